import { z } from 'zod'
import { CalendarDate, Id, Instant, Version, line, words } from '#kernel/wire.ts'
import { APPOINTMENT_KINDS } from './domain/appointment-kinds.ts'

const Kind = z.enum(APPOINTMENT_KINDS)
const Answer = z.enum(['yes', 'no', 'none'])
export type Answer = z.infer<typeof Answer>

/** An hour of the day in France, `09:30`. */
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'impossible-hour')
const Minutes = z.int().min(5, 'too-short-meeting').max(600, 'too-long-meeting')

const When = z.object({ day: CalendarDate, hour: Hour, minutes: Minutes })
const Where = z.object({
  place: line(120).nullable(),
  /** The place says nothing of the person: it may leave in the calendar of a telephone. */
  placeIsPublic: z.boolean(),
})

export const Appointment = z.object({
  id: Id,
  kind: Kind,
  title: z.string().nullable(),
  ...When.shape,
  startsAt: Instant,
  place: z.string().nullable(),
  placeIsPublic: z.boolean(),
  household: z.object({ id: Id, name: z.string() }).nullable(),
  /** Those whom the reader may know; the reader too. */
  parties: z.array(
    z.object({ accountId: Id, name: z.string(), organisation: z.string(), answer: Answer }),
  ),
  /** Only for whoever invited them: people whose name stays in the open file. */
  unnamed: z.int(),
  organiserId: Id.nullable(),
  answer: Answer,
  cancelledAt: Instant.nullable(),
  cancelMotive: z.string().nullable(),
  version: Version,
  mayChange: z.boolean(),
})
export type Appointment = z.infer<typeof Appointment>

export const AgendaQuery = z.object({ from: CalendarDate, to: CalendarDate })

export const Absence = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  from: CalendarDate,
  to: CalendarDate,
  deputy: z.string().nullable(),
  isMine: z.boolean(),
})
export type Absence = z.infer<typeof Absence>

export const Agenda = z.object({
  today: CalendarDate,
  appointments: z.array(Appointment),
  /** Mine, and those in which I am the deputy, over the days asked for. */
  absences: z.array(Absence),
})
export type Agenda = z.infer<typeof Agenda>

export const NewAppointment = z.object({
  id: Id,
  kind: Kind,
  title: line(80).nullable(),
  ...When.shape,
  ...Where.shape,
  participants: z.array(Id).max(20, 'too-many-persons'),
})
export type NewAppointment = z.infer<typeof NewAppointment>

export const MoveAppointment = z.object({ ...When.shape, ...Where.shape, version: Version })
export type MoveAppointment = z.infer<typeof MoveAppointment>

export const CancelAppointment = z.object({ motive: words(300), version: Version })
export const AnswerAppointment = z.object({ answer: z.enum(['yes', 'no']) })

export const AppointmentParams = z.object({ appointmentId: Id })
export const HouseholdAppointmentParams = z.object({ householdId: Id })

/** Whom one may invite. */
export const Invitable = z.object({
  people: z.array(z.object({ accountId: Id, name: z.string(), organisation: z.string() })),
})
export type Invitable = z.infer<typeof Invitable>

/** Who is taken or away then: said, never blocked, and never by what. */
export const AskTaken = z.object({
  accounts: z.array(Id).max(20, 'too-many-persons'),
  ...When.shape,
  /** The appointment that is being moved. */
  exceptId: Id.nullable(),
})
export type AskTaken = z.infer<typeof AskTaken>

export const Taken = z.object({
  people: z.array(
    z.object({
      accountId: Id,
      name: z.string(),
      isTaken: z.boolean(),
      isAway: z.boolean(),
      deputy: z.string().nullable(),
    }),
  ),
})
export type Taken = z.infer<typeof Taken>

export const FeedState = z.object({
  createdAt: Instant.nullable(),
  lastReadAt: Instant.nullable(),
})
export type FeedState = z.infer<typeof FeedState>

/** The address is said once: only its fingerprint is kept. */
export const NewFeed = z.object({ path: z.string() })
export type NewFeed = z.infer<typeof NewFeed>

export const FeedParams = z.object({ token: z.string().regex(/^[\w-]{43}$/u, 'unknown-id') })

export const NewAbsence = z.object({
  id: Id,
  from: CalendarDate,
  to: CalendarDate,
  deputyId: Id.nullable(),
})
export type NewAbsence = z.infer<typeof NewAbsence>
export const AbsenceParams = z.object({ absenceId: Id })
export const Absences = z.object({
  absences: z.array(Absence),
  colleagues: Invitable.shape.people,
  today: CalendarDate,
})
export type Absences = z.infer<typeof Absences>

export type AgendaRefusal =
  | 'appointment-in-the-past'
  | 'may-not-invite-this-person'
  | 'organiser-only'
  | 'appointment-cancelled'
  | 'absence-in-the-past'
  | 'absence-overlaps'
  | 'deputy-is-oneself'
  | 'circular-deputies'
  | 'agenda-too-long'
