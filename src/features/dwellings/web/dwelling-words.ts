import { counted } from '#web/ui/typo.ts'
import type { Contingent, ReservationMode } from '../domain/contingents.ts'
import type { Heating } from '../domain/dwelling-facts.ts'
import type { TurnKind } from '../domain/turn.ts'
import type { VacancyStatus } from '../domain/vacancy-path.ts'

const WIDE = '\u00a0'

export const CONTINGENT_WORDS: Readonly<Record<Contingent, string>> = {
  landlord: 'Contingent du bailleur',
  state: 'Contingent de l’État',
  commune: 'Contingent de la commune',
  epci: 'Contingent de l’intercommunalité',
  department: 'Contingent du Département',
  'action-logement': 'Contingent d’Action Logement',
  employer: 'Contingent d’un employeur',
}
/** A dwelling that nobody reserves by name. */
const FLOW_WORDS = 'En flux, orienté à chaque libération'

export function contingentWords(contingent: Contingent | null): string {
  return contingent === null ? FLOW_WORDS : CONTINGENT_WORDS[contingent]
}

/** The same in the middle of a sentence: its first letter alone is lowered, names keep theirs. */
export function inSentence(words: string): string {
  return words.charAt(0).toLocaleLowerCase('fr') + words.slice(1)
}

export const MODE_WORDS: Readonly<Record<ReservationMode, string>> = {
  stock: 'en stock',
  flow: 'en flux',
}

export const STATUS_WORDS: Readonly<Record<VacancyStatus, string>> = {
  open: 'À proposer',
  proposed: 'Proposé',
  allocated: 'Attribué',
  signed: 'Bail signé',
  withdrawn: 'Retiré',
}

export const TURN_WORDS: Readonly<Record<TurnKind, string>> = {
  asked: 'Accord demandé',
  agreed: 'Accord donné',
  declined: 'Accord refusé',
  'given-back': 'Tour rendu',
  released: 'Remise pour un tour',
}

export const HEATING_WORDS: Readonly<Record<Heating, string>> = {
  individual: 'Individuel',
  collective: 'Collectif',
}

type Described = {
  readonly typology: string
  readonly livingAreaM2: number
  readonly communeName: string
}

const area = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** « 66 m² », « 48,5 m² » */
export function areaWords(squareMetres: number): string {
  return `${area.format(squareMetres)}${WIDE}m²`
}

/** The identity line of a dwelling: « T3, 66 m², Cran-Gevrier ». */
export function dwellingTitle({ typology, livingAreaM2, communeName }: Described): string {
  return `${typology}, ${areaWords(livingAreaM2)}, ${communeName}`
}

/** « rez-de-chaussée », « 1er étage », « 4e étage », « 1er sous-sol » */
export function floorWords(floor: number): string {
  if (floor === 0) return 'rez-de-chaussée'
  const rank = Math.abs(floor) === 1 ? '1er' : `${String(Math.abs(floor))}e`
  return `${rank}${WIDE}${floor > 0 ? 'étage' : 'sous-sol'}`
}

type Placed = {
  readonly address: string
  readonly floor: number | null
  readonly hasLift: boolean
}

/** « 8 allée des Noisetiers, 2e étage, ascenseur » */
export function placeWords({ address, floor, hasLift }: Placed): string {
  return [address, floor === null ? '' : floorWords(floor), hasLift ? 'ascenseur' : '']
    .filter(Boolean)
    .join(', ')
}

const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
})

/** « 412 € », « 418,71 € » */
export function moneyWords(cents: number): string {
  return euros.format(cents / 100)
}

/** « 412 € + 138 € de charges » */
export function rentWords(rent: {
  readonly rentCents: number
  readonly chargesCents: number
}): string {
  return `${moneyWords(rent.rentCents)} + ${moneyWords(rent.chargesCents)} de charges`
}

/** « 30 % », « 12,5 % » */
export function shareWords(ratio: number): string {
  return new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 }).format(
    ratio,
  )
}

/** « 3 jours », « 1 jour » */
export function daysWords(days: number): string {
  return counted(days, 'jour')
}
