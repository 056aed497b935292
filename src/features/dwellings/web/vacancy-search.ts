import { TYPOLOGIES, type Typology } from '../domain/dwelling-facts.ts'
import type { VacancyStatus } from '../domain/vacancy-path.ts'

/** What the address of the list says. The words are French, since people read addresses. */
export type VacancySearch = {
  /** Id of a sector; « hors »: sector chosen outside the list; « aucun »: still to be chosen. */
  readonly secteur?: string | undefined
  readonly type?: Typology | undefined
  /** Id of an organisation, or « bailleur ». */
  readonly reservataire?: string | undefined
  readonly etat?: keyof typeof STATES | undefined
  readonly avant?: string | undefined
  readonly tri?: 'libre' | 'recent' | undefined
  readonly page?: number | undefined
}

export const STATES = {
  ouvert: 'open',
  propose: 'proposed',
  attribue: 'allocated',
  signe: 'signed',
  retire: 'withdrawn',
} as const satisfies Record<string, VacancyStatus>

const ID = /^[0-9a-f-]{36}$/iu

/** An address typed by hand or kept from an older version: what is not understood is left out, never refused. */
export function toVacancySearch(search: Readonly<Record<string, unknown>>): VacancySearch {
  const { secteur, type, reservataire, etat, avant, tri, page } = search
  return {
    secteur: idOr(secteur, ['hors', 'aucun']),
    type: oneOf(type, TYPOLOGIES),
    reservataire: idOr(reservataire, ['bailleur']),
    etat: oneOf(etat, Object.keys(STATES) as (keyof typeof STATES)[]),
    avant: typeof avant === 'string' && isDay(avant) ? avant : undefined,
    tri: oneOf(tri, ['libre', 'recent']),
    page: pageOf(page),
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function oneOf<const T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value)
}

function idOr(value: unknown, words: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined
  return ID.test(value) || words.includes(value) ? value : undefined
}

/** A page beyond the first, or nothing. */
export function pageOf(value: unknown): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number >= 2 && number <= 1000 ? number : undefined
}

const SECTORS: Readonly<Record<string, string>> = { hors: 'outside', aucun: 'none' }
const SORTS = { libre: 'free', recent: 'recent' } as const

/** The same, as the server asks for it. */
export function toVacancyQuery(search: VacancySearch): string {
  const { secteur, type, reservataire, etat, avant, tri, page } = search
  const query = new URLSearchParams()
  if (secteur !== undefined) query.set('sector', SECTORS[secteur] ?? secteur)
  if (type !== undefined) query.set('typology', type)
  if (reservataire !== undefined) {
    query.set('holder', reservataire === 'bailleur' ? 'landlord' : reservataire)
  }
  if (etat !== undefined) query.set('status', STATES[etat])
  if (avant !== undefined) query.set('freeBefore', avant)
  if (tri !== undefined) query.set('sort', SORTS[tri])
  if (page !== undefined) query.set('page', String(page))
  return query.toString()
}

/** Whether the list shows less than everything that is under way. */
export function isFiltered(search: VacancySearch): boolean {
  const { secteur, type, reservataire, etat, avant } = search
  return [secteur, type, reservataire, etat, avant].some((filter) => filter !== undefined)
}
