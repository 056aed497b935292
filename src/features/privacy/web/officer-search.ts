import type { AccessesQuery } from '../contract.ts'

/** Filters of the officer's page, as they stand in its address. */
export type OfficerSearch = {
  /** Month of the emergency accesses, `YYYY-MM`. */
  readonly mois?: string | undefined
  readonly dossier?: string | undefined
  readonly acces?: AccessesQuery['outcome']
  readonly du?: string | undefined
  readonly au?: string | undefined
}

export const OUTCOME_WORDS: Readonly<Record<NonNullable<AccessesQuery['outcome']>, string>> = {
  opened: 'ouverture',
  listed: 'liste',
  refused: 'refus',
  'break-glass': 'urgence',
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function toOfficerSearch(raw: Record<string, unknown>): OfficerSearch {
  const text = (key: string, form: RegExp) => {
    const value = raw[key]
    return typeof value === 'string' && form.test(value) ? value : undefined
  }
  const acces = text('acces', /^[a-z-]+$/)
  return {
    mois: text('mois', /^\d{4}-\d{2}$/),
    dossier: text('dossier', /^.{1,30}$/),
    acces: isOutcome(acces) ? acces : undefined,
    du: text('du', DAY),
    au: text('au', DAY),
  }
}

export function isOutcome(word: string | null | undefined): word is keyof typeof OUTCOME_WORDS {
  return typeof word === 'string' && word in OUTCOME_WORDS
}

/** What the server is asked, from what stands in the address. */
export function toAccessesQuery({ dossier, acces, du, au }: OfficerSearch, before: number | null) {
  const asked = { fileNumber: dossier, outcome: acces, from: du, to: au, before }
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== null)
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}
