import { addWorkingDays } from '#kernel/calendar.ts'

/** How far a candidacy is, as app.candidacy_status says it to each reader. */
export const CANDIDACY_STATUSES = [
  'chosen',
  'informed',
  'go',
  'convoked',
  'decided',
  'notified',
  'accepted',
  'closed',
] as const
export type CandidacyStatus = (typeof CANDIDACY_STATUSES)[number]

/** The three answers of the prescriber, and the officer's to what is to be adapted. */
export const ANSWERS = ['go', 'adapt', 'not-now', 'reply'] as const
export type Answer = (typeof ANSWERS)[number]

export const CLOSING_KINDS = [
  'not-now',
  'household-withdrew',
  'dwelling-withdrawn',
  'other-choice',
] as const
export type ClosingKind = (typeof CLOSING_KINDS)[number]

export const VISIT_OUTCOMES = ['suits', 'hesitates', 'does-not-suit', 'missed'] as const
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number]

export type AnswerGiven = { readonly answer: Answer; readonly on: string }

/**
 * Who must move a proposal on.
 *
 * @param status   how far it is
 * @param answers  the thread, oldest first
 * @returns        the officer informs or replies, the prescriber answers; null once the go is given or all is over
 * @source         H1, H2
 */
export function whoseMove(
  status: CandidacyStatus,
  answers: readonly AnswerGiven[],
): 'officer-informs' | 'officer-replies' | 'prescriber-answers' | null {
  if (status === 'chosen') return 'officer-informs'
  if (status !== 'informed') return null
  return answers.at(-1)?.answer === 'adapt' ? 'officer-replies' : 'prescriber-answers'
}

/**
 * Since when the prescriber's answer is awaited: an answer from the officer starts the delay again.
 *
 * @param informedOn  day the prescriber was informed (`YYYY-MM-DD`)
 * @param answers     the thread, oldest first
 * @returns           the day the delay runs from
 * @source            H2
 */
export function waitingSince(informedOn: string, answers: readonly AnswerGiven[]): string {
  return answers.findLast(({ answer }) => answer === 'reply')?.on ?? informedOn
}

export type Waiting = {
  readonly since: string
  /** Working days to answer, before the due day to remind, after it to tell the lead: terms of the scheme. */
  readonly days: number
  readonly dueSoon: number | null
  readonly escalate: number | null
  readonly isReminded: boolean
  readonly isTold: boolean
}

export type NudgeStep = 'reminder' | 'lead-told'

/**
 * What a silence asks for today: a reminder as soon as the due day is near, then the programme lead once the delay of
 * escalation has passed after it. A term that the scheme does not set asks for nothing.
 *
 * @param waiting  since when, the terms (working days), what was done already
 * @param today    the programme's date
 * @returns        the steps to take now, in order
 * @source         H2: silence, a reminder, then the programme lead
 */
export function nudgesDue(waiting: Waiting, today: string): readonly NudgeStep[] {
  const { since, days, dueSoon, escalate, isReminded, isTold } = waiting
  const remindOn = dueSoon === null ? null : addWorkingDays(since, Math.max(0, days - dueSoon))
  const tellOn = escalate === null ? null : addWorkingDays(since, days + escalate)
  return [
    ...(remindOn !== null && remindOn <= today && !isReminded ? ['reminder' as const] : []),
    ...(tellOn !== null && tellOn < today && !isTold ? ['lead-told' as const] : []),
  ]
}
