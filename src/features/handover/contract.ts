import { z } from 'zod'
import { CalendarDate, Code, HouseholdParams, Id, Version, words } from '#kernel/wire.ts'
import { MEETING_STEPS, SIDES } from './domain/never-zero.ts'

export const WorkerEntry = z.object({ id: Id, accountId: Id })
export const MeetingEntry = z.object({
  id: Id,
  step: z.enum(MEETING_STEPS),
  heldOn: CalendarDate,
})
export type MeetingEntry = z.infer<typeof MeetingEntry>
export const MeetingParams = HouseholdParams.extend({ jointMeetingId: Id })

export const HoldingEntry = z.object({
  id: Id,
  code: Code,
  /** Null: the household itself. */
  accountId: Id.nullable(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
})
export type HoldingEntry = z.infer<typeof HoldingEntry>
export const HoldingParams = HouseholdParams.extend({ holdingId: Id })
export const HoldingChange = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('moved'),
    startsOn: CalendarDate,
    endsOn: CalendarDate.nullable(),
    version: Version,
  }),
  z.object({ to: z.literal('confirmed'), version: Version }),
  /** O5: somebody held it before and takes it again; why, without blame. */
  z.object({ to: z.literal('rolled-back'), motive: words(600), version: Version }),
])
export type HoldingChange = z.infer<typeof HoldingChange>

const Holding = z.object({
  id: Id,
  code: z.string(),
  holderAccountId: Id.nullable(),
  holderName: z.string(),
  side: z.enum(SIDES),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  confirmedOn: CalendarDate.nullable(),
  rolledBackOn: CalendarDate.nullable(),
  rollbackMotive: z.string().nullable(),
  version: Version,
})
export type HoldingRead = z.infer<typeof Holding>

export const HandoverAbility = z.enum([
  'worker.name',
  'worker.accept',
  'meeting.hold',
  'meeting.validate',
  'holding.write',
])
export type HandoverAbility = z.infer<typeof HandoverAbility>

export const HandoverRead = z.object({
  today: CalendarDate,
  /** First and last day of the table. */
  from: CalendarDate,
  to: CalendarDate,
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
  holdings: z.array(Holding),
  absences: z.array(z.object({ accountId: Id, startsOn: CalendarDate, endsOn: CalendarDate })),
  meetings: z.array(
    z.object({
      id: Id,
      step: z.enum(MEETING_STEPS),
      heldOn: CalendarDate,
      validatedOn: CalendarDate.nullable(),
    }),
  ),
  worker: z
    .object({ name: z.string(), namedOn: CalendarDate, acceptedOn: CalendarDate.nullable() })
    .nullable(),
  workers: z.array(z.object({ id: Id, name: z.string(), organisation: z.string() })),
  holders: z.array(z.object({ id: Id, name: z.string(), side: z.enum(SIDES) })),
  /** O6: visits a month, held, since the keys. */
  curve: z.array(z.object({ month: z.string(), held: z.int() })),
  abilities: z.array(HandoverAbility),
})
export type HandoverRead = z.infer<typeof HandoverRead>
