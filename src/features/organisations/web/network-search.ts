import type { OrganisationKind } from '../contract.ts'
import { KIND_WORDS } from './organisation-words.ts'

/** What the address of the directory says. */
export type NetworkSearch = {
  readonly q?: string | undefined
  readonly nature?: OrganisationKind | undefined
  /** The drawer: a partner to edit, or « nouvelle ». */
  readonly fiche?: string | undefined
  /** The drawer: the partner that receives an agreement. */
  readonly agrement?: string | undefined
}

export function toNetworkSearch(search: Readonly<Record<string, unknown>>): NetworkSearch {
  return {
    q: text(search['q']),
    nature: (Object.keys(KIND_WORDS) as OrganisationKind[]).find(
      (kind) => kind === search['nature'],
    ),
    fiche: text(search['fiche']),
    agrement: text(search['agrement']),
  }
}

function text(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return String(value).slice(0, 100) || undefined
}
