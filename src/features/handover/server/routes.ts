import { z } from 'zod'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as contract from '../contract.ts'
import { handoverPage } from './handover-page.ts'
import * as write from './handover-writes.ts'

const URL = '/api/households/:householdId/handover'
const COMPARTMENTS = ['1', '13', '14'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }
const inHandover = {
  scope: 'household',
  compartments: COMPARTMENTS,
  params: HouseholdParams,
  reply: Done,
} as const

export function handoverRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inHandover,
      method: 'GET',
      url: URL,
      summary: 'Le relais : qui tient quoi, mois par mois, et les vides à venir',
      policy: 'handover.read',
      reply: contract.HandoverRead,
    },
    ({ tx, actor, params }) => handoverPage(tx, actor, params.householdId),
  )
  peopleRoutes(define)
  holdingRoutes(define)
}

function peopleRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inHandover,
      method: 'POST',
      url: `${URL}/worker`,
      summary: 'Nommer qui prend le relais au Département',
      policy: 'handover.name',
      body: contract.WorkerEntry,
    },
    async ({ tx, params, body }) => {
      await write.nameWorker(tx, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inHandover,
      method: 'POST',
      url: `${URL}/acceptance`,
      summary: 'Dire oui au relais, pour soi',
      policy: 'handover.accept',
    },
    async ({ tx, params }) => {
      await write.accept(tx, params.householdId)
      return DONE
    },
  )

  define.inCase(
    {
      ...inHandover,
      method: 'POST',
      url: `${URL}/meetings`,
      summary: 'Une rencontre à trois a eu lieu',
      policy: 'handover.write',
      body: contract.MeetingEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.holdMeeting(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inHandover,
      method: 'POST',
      url: `${URL}/meetings/:jointMeetingId/validation`,
      summary: 'Le ménage dit que la rencontre lui a convenu',
      policy: 'handover.validate',
      params: contract.MeetingParams,
    },
    async ({ tx, params }) => {
      await write.validateMeeting(tx, params.jointMeetingId)
      return DONE
    },
  )
}

function holdingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inHandover,
      method: 'POST',
      url: `${URL}/holdings`,
      summary: 'Dire qui tient une responsabilité, du … au …',
      policy: 'handover.write',
      body: contract.HoldingEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.hold(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inHandover,
      method: 'PUT',
      url: `${URL}/holdings/:holdingId`,
      summary: 'Déplacer, confirmer ou rendre une responsabilité',
      policy: 'handover.write',
      params: contract.HoldingParams,
      body: contract.HoldingChange,
    },
    async ({ tx, actor, params, body }) => {
      await write.changeHolding(tx, actor, params, body)
      return DONE
    },
  )
}
