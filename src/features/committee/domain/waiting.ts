/**
 * Months since a housing request was first registered, read from its unique number when it has the usual shape
 * (territory, month and year of the first deposit, sequence, desk).
 *
 * @param uniqueNumber  unique request number, or null
 * @param today         the programme's date, `YYYY-MM-DD`
 * @returns             whole months waited, or null when the number does not say it
 * @source              domain report §2.7: observed shape of the number
 */
export function monthsWaiting(uniqueNumber: string | null, today: string): number | null {
  const shape = /^\d{3}(?<month>0[1-9]|1[0-2])(?<year>\d{2})\d{6}[0-9A-Z]{5}$/u
  const found = shape.exec((uniqueNumber ?? '').replace(/\s/gu, '').toUpperCase())?.groups
  if (!found) return null
  const months =
    (Number(today.slice(0, 4)) - 2000 - Number(found['year'])) * 12 +
    (Number(today.slice(5, 7)) - Number(found['month']))
  return months < 0 ? null : months
}

/**
 * A unique number as people read it: « 074 0925 003318 ANNCY ».
 *
 * @param uniqueNumber  as it is kept
 * @returns             the same in groups, or as it is when its shape is another
 * @source              domain report §2.7
 */
export function numberInGroups(uniqueNumber: string): string {
  const found = /^(\d{3})(\d{4})(\d{6})([0-9A-Z]{5})$/u.exec(uniqueNumber)
  return found ? found.slice(1).join(' ') : uniqueNumber
}
