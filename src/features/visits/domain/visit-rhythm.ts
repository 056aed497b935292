import { addDays, addMonths } from '#kernel/calendar.ts'

export const INTENSITIES = ['closer', 'usual', 'lighter'] as const
export type Intensity = (typeof INTENSITIES)[number]
export const PURPOSES = [
  'settling',
  'listening',
  'budget',
  'neighbours',
  'review',
  'technical',
] as const
export type Purpose = (typeof PURPOSES)[number]
export const VISIT_OUTCOMES = ['held', 'missed', 'refused'] as const
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number]

export type VisitRefusal = 'visit-before-keys' | 'facts-not-causes'

/** Terms of the scheme: how many weekly visits first, fortnightly until the end of which month, monthly until which. */
export type RhythmTerms = {
  readonly weeklyVisits: number
  readonly fortnightlyUntil: number
  readonly monthlyUntil: number
}

const WEEK = 7
const FORTNIGHT = 14
const MONTH = 30
// A closer follow-up comes twice as often, a lighter one half as often.
const PACE: Readonly<Record<Intensity, number>> = { closer: 0.5, usual: 1, lighter: 2 }

/**
 * The day before which the next visit is due.
 *
 * @param keysOn     first day in the dwelling (`YYYY-MM-DD`)
 * @param heldOn     days of the visits that were held, in any order
 * @param terms      the rhythm of the scheme
 * @param intensity  of this household
 * @returns          the day, or null once the rhythm has ended
 * @source           M1: closer in the first months, then fortnightly, then monthly; terms of the scheme
 */
export function nextVisitOn(
  keysOn: string,
  heldOn: readonly string[],
  terms: RhythmTerms,
  intensity: Intensity,
): string | null {
  const last = heldOn.reduce((latest, day) => (day > latest ? day : latest), keysOn)
  if (last >= addMonths(keysOn, terms.monthlyUntil)) return null
  const days = intervalOf(keysOn, { last, held: heldOn.length }, terms)
  return addDays(last, Math.max(1, Math.round(days * PACE[intensity])))
}

type Since = { readonly last: string; readonly held: number }

function intervalOf(keysOn: string, { last, held }: Since, terms: RhythmTerms): number {
  if (held < terms.weeklyVisits) return WEEK
  return last < addMonths(keysOn, terms.fortnightlyUntil) ? FORTNIGHT : MONTH
}

/**
 * The share of visits that were only about the building.
 *
 * @param purposes  of the visits that were held
 * @returns         between 0 and 1; null without any visit
 * @source          call for projects 2014: the landlord is not « un simple logeur »; M3
 */
export function technicalShare(purposes: readonly Purpose[]): number | null {
  if (purposes.length === 0) return null
  return purposes.filter((purpose) => purpose === 'technical').length / purposes.length
}
