import { WEIGHTS } from '#features/needs/domain/criteria.ts'
import type { CriterionVerdict } from './criterion.ts'

/** What the order of a list looks at. */
export type Rankable = {
  readonly criteria: readonly CriterionVerdict[]
  /** Since when it waits, `YYYY-MM-DD`: the referral of a household, the day a dwelling is free. */
  readonly since: string
  /** Parts those that nothing else parts. */
  readonly key: string
}

/** The order in words: the only thing that a page may say of it. No score stands behind it. */
export const ORDER_WORDS = {
  households:
    'Ordre : contraintes et indispensables non remplis, du plus petit nombre au plus grand ; puis souhaits remplis, d’abord ceux qui comptent le plus pour le ménage ; puis date du signalement. Aucun score ne décide.',
  dwellings:
    'Ordre : contraintes et indispensables non remplis, du plus petit nombre au plus grand ; puis souhaits remplis, d’abord ceux qui comptent le plus pour le ménage ; puis date de disponibilité. Aucun score ne décide.',
} as const

/**
 * The hard criteria that are not met: they exclude.
 *
 * @param criteria  verdicts of one household for one dwelling
 * @returns         constraints and indispensables answered « non »
 * @source          G2: hard constraints apart from preferences
 */
export function hardNos(criteria: readonly CriterionVerdict[]): readonly CriterionVerdict[] {
  return criteria.filter(
    ({ importance, verdict }) =>
      verdict === 'no' && (importance === 'constraint' || importance === 'must'),
  )
}

/**
 * The order of a list: hard « non » first to last, then wishes met, those that count most before, then the date.
 *
 * @param rows  households for one dwelling, or dwellings for one household
 * @returns     the same rows, in an order that does not depend on the one they came in
 * @source      G2; D6: an explicit rule, never a hidden score
 */
export function ranked<R extends Rankable>(rows: readonly R[]): readonly R[] {
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .toSorted(byPlace)
    .map(({ row }) => row)
}

type Place = { readonly numbers: readonly number[]; readonly since: string; readonly key: string }

function placeOf({ criteria, since, key }: Rankable): Place {
  const met = WEIGHTS.toReversed().map(
    (weight) =>
      -criteria.filter(
        (one) => one.importance === 'should' && one.verdict === 'yes' && one.weight === weight,
      ).length,
  )
  return { numbers: [hardNos(criteria).length, ...met], since, key }
}

function byPlace({ place: one }: { place: Place }, { place: two }: { place: Place }): number {
  const parted = one.numbers.map((number, index) => number - (two.numbers[index] ?? 0))
  return (
    parted.find((difference) => difference !== 0) ??
    (compare(one.since, two.since) || compare(one.key, two.key))
  )
}

// Not by language: the same bytes give the same order on every machine.
function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
