import type { TravelMode } from '#features/needs/domain/criteria.ts'
import { CHOICE_WORDS, CRITERION_WORDS } from '#features/needs/domain/need-words.ts'
import type { Constraint, MatchCriterion, Verdict } from './criterion.ts'
import type { Minutes } from './travel.ts'

const WIDE = '\u00a0'

const CONSTRAINT_WORDS: Readonly<Record<Constraint | 'effort', string>> = {
  ceiling: 'Plafond de ressources',
  surface: 'Surface minimale',
  rooms: 'Nombre de pièces',
  protected: 'Contrainte protégée',
  holder: 'Réservataire',
  quota: 'Quota du secteur',
  effort: 'Taux d’effort',
}

/** The name of a criterion, as columns and chips say it. @source G2 */
export function criterionWords(criterion: MatchCriterion): string {
  return { ...CRITERION_WORDS, ...CONSTRAINT_WORDS }[criterion]
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  yes: 'oui',
  no: 'non',
  unknown: 'inconnu',
}

const squareMetres = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** « 66 m² », « 48,5 m² » @source §5.7 */
export function areaWords(area: number): string {
  return `${squareMetres.format(area)}${WIDE}m²`
}

/** « rez-de-chaussée », « 1er étage », « 4e étage », « 1er sous-sol » @source §5.7 */
export function floorWords(floor: number): string {
  if (floor === 0) return 'rez-de-chaussée'
  const rank = Math.abs(floor) === 1 ? '1er' : `${String(Math.abs(floor))}e`
  return `${rank}${WIDE}${floor > 0 ? 'étage' : 'sous-sol'}`
}

const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
})

/** « 23 201 € » @source §2.8 */
export function moneyWords(cents: number): string {
  return euros.format(cents / 100)
}

/** « 10 à 25 min à pied, estimé » @source first matching, until G5 */
export function minutesWords({ least, most }: Minutes, mode: TravelMode): string {
  const range = least === 0 ? `moins de ${String(most)}` : `${String(least)} à ${String(most)}`
  return `${range}${WIDE}min ${CHOICE_WORDS[mode] ?? ''}, estimé`
}

/** « 3 personnes », « 1 personne » @source §2.11 */
export function personsWords(count: number): string {
  return `${String(count)}${WIDE}${count >= 2 ? 'personnes' : 'personne'}`
}
