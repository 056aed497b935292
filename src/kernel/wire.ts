import { z } from 'zod'

/** A national registration number (13 digits, 15 with its key), spaced or not: never kept anywhere (A16). */
const NIR =
  /(?<![0-9A-Z])[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?![0-9A-Z])/iu

export function holdsNir(text: string): boolean {
  return NIR.test(text)
}

/**
 * Words typed by a person: trimmed, without control characters, never empty, bounded. Only checks and overwrites,
 * no transform, so that the same schema also describes replies.
 */
export function words(max: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, 'required')
    .max(max, 'too-long')
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/u, 'control-characters')
    .refine((text) => !holdsNir(text), 'nir')
}

/** The same, on one line: names, titles, places. */
export function line(max: number) {
  return words(max).regex(/^[^\n\r\t]*$/u, 'one-line')
}

/** A name of a person: no HTML, no formula that a spreadsheet would run, at least one letter. */
export const PersonName = line(80)
  .regex(/^[^<>{}[\]\\|@=+*/#%^~_]*$/u, 'name-characters')
  .regex(/\p{L}/u, 'name-without-letter')

/** A code of one of our lists: letters and hyphens, never anything that a person typed. */
export const Code = z.string().regex(/^[a-z][a-z-]{0,39}$/u, 'unknown-code')

/** A calendar date that exists, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date('impossible-date')
export const Instant = z.iso.datetime({ offset: true })
export const Id = z.uuid('unknown-id')
export const Version = z.int().min(1)

export const HouseholdParams = z.object({ householdId: Id })
