import { addMonths } from '#kernel/calendar.ts'

/** Who may come to a closure meeting. */
export const PRESENT = ['household', 'worker', 'referent', 'department', 'relative'] as const

export type FollowUp = {
  /** First day on which the meeting needs no motive, or null before a lease. */
  readonly endsOn: string | null
  readonly isEarly: boolean
}

/**
 * Whether a closure meeting would come before the follow-up had its whole length.
 *
 * @param signedOn  first signature of a lease, or null
 * @param months    length of the follow-up, a term of the scheme
 * @param heldOn    day of the meeting
 * @returns         the day from which no motive is asked, and whether the meeting comes before it
 * @source          AAP 2014, Haute-Savoie HABITAT, Inscription dans la durée: one year at least from the lease
 */
export function followUpOf(signedOn: string | null, months: number, heldOn: string): FollowUp {
  if (signedOn === null) return { endsOn: null, isEarly: true }
  const endsOn = addMonths(signedOn, months)
  return { endsOn, isEarly: heldOn < endsOn }
}

export type ClosureRefusal =
  | 'closure-before-support'
  | 'closure-too-early'
  | 'already-closed'
  | 'not-your-questions'
  | 'answered-today'
  | 'state-not-open'
  | 'too-late-to-reopen'
