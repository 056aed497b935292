import { addDays, addMonths } from '#kernel/calendar.ts'

export const OBJECTIVE_STATUSES = ['todo', 'doing', 'done', 'partly', 'dropped'] as const
export type ObjectiveStatus = (typeof OBJECTIVE_STATUSES)[number]
export const PLAN_PARTIES = ['household', 'association', 'landlord'] as const
export type PlanParty = (typeof PLAN_PARTIES)[number]
export const REVIEW_PRESENT = ['household', 'worker', 'referent', 'department', 'relative'] as const

/** Rules of a plan that may say no, here or in the database: each has its French sentence. */
export type PlanRefusal =
  | 'deputy-is-referent'
  | 'plan-before-keys'
  | 'plan-first'
  | 'plan-changed'
  | 'own-goals-first'
  | 'review-before-plan'
  | 'already-signed'

/**
 * The last day of a plan.
 *
 * @param startsOn  its first day (`YYYY-MM-DD`)
 * @param months    its length
 * @returns         the day before the same day, so many months later
 * @source          call for projects 2014, « Plan d’action » : its duration is written
 */
export function planEndsOn(startsOn: string, months: number): string {
  return addDays(addMonths(startsOn, months), -1)
}

/**
 * When the next review point is due.
 *
 * @param signedOn   day the plan was signed by the three sides, null before
 * @param reviews    days of the reviews held, with the next day that each set
 * @param every      months between reviews at most: a term of the scheme
 * @returns          the day set at the last review, never later than the scheme allows; null before the signature
 * @source           call for projects 2014: review points validate steps and revise objectives
 */
export function nextReviewOn(
  signedOn: string | null,
  reviews: readonly { readonly heldOn: string; readonly nextOn: string }[],
  every: number,
): string | null {
  if (signedOn === null) return null
  const last = reviews.reduce<(typeof reviews)[number] | null>(
    (latest, review) => (latest === null || review.heldOn > latest.heldOn ? review : latest),
    null,
  )
  const limit = addMonths(last?.heldOn ?? signedOn, every)
  return last !== null && last.nextOn < limit ? last.nextOn : limit
}
