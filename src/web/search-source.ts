import type { LinkProps } from '@tanstack/react-router'
import type { IconType } from './ui/icon.tsx'

export type SearchHit = {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly link: LinkProps
}

/** A feature that answers the universal search. The server alone decides what the reader may find. */
export type SearchSource = {
  readonly group: string
  readonly icon: IconType
  /** The ability without which it is not asked. */
  readonly may?: string
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly SearchHit[]>
}
