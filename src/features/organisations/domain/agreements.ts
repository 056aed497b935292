import { ok, refuse, type Result } from '#kernel/result.ts'

export type Period = { readonly startsOn: string; readonly endsOn: string }

/**
 * Whether an agreement's dates can be kept beside those already known.
 *
 * @param period  first and last day, `YYYY-MM-DD`
 * @param others  periods of the same kind of agreement for the same organisation
 * @returns       the period
 * @refuses       `dates-out-of-order`, `agreement-overlaps`
 * @source        CCH L.365-3, L.365-4: an agreement holds between two dates
 */
export function checkAgreement(
  period: Period,
  others: readonly Period[],
): Result<Period, 'dates-out-of-order' | 'agreement-overlaps'> {
  if (period.startsOn >= period.endsOn) return refuse('dates-out-of-order')
  const overlaps = others.some(
    (other) => period.startsOn <= other.endsOn && other.startsOn <= period.endsOn,
  )
  return overlaps ? refuse('agreement-overlaps') : ok(period)
}
