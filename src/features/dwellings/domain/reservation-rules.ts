import { ok, refuse, type Result } from '#kernel/result.ts'
import type { ReservationRight } from './contingents.ts'

type Period = { readonly startsOn: string; readonly endsOn: string | null }

/**
 * Whether a period ends after it starts.
 *
 * @param period  first day, and last day or null while nothing ends it
 * @returns       the period
 * @refuses       `dates-out-of-order`
 * @source        domain report C6: rights by period
 */
export function checkPeriod<P extends Period>(period: P): Result<P, 'dates-out-of-order'> {
  const { startsOn, endsOn } = period
  return endsOn !== null && endsOn < startsOn ? refuse('dates-out-of-order') : ok(period)
}

type Right = Pick<
  ReservationRight,
  'contingent' | 'commune' | 'mode' | 'flowRatio' | 'startsOn' | 'endsOn'
>

/**
 * Whether a reservation right holds together.
 *
 * @param right  contingent, place, mode with its share (0–1), period
 * @returns      the right
 * @refuses      `dates-out-of-order`, `right-needs-commune` (a commune holds at home only), `flow-needs-share`
 * @source       CCH L.441-1, R.441-5; loi ELAN art. 114 (share of the yearly releases)
 */
export function checkRight<R extends Right>(
  right: R,
): Result<R, 'dates-out-of-order' | 'right-needs-commune' | 'flow-needs-share'> {
  if (right.contingent === 'commune' && right.commune === null) return refuse('right-needs-commune')
  if ((right.mode === 'flow') !== (right.flowRatio !== null)) return refuse('flow-needs-share')
  return checkPeriod(right)
}
