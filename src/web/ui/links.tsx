import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import './links.css'

type AnchorElementProps = Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>
type ButtonAnchorProps = Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>

function PlainAnchor(props: AnchorProps & AnchorElementProps) {
  return <Anchor {...props} />
}

function ButtonAnchor(props: ButtonProps & ButtonAnchorProps) {
  return <Button component="a" {...props} />
}

function RowAnchor({ children, ...props }: ComponentPropsWithRef<'a'>) {
  return (
    <a {...props} className="row-link">
      {children}
    </a>
  )
}

/** A link in a text, underlined. Its address is checked against the routes. */
export const TextLink = createLink(PlainAnchor)

/** An action that leads to another page: a link that looks like a button. */
export const LinkButton = createLink(ButtonAnchor)

/** The name at the head of a row: bold, underlined under the pointer. */
export const RowLink = createLink(RowAnchor)
