import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Icon, type IconType } from './icon.tsx'
import './tab-links.css'
import type { Tone } from './tone.ts'

type TabProps = {
  icon?: IconType
  count?: number | undefined
  tone?: Tone
} & ComponentPropsWithRef<'a'>

function TabAnchor({ icon, count, tone, children, ...props }: TabProps) {
  return (
    <a {...props} className="tab-link">
      {icon && <Icon of={icon} size={17} />}
      {children}
      {count !== undefined && (
        <span className="tab-link__count" data-tone={tone}>
          {count}
        </span>
      )}
    </a>
  )
}

/** One tab: a link, since the tab is part of the address. The router marks the current one (`aria-current`). */
export const TabLink = createLink(TabAnchor)

type TabsProps = {
  /** « Files d’attente », « Rubriques du ménage » */
  label: string
  /** `TabLink`s. They scroll when they are many, and never wrap. */
  children: readonly ReactNode[]
}

export function TabLinks({ label, children }: TabsProps) {
  return (
    <nav aria-label={label}>
      <ul className="tab-links">
        {children.map((tab, index) => (
          <li key={index}>{tab}</li>
        ))}
      </ul>
    </nav>
  )
}
