import { ageOn } from '#kernel/calendar.ts'

/** From sixteen on a person signs for oneself; younger ones are represented by an adult of the household. */
const YOUNGEST_YEARS = 16

/**
 * Whether a person may hold a personal code.
 *
 * @param birthDate  `YYYY-MM-DD`, or null when unknown
 * @param today      the programme's date
 * @returns          false for who is known to be younger than sixteen
 */
export function mayHoldCode(birthDate: string | null, today: string): boolean {
  return birthDate === null || ageOn(birthDate, today) >= YOUNGEST_YEARS
}
