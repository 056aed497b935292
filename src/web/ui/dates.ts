/**
 * Dates as French readers write them. A day is a `YYYY-MM-DD` string and has no time zone; an instant is an ISO string
 * shown at the time of Paris, wherever the reader is.
 */
const WIDE = '\u00a0'

function dayFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' })
}

const numeric = dayFormat({ day: '2-digit', month: '2-digit', year: 'numeric' })
const long = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const weekday = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const short = dayFormat({ day: 'numeric', month: 'short' })
const monthAlone = dayFormat({ month: 'long', year: 'numeric' })
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
const parisTime = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
})

function toUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** 24/11/2026 */
export function formatDay(day: string): string {
  return numeric.format(toUtc(day))
}

/** mardi 24 novembre 2026, mardi 1er décembre 2026 */
export function formatLongDay(day: string): string {
  return withFirst(long.format(toUtc(day)))
}

/** mardi 24 novembre, mardi 1er décembre: this year goes without saying. */
export function formatWeekday(day: string): string {
  return withFirst(weekday.format(toUtc(day)))
}

/** The first of a month is « 1er », and a number stays with its month. */
function withFirst(words: string): string {
  return words.replace(/(?<=^| )1 /, `1er${WIDE}`).replace(/(\d+) /, `$1${WIDE}`)
}

/** 24 nov., 1er déc. */
export function formatShortDay(day: string): string {
  return withFirst(short.format(toUtc(day)))
}

/** « 12 au 23 oct. », « 1er au 5 déc. », « 28 sept. au 3 oct. », or one day alone. */
export function formatShortDays(from: string, to: string): string {
  if (from === to) return formatShortDay(to)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  const start = formatShortDay(from)
  return `${sameMonth ? (start.split(WIDE)[0] ?? start) : start} au${WIDE}${formatShortDay(to)}`
}

/** novembre 2026 */
export function formatMonth(day: string): string {
  return monthAlone.format(toUtc(day))
}

/** The day in Paris at that instant: 23:30 UTC in winter is already tomorrow. */
export function dayOf(instant: string): string {
  return parisDay.format(new Date(instant))
}

/** 9 h 04, 15 h 00 */
export function formatTime(instant: string): string {
  return parisTime.format(new Date(instant)).replace(/^0?(\d+):(\d+)$/, `$1${WIDE}h${WIDE}$2`)
}

/** 24/11/2026 à 9 h 04 */
export function formatInstant(instant: string): string {
  return `${formatDay(dayOf(instant))} à${WIDE}${formatTime(instant)}`
}

/** `24/11/2026`, `24-11-2026`, `24 11 2026` or `24112026` typed by a person, or null when no such day exists. */
export function parseDay(typed: string): string | null {
  const parts = /^\s*(\d{1,2})[\s/.-]*(\d{1,2})[\s/.-]*(\d{4})\s*$/.exec(typed)
  if (!parts) return null
  const [, day = '', month = '', year = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = toUtc(iso)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
