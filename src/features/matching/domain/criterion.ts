import type { Criterion as NeedCriterion } from '#features/needs/domain/criteria.ts'

/** What the law, the programme and the landlord ask, before any wish of the household. */
export const CONSTRAINTS = ['ceiling', 'surface', 'rooms', 'protected', 'holder', 'quota'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

/** Constraints that a human may set aside with a written motive (G3); the others never give way here. */
export const EXCEPTIONS = ['surface', 'rooms'] as const satisfies readonly Constraint[]
export type Exception = (typeof EXCEPTIONS)[number]

/** Whether a « non » of this criterion may be set aside with a motive. @source G3 */
export function isException(criterion: MatchCriterion): criterion is Exception {
  return (EXCEPTIONS as readonly MatchCriterion[]).includes(criterion)
}

/** `effort` informs and decides nothing (domain report §2.10). */
export type MatchCriterion = Constraint | NeedCriterion | 'effort'

export const VERDICTS = ['yes', 'no', 'unknown'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `constraint` and `must` exclude when they are not met; `should` orders; `guide` informs. */
export const WEIGHTINGS = ['constraint', 'must', 'should', 'guide'] as const
export type Weighting = (typeof WEIGHTINGS)[number]

/** A fact that a verdict comes from, in words, with its date when it has one. Never a cause. */
export type Reason = { readonly words: string; readonly on: string | null }

export type CriterionVerdict = {
  readonly criterion: MatchCriterion
  readonly verdict: Verdict
  readonly importance: Weighting
  /** For a wish, how much the household said that it counts, 1 to 3; null otherwise. */
  readonly weight: number | null
  readonly because: readonly Reason[]
}

/** What a rule answers, before the criterion that it stands for. */
export type Answer = Pick<CriterionVerdict, 'verdict' | 'because'>

/**
 *
 */
export function answer(verdict: Verdict, ...reasons: readonly (string | Reason)[]): Answer {
  return {
    verdict,
    because: reasons.map((one) => (typeof one === 'string' ? { words: one, on: null } : one)),
  }
}

/**
 * The verdict of several demands that must hold together.
 *
 * @param verdicts  one for each demand
 * @returns         « non » as soon as one is not met, « inconnu » as soon as one is not known
 * @source          G2: oui, non, inconnu
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no'
  return verdicts.includes('unknown') || verdicts.length === 0 ? 'unknown' : 'yes'
}
