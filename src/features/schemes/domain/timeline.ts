import { addDays, addMonths } from '#kernel/calendar.ts'
import type { Terms } from './rules.ts'

export type Timeline = {
  readonly startsOn: string
  /** Last day on which a lease may be signed. */
  readonly lastLeaseOn: string
  readonly lastFollowUpOn: string
  readonly lastReviewOn: string
  /** Months from the first day to the month of the last review. */
  readonly lastMonth: number
}

/**
 * The dates of a scheme to its very end: a lease signed on the last day is followed, then reviewed, after the
 * mobilisation is over.
 *
 * @param startsOn  first day of the scheme
 * @param terms     months of mobilisation, of follow-up, and before the review
 * @returns         dates and the number of the last month; undefined while one of the three terms is unknown
 * @source          R4; domain report §0.1: end of programme is not end of case (month 39)
 */
export function timelineOf(startsOn: string, terms: Terms): Timeline | undefined {
  const mobilisation = terms['months.mobilisation']
  const followUp = terms['months.followup']
  const review = terms['months.review']
  if (mobilisation === undefined || followUp === undefined || review === undefined) return undefined
  const lastLeaseOn = addDays(addMonths(startsOn, mobilisation), -1)
  return {
    startsOn,
    lastLeaseOn,
    lastFollowUpOn: addMonths(lastLeaseOn, followUp),
    lastReviewOn: addMonths(lastLeaseOn, followUp + review),
    lastMonth: mobilisation + followUp + review,
  }
}

/**
 * In which month of the scheme a day falls.
 *
 * @param startsOn  first day of the scheme
 * @param day       a day, `YYYY-MM-DD`
 * @returns         1 for the first month; 0 or less before the scheme
 * @source          R4: timeline of the cohort
 */
export function monthOf(startsOn: string, day: string): number {
  const months =
    (Number(day.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 +
    Number(day.slice(5, 7)) -
    Number(startsOn.slice(5, 7))
  return addMonths(startsOn, months) <= day ? months + 1 : months
}
