import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

function RailAnchor({ children, ...props }: ComponentPropsWithRef<'a'>) {
  return (
    <a {...props} className="rail-link">
      {children}
    </a>
  )
}

/** An entry of the rail or of the bottom bar; current on its page and on the pages below it. */
export const RailLink = createLink(RailAnchor)
