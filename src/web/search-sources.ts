import { dwellingSource } from '#features/dwellings/web/search-source.ts'
import { householdSource } from '#features/households/web/search-source.ts'
import type { LinkProps } from '@tanstack/react-router'
import type { SearchSource } from './search-source.ts'

/** Every feature that answers the universal search is named here. */
export const searchSources: readonly SearchSource[] = [householdSource, dwellingSource]

/** Something to do, found by its words like a page. */
export type SearchAction = {
  readonly key: string
  readonly label: string
  readonly link: LinkProps
  /** The ability without which it is not offered. */
  readonly may: string
}

export const searchActions: readonly SearchAction[] = [
  {
    key: 'refer',
    label: 'Signaler un ménage',
    link: { to: '/signaler' },
    may: 'referral.write',
  },
  {
    key: 'release',
    label: 'Saisir ou proposer un logement qui se libère',
    link: { to: '/logements/liberation' },
    may: 'vacancy.open',
  },
  {
    key: 'break-glass',
    label: 'Ouvrir un dossier en urgence',
    link: { to: '/acces-urgence' },
    may: 'break-glass.open',
  },
]
