import { addDays, addMonths } from '#kernel/calendar.ts'
import type { Terms } from './rules.ts'

/**
 * The days on which visits are expected: weekly at first, then every fortnight, then every month.
 *
 * @param keysOn  day of the keys, `YYYY-MM-DD`
 * @param terms   number of weekly visits, last months of the fortnightly and of the monthly rhythm
 * @returns       days, in order; empty while one of the three terms is unknown
 * @source        call for projects 2014, « présence plus soutenue au départ »; terms `visit.*`
 */
export function visitDays(keysOn: string, terms: Terms): readonly string[] {
  const weekly = terms['visit.weekly-visits']
  const fortnightlyUntil = terms['visit.fortnightly-until']
  const monthlyUntil = terms['visit.monthly-until']
  if (weekly === undefined || fortnightlyUntil === undefined || monthlyUntil === undefined)
    return []
  const days = Array.from({ length: weekly }, (_, week) => addDays(keysOn, 7 * (week + 1)))
  const fortnightlyEnd = addMonths(keysOn, fortnightlyUntil)
  let next = addDays(days.at(-1) ?? keysOn, 14)
  while (next <= fortnightlyEnd) {
    days.push(next)
    next = addDays(next, 14)
  }
  const last = days.at(-1) ?? keysOn
  for (let month = 1; month <= monthlyUntil; month += 1) {
    const day = addMonths(keysOn, month)
    if (day > last && day > fortnightlyEnd) days.push(day)
  }
  return days
}
