import { addMonths } from '#kernel/calendar.ts'

const PACK_MONTHS = 12

/**
 * Whether a reference pack has to be checked again.
 *
 * @param versionDate  date of the pack, `YYYY-MM-DD`
 * @param today        the programme's date
 * @returns            true when the pack is more than twelve months old
 * @source             S3: ceilings change on 1 January, housing benefit on 1 October
 */
export function isOutdated(versionDate: string, today: string): boolean {
  return addMonths(versionDate, PACK_MONTHS) < today
}
