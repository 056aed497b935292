import { PRICE_LINES, PRICE_PERS } from './price-lines.ts'
import { TERM_KEYS, termSpec, type TermKey } from './term-catalogue.ts'
import { valueWords } from './term-units.ts'

export type ChangedKind = 'term' | 'price' | 'quota' | 'commune' | 'typology' | 'override'
export type ChangedRow = Readonly<Record<string, unknown>>
/** Names of sectors, communes and operators, by their identifier. */
export type Names = ReadonlyMap<string, string>

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const WIDE = '\u00a0'

/**
 * What a line of the journal is about.
 *
 * @param kind   the kind of rule
 * @param row    one of its versions, as the journal keeps it
 * @param names  names of what it refers to
 * @returns      « Signer le bail », « Secteur Arve », « Accompagnement, ARIES »
 * @source       Q1: each change says what, when, why and by whom
 */
export function subjectWords(kind: ChangedKind, row: ChangedRow, names: Names): string {
  switch (kind) {
    case 'term':
      return isTermKey(row['key']) ? termSpec(row['key']).label : text(row['key'])
    case 'price': {
      const line = PRICE_LINES[row['line'] as keyof typeof PRICE_LINES]
      return [line, named(row['operatorOrganisationId'], names) ?? kindWords(row['operatorKind'])]
        .filter(Boolean)
        .join(', ')
    }
    case 'quota':
    case 'override':
      return `Secteur ${named(row['sectorId'], names) ?? ''}`
    case 'commune':
      return named(row['commune'], names) ?? text(row['commune'])
    case 'typology':
      return `Types de logement, ligne ${text(row['position'])}`
  }
}

/**
 * What a version said.
 *
 * @param kind   the kind of rule
 * @param row    the version, or null when there was none
 * @param names  names of what it refers to
 * @returns      « 10 jours ouvrés », « 1 650,00 € par ménage et par an », or null
 * @source       Q1
 */
export function versionWords(
  kind: ChangedKind,
  row: ChangedRow | null,
  names: Names,
): string | null {
  if (row === null) return null
  switch (kind) {
    case 'term':
      return isTermKey(row['key'])
        ? termValue(row['key'], Number(row['value']))
        : text(row['value'])
    case 'price':
      return priceWords(row['amountCents'], row['per'])
    case 'quota':
      return dwellings(row['dwellings'])
    case 'override':
      return `${dwellings(row['extraDwellings'])} de plus`
    case 'commune':
      return `secteur ${named(row['sectorId'], names) ?? ''}`
    case 'typology':
      return roomsWords(Number(row['roomsFrom']), Number(row['roomsTo']))
  }
}

/** « 0 € sur ce dispositif » for an operator without a price. @source domain report §0.6 */
export function priceWords(amountCents: unknown, per: unknown): string {
  if (typeof amountCents !== 'number') return `0${WIDE}€ sur ce dispositif, cofinancé ailleurs`
  return `${EUROS.format(amountCents / 100)} ${PRICE_PERS[per as keyof typeof PRICE_PERS]}`
}

/** « T2 », « T2 ou T3 », « T3 à T5 ». @source domain report §2.11 */
export function roomsWords(from: number, to: number): string {
  if (from === to) return `T${String(from)}`
  return `T${String(from)} ${to === from + 1 ? 'ou' : 'à'} T${String(to)}`
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  commune: 'les communes',
  association: 'les associations',
  landlord: 'le bailleur',
  siao: 'le SIAO',
  department: 'le Département',
}

/** An operator's kind, in words. @source domain report §0.5: the cap is on a set of operators */
export function kindWords(kind: unknown): string {
  return typeof kind === 'string' ? (KIND_WORDS[kind] ?? kind) : 'tous les opérateurs'
}

function termValue(key: TermKey, value: number): string {
  const { unit, choices } = termSpec(key)
  return valueWords(value, unit, choices)
}

function isTermKey(key: unknown): key is TermKey {
  return (TERM_KEYS as readonly unknown[]).includes(key)
}

function dwellings(count: unknown): string {
  return `${text(count)}${WIDE}${Number(count) >= 2 ? 'logements' : 'logement'}`
}

function named(id: unknown, names: Names): string | undefined {
  return typeof id === 'string' ? names.get(id) : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
