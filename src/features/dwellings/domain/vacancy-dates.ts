import { addMonths } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

export type VacancyDates = {
  /** Day on which the leaving tenant gave notice. */
  readonly noticeGivenOn: string
  /** Last day of the leaving tenant. */
  readonly leavesOn: string
  /** First day on which somebody may move in, works done. */
  readonly availableOn: string
}

export type DatesRefusal =
  | 'notice-not-yet-given'
  | 'leaves-before-notice'
  | 'available-before-leaving'
  | 'vacancy-date-too-far'
  | 'leaves-before-last-lease'

/** Beyond these, a date is a slip of the keyboard. */
const FUTURE_MONTHS = 24
const PAST_MONTHS = 120

/**
 * Whether the dates of a vacancy hold together.
 *
 * @param dates      notice, leaving and availability, `YYYY-MM-DD`
 * @param context    the programme's date, and the day on which the last lease of this dwelling started, if any
 * @returns          the dates
 * @refuses          every code of `DatesRefusal`, the first one met
 * @source           domain report G1: dates from notice to availability
 */
export function checkVacancyDates(
  dates: VacancyDates,
  context: { readonly today: string; readonly lastLeaseOn: string | null },
): Result<VacancyDates, DatesRefusal> {
  const { noticeGivenOn, leavesOn, availableOn } = dates
  if (noticeGivenOn > context.today) return refuse('notice-not-yet-given')
  if (leavesOn < noticeGivenOn) return refuse('leaves-before-notice')
  if (availableOn < leavesOn) return refuse('available-before-leaving')
  const tooLate = availableOn > addMonths(context.today, FUTURE_MONTHS)
  const tooEarly = noticeGivenOn < addMonths(context.today, -PAST_MONTHS)
  if (tooLate || tooEarly) return refuse('vacancy-date-too-far')
  if (context.lastLeaseOn !== null && leavesOn < context.lastLeaseOn) {
    return refuse('leaves-before-last-lease')
  }
  return ok(dates)
}
