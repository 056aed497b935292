import { hourAfter } from './week.ts'

/**
 * An hour as French readers write it.
 *
 * @param hour  `HH:MM`
 * @returns     « 9 h 30 », its spaces unbreakable
 */
export function hourWords(hour: string): string {
  const [hours = '', minutes = ''] = hour.split(':')
  return `${String(Number(hours))}\u00a0h\u00a0${minutes}`
}

/**
 * From when to when.
 *
 * @param hour     `HH:MM`
 * @param minutes  how long
 * @returns        « 9 h 30 à 10 h 15 »
 */
export function spanWords(hour: string, minutes: number): string {
  return `${hourWords(hour)} à\u00a0${hourWords(hourAfter(hour, minutes))}`
}
