const DAY_MS = 86_400_000

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The day `days` calendar days after `day` (both `YYYY-MM-DD`); negative goes back. */
export function addDays(day: string, days: number): string {
  return toDay(new Date(toDate(day).getTime() + days * DAY_MS))
}

/** Calendar days from `from` to `to`, negative when `to` is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY_MS)
}

/** Same day of the month `months` later, or the last day of that month. */
export function addMonths(day: string, months: number): string {
  const date = toDate(day)
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const lastDay = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate()
  target.setUTCDate(Math.min(date.getUTCDate(), lastDay))
  return toDay(target)
}

/** Whole years lived on `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Easter Sunday of a year. @source anonymous Gregorian algorithm (Nature, 1876) */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return toDay(new Date(Date.UTC(year, month - 1, day)))
}

const FIXED_HOLIDAYS = [
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
] as const

const holidaysByYear = new Map<number, ReadonlySet<string>>()

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year)
  if (known) return known
  const computed = new Set(publicHolidays(year))
  holidaysByYear.set(year, computed)
  return computed
}

/** French public holidays of a year (without Alsace-Moselle). @source Code du travail, art. L3133-1 */
export function publicHolidays(year: number): readonly string[] {
  const easter = easterSunday(year)
  return [
    ...FIXED_HOLIDAYS.map((day) => `${String(year)}-${day}`),
    addDays(easter, 1),
    addDays(easter, 39),
    addDays(easter, 50),
  ].sort()
}

/** Whether offices work that day: neither Saturday, Sunday nor a public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = toDate(day).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  return !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The day on which `count` working days after `day` have passed (`day` itself is not counted). */
export function addWorkingDays(day: string, count: number): string {
  let current = day
  let left = count
  while (left > 0) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** Working days after `from` up to and including `to`; negative when `to` is before `from`. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1
  }
  return count
}
