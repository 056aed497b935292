import { z } from 'zod'
import { CalendarDate, Id, Instant, line, PersonName, words } from '#kernel/wire.ts'

/** An emergency opens one case: by its exact number, or by an exact name and birth date, or by both. */
export const BreakGlassQuestion = z.object({
  fileNumber: line(30).optional(),
  lastName: PersonName.optional(),
  firstName: PersonName.optional(),
  birthDate: CalendarDate.optional(),
  reason: words(1000),
})
export type BreakGlassQuestion = z.infer<typeof BreakGlassQuestion>

/** Why an emergency access does not open. */
export type BreakGlassRefusal =
  | 'may-not-break-glass'
  | 'nothing-to-open'
  | 'second-factor-too-old'
  | 'reason-too-short'
  | 'number-or-name-and-birth-date'
  | 'too-many-emergencies'
  | 'nothing-found'
  | 'already-open'

export const BreakGlassOpening = z.object({ householdId: Id, expiresAt: Instant })

const EmergencyAccess = z.object({
  id: Id,
  fileNumber: z.string(),
  name: z.string(),
  organisation: z.string(),
  roleLabel: z.string(),
  reason: z.string(),
  openedAt: Instant,
  expiresAt: Instant,
  isLive: z.boolean(),
  isMine: z.boolean(),
})
export type EmergencyAccess = z.infer<typeof EmergencyAccess>

export const EmergencyAccessList = z.object({ rows: z.array(EmergencyAccess) })

/** `YYYY-MM` */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'impossible-month')
export const EmergencyQuery = z.object({ month: Month.optional() })
export const EmergencyReport = z.object({
  /** The last twelve months, this one included, the newest first. */
  months: z.array(z.object({ month: Month, count: z.int() })),
  month: Month,
  rows: z.array(EmergencyAccess),
})
export type EmergencyReport = z.infer<typeof EmergencyReport>

export const JournalQuery = z.object({ until: CalendarDate.optional() })

/** One person, one day: how often does not matter to the reader, who and why does. */
const JournalLine = z.object({
  day: CalendarDate,
  name: z.string(),
  organisation: z.string(),
  roleLabel: z.string(),
  isMe: z.boolean(),
  isEmergency: z.boolean(),
  purposes: z.array(z.string()),
  firstAt: Instant,
  lastAt: Instant,
  times: z.int(),
})
export type JournalLine = z.infer<typeof JournalLine>

export const AccessJournal = z.object({
  lines: z.array(JournalLine),
  /** Last day of what was read before, to be asked for as `until`. */
  earlier: CalendarDate.nullable(),
})
export type AccessJournal = z.infer<typeof AccessJournal>

const Outcome = z.enum(['opened', 'listed', 'refused', 'break-glass'])

export const AccessesQuery = z.object({
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  accountId: Id.optional(),
  fileNumber: line(30).optional(),
  outcome: Outcome.optional(),
  before: z.coerce.number().int().positive().optional(),
})
export type AccessesQuery = z.infer<typeof AccessesQuery>

const Access = z.object({
  id: z.int(),
  at: Instant,
  accountId: Id,
  name: z.string(),
  roleLabel: z.string(),
  outcome: Outcome,
  purpose: z.string().nullable(),
  fileNumber: z.string().nullable(),
  /** How many files a list showed. */
  listed: z.int().nullable(),
})
export type Access = z.infer<typeof Access>

export const AccessPage = z.object({
  rows: z.array(Access),
  /** To be asked for as `before`. */
  next: z.int().nullable(),
})
export type AccessPage = z.infer<typeof AccessPage>

export const AuditState = z.object({
  /** Null until a first verification. */
  whole: z.boolean().nullable(),
  checkedAt: Instant.nullable(),
  /** Where the log broke, in French; no content of a case. */
  firstBreak: z.string().nullable(),
  segments: z.int(),
  lastSealedAt: Instant.nullable(),
})
export type AuditState = z.infer<typeof AuditState>
