import { AppError } from '#kernel/app-error.ts'
import { daysBetween } from '#kernel/calendar.ts'
import { logListed, type Actor, type Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { absencesBetween, appointmentById, appointmentsBetween } from './read-sql.ts'
import { answerAppointment, cancelAppointment, moveAppointment } from './write-sql.ts'

const DAYS_AT_MOST = 100

/** The household of an appointment is named as lists name it. */
export const NAMED = ['1', '1r', '9', '9r'] as const

const ONE = {
  scope: 'list',
  compartments: NAMED,
  params: wire.AppointmentParams,
  reply: wire.Appointment,
} as const

export function appointmentRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/agenda',
      summary: 'Mes rendez-vous et mes absences entre deux jours',
      policy: 'agenda.use',
      scope: 'list',
      compartments: NAMED,
      query: wire.AgendaQuery,
      reply: wire.Agenda,
    },
    async ({ tx, actor, query }) => {
      const length = daysBetween(query.from, query.to)
      if (length < 0) throw new AppError('rule-refused', { rule: 'dates-out-of-order' })
      if (length > DAYS_AT_MOST) throw new AppError('rule-refused', { rule: 'agenda-too-long' })
      const appointments = await appointmentsBetween(tx, actor, query)
      const named = appointments.flatMap(({ household }) => household?.id ?? [])
      await logListed(tx, [...new Set(named)])
      return {
        today: actor.today,
        appointments,
        absences: await absencesBetween(tx, actor, query),
      }
    },
  )
  changingRoutes(define)
}

function changingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/appointments/:appointmentId/move',
      summary: 'Déplacer un rendez-vous',
      policy: 'agenda.use',
      ...ONE,
      body: wire.MoveAppointment,
    },
    async ({ tx, actor, params, body }) => {
      const moved = await moveAppointment(tx, params.appointmentId, body)
      const current = await shown(tx, actor, params.appointmentId)
      if (!moved && !isThere(current, body)) throw new AppError('conflict', { current })
      return current
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: '/api/appointments/:appointmentId/cancel',
      summary: 'Annuler un rendez-vous, avec un motif',
      policy: 'agenda.use',
      ...ONE,
      body: wire.CancelAppointment,
    },
    async ({ tx, actor, params, body }) => {
      const cancelled = await cancelAppointment(tx, params.appointmentId, body)
      const current = await shown(tx, actor, params.appointmentId)
      if (!cancelled && current.cancelMotive !== body.motive) {
        throw new AppError('conflict', { current })
      }
      return current
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: '/api/appointments/:appointmentId/answer',
      summary: 'Dire si l’on vient',
      policy: 'agenda.use',
      ...ONE,
      body: wire.AnswerAppointment,
    },
    async ({ tx, actor, params, body }) => {
      await answerAppointment(tx, params.appointmentId, body.answer)
      return shown(tx, actor, params.appointmentId)
    },
  )
}

/** The appointment as it stands, its household written in the journal like that of any list. */
export async function shown(tx: Tx, actor: Actor, id: string): Promise<wire.Appointment> {
  const appointment = await appointmentById(tx, actor, id)
  if (!appointment) throw new AppError('not-found')
  await logListed(tx, appointment.household ? [appointment.household.id] : [])
  return appointment
}

/** The same form sent twice: what it says is already there. */
function isThere(current: wire.Appointment, body: wire.MoveAppointment): boolean {
  const { version, ...asked } = body
  return (
    current.cancelledAt === null &&
    current.version === version + 1 &&
    Object.entries(asked).every(([key, value]) => current[key as keyof typeof asked] === value)
  )
}
