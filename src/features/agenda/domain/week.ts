import { addDays, easterSunday, isWorkingDay } from '#kernel/calendar.ts'

export type WeekDay = {
  readonly day: string
  readonly isWorking: boolean
  /** « Armistice de 1918 », or null on any other day. */
  readonly holiday: string | null
}

/**
 * The Monday of a day's week.
 *
 * @param day  `YYYY-MM-DD`
 * @returns    the Monday on or before it
 * @source     ISO 8601: a week starts on Monday
 */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? -6 : 1 - weekday)
}

/**
 * The seven days of a week, with what offices do that day.
 *
 * @param monday  first day, `YYYY-MM-DD`
 * @returns       Monday to Sunday
 * @source        Code du travail, art. L3133-1
 */
export function daysOfWeek(monday: string): readonly WeekDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(monday, index)
    return { day, isWorking: isWorkingDay(day), holiday: holidayName(day) }
  })
}

const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'Jour de l’An',
  '05-01': 'Fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
}

/** Days after Easter Sunday. */
const MOVABLE = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
] as const

/**
 * The name of a public holiday.
 *
 * @param day  `YYYY-MM-DD`
 * @returns    its name, or null when offices may be open
 * @source     Code du travail, art. L3133-1
 */
export function holidayName(day: string): string | null {
  const fixed = FIXED[day.slice(5)]
  if (fixed !== undefined) return fixed
  const easter = easterSunday(Number(day.slice(0, 4)))
  return MOVABLE.find(([after]) => addDays(easter, after) === day)?.[1] ?? null
}

/**
 * Minutes since midnight.
 *
 * @param hour  `HH:MM`
 * @returns     minutes
 */
export function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))
}

/**
 * The hour after some minutes, on the same day at the latest.
 *
 * @param hour     `HH:MM`
 * @param minutes  added
 * @returns        `HH:MM`, `24:00` at most
 */
export function hourAfter(hour: string, minutes: number): string {
  const end = Math.min(minutesOf(hour) + minutes, 24 * 60)
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}
