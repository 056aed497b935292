import { COURSE_STEPS, DELAY_KEYS, type CourseStep, type DelayKey } from './indicators.ts'

export type DelayCount = { readonly key: string; readonly days: number; readonly count: number }

/**
 * Delays by key, one entry a household or a dwelling.
 *
 * @param counted  how many took how many days, as the database counts them
 * @returns        days of each delay, in no order
 * @source         domain report §1.5, I5 to I9
 */
export function daysByKey(counted: readonly DelayCount[]): Map<DelayKey, number[]> {
  return new Map(
    DELAY_KEYS.map((key) => [
      key,
      counted
        .filter((row) => row.key === key)
        .flatMap(({ days, count }) => Array.from({ length: count }, () => days)),
    ]),
  )
}

/** Households whose furthest step this is, 1 being the referral: those that wait there, those that left. */
export type Furthest = { readonly step: number; readonly waiting: number; readonly gone: number }

export type CourseRow = {
  readonly step: CourseStep
  /** Households that came this far or further. */
  readonly count: number
  readonly waiting: number
  readonly gone: number
}

/**
 * The way of a cohort: at each step who came that far, who waits there, who left there.
 *
 * @param furthest  households by the furthest step they reached
 * @returns         one row a step; each count is the next one plus those who wait or left
 * @source          R4, I1; the programme's first page
 */
export function courseOf(furthest: readonly Furthest[]): readonly CourseRow[] {
  return COURSE_STEPS.map((step, index) => {
    const here = furthest.filter((row) => row.step === index + 1)
    const beyond = furthest.filter((row) => row.step > index)
    return {
      step,
      count: sum(beyond, (row) => row.waiting + row.gone),
      waiting: sum(here, ({ waiting }) => waiting),
      gone: sum(here, ({ gone }) => gone),
    }
  })
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

/** The terms of the path that a delay covers, in working days. */
const TERMS_OF: Readonly<Partial<Record<DelayKey, readonly string[]>>> = {
  'delay-needs': ['delay.decide-eligibility', 'delay.exchange-on-needs'],
  'delay-proposal': ['delay.propose-dwelling'],
  'delay-committee': [
    'delay.answer-proposal',
    'delay.complete-application',
    'delay.hold-committee',
  ],
  'delay-lease': ['delay.answer-offer', 'delay.sign-lease'],
}
const WORKING_DAYS = 5
const WEEK = 7

/**
 * What the scheme's own delays give for a part of the path.
 *
 * @param key    the delay
 * @param terms  terms in force, in working days
 * @returns      calendar days, five working days making a week; null when the scheme sets none
 * @source       the terms of the scheme, added up
 */
export function targetDays(
  key: DelayKey,
  terms: Readonly<Partial<Record<string, number>>>,
): number | null {
  const known = (TERMS_OF[key] ?? []).flatMap((term) => terms[term] ?? [])
  if (known.length === 0 || known.length !== TERMS_OF[key]?.length) return null
  const workingDays = known.reduce((total, days) => total + days, 0)
  return Math.ceil((workingDays * WEEK) / WORKING_DAYS)
}
