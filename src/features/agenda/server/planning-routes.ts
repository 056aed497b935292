import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { NAMED, shown } from './appointment-routes.ts'
import { createAppointment, invitable, takenThen } from './write-sql.ts'

/** In the open file: carers and probation officers may be invited by those who know of them. */
const TEAM = ['1', '1r', '7b', '8', '9', '9r'] as const

const ALONE = { policy: 'agenda.use', scope: 'list', compartments: NAMED } as const
const IN_CASE = {
  policy: 'agenda.use',
  scope: 'household',
  compartments: TEAM,
  params: wire.HouseholdAppointmentParams,
} as const

/** Planning an appointment, between colleagues or about a household: whom, when, who is taken then. */
export function planningRoutes(define: Define<PolicyName>): void {
  betweenColleagues(define)
  aboutHousehold(define)
}

function betweenColleagues(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/agenda/people',
      summary: 'Qui je peux convier parmi mes collègues',
      ...ALONE,
      reply: wire.Invitable,
    },
    async ({ tx }) => ({ people: await invitable(tx, null) }),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/agenda/taken',
      summary: 'Qui est pris ou absent à cette heure',
      ...ALONE,
      body: wire.AskTaken,
      reply: wire.Taken,
    },
    async ({ tx, body }) => ({ people: await takenThen(tx, null, body) }),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/appointments',
      summary: 'Fixer un rendez-vous entre collègues',
      ...ALONE,
      body: wire.NewAppointment,
      reply: wire.Appointment,
    },
    async ({ tx, actor, body }) => {
      await createAppointment(tx, null, body)
      return shown(tx, actor, body.id)
    },
  )
}

function aboutHousehold(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/households/:householdId/people',
      summary: 'Qui je peux convier autour de ce ménage',
      ...IN_CASE,
      reply: wire.Invitable,
    },
    async ({ tx, params }) => ({ people: await invitable(tx, params.householdId) }),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/households/:householdId/taken',
      summary: 'Qui est pris ou absent à cette heure, autour de ce ménage',
      ...IN_CASE,
      body: wire.AskTaken,
      reply: wire.Taken,
    },
    async ({ tx, params, body }) => ({ people: await takenThen(tx, params.householdId, body) }),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/households/:householdId/appointments',
      summary: 'Fixer un rendez-vous au sujet d’un ménage',
      ...IN_CASE,
      body: wire.NewAppointment,
      reply: wire.Appointment,
    },
    async ({ tx, actor, params, body }) => {
      await createAppointment(tx, params.householdId, body)
      return shown(tx, actor, body.id)
    },
  )
}
