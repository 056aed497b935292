import { z } from 'zod'
import { CalendarDate, Code, HouseholdParams, Id, words } from '#kernel/wire.ts'
import { LADDER } from './domain/alert-rules.ts'

export const AlertParams = HouseholdParams.extend({ alertId: Id })
export const AlertEntry = z.object({
  id: Id,
  kind: Code,
  personId: Id,
  raisedOn: CalendarDate,
  why: words(600),
})
export type AlertEntry = z.infer<typeof AlertEntry>
export const AlertMove = z.discriminatedUnion('to', [
  z.object({ to: z.literal('acknowledged') }),
  z.object({ to: z.literal('closed'), with: words(1000) }),
  /** Note 11: not told to the household; asked by one, agreed by another. */
  z.object({ to: z.literal('withheld') }),
])
export type AlertMove = z.infer<typeof AlertMove>
export const DangerEntry = z.object({ id: Id, personId: Id })

const Alert = z.object({
  id: Id,
  kind: z.string(),
  label: z.string(),
  plain: z.string(),
  why: z.string(),
  seenIn: z.string(),
  advice: z.string(),
  closes: z.string(),
  source: z.string(),
  raisedOn: CalendarDate,
  seenTimes: z.int(),
  lastSeenOn: CalendarDate,
  owner: z.enum(LADDER),
  ownerSince: CalendarDate,
  acknowledgedOn: CalendarDate.nullable(),
  acknowledgedBy: z.string().nullable(),
  closedOn: CalendarDate.nullable(),
  closedWith: z.string().nullable(),
  withheld: z.enum(['no', 'asked', 'agreed']),
  mayAgree: z.boolean(),
})
export type Alert = z.infer<typeof Alert>

export const AlertsRead = z.object({
  today: CalendarDate,
  alerts: z.array(Alert),
  /** For who reads only whether something is open. */
  isOpen: z.boolean().nullable(),
  enterable: z.array(z.object({ code: z.string(), label: z.string() })),
  persons: z.array(z.object({ id: Id, name: z.string() })),
  numbers: z.array(z.object({ number: z.string(), label: z.string() })),
  mayWrite: z.boolean(),
})
export type AlertsRead = z.infer<typeof AlertsRead>

/** Open alerts over the households that a reader follows. */
export const OpenAlerts = z.object({
  alerts: z.array(
    z.object({
      id: Id,
      householdId: Id,
      name: z.string(),
      label: z.string(),
      raisedOn: CalendarDate,
      owner: z.enum(LADDER),
      isMine: z.boolean(),
    }),
  ),
  count: z.int(),
})
export type OpenAlerts = z.infer<typeof OpenAlerts>
