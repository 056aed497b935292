import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { RhythmEntry, VisitEntry, VisitsRead } from '../contract.ts'
import { cautionsOf } from '../domain/plain-facts.ts'
import { visitsPage } from './visits-page.ts'

const URL = '/api/households/:householdId'
const COMPARTMENTS = ['1', '14', '14r'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }
const inVisits = {
  scope: 'household',
  compartments: COMPARTMENTS,
  params: HouseholdParams,
  reply: Done,
} as const

export function visitRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inVisits,
      method: 'GET',
      url: `${URL}/visits`,
      summary: 'Les visites, et quand la prochaine est attendue',
      policy: 'visit.read',
      reply: VisitsRead,
    },
    ({ tx, actor, params }) => visitsPage(tx, actor, params.householdId),
  )

  define.inCase(
    {
      ...inVisits,
      method: 'POST',
      url: `${URL}/visits`,
      summary: 'Raconter une visite, en faits',
      policy: 'visit.write',
      body: VisitEntry,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      const { said: _, ...facts } = body
      const texts = Object.values(facts).filter((value) => typeof value === 'string')
      // What the household says is its own; what a professional writes names facts.
      if (!body.keptWords && cautionsOf(texts.join('\n')).length > 0)
        throw new AppError('rule-refused', { rule: 'facts-not-causes' })
      await tx
        .insertInto('visit')
        .values({
          ...body,
          householdId,
          authorAccountId: actor.accountId,
          authorOrganisationId: actor.organisationId,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      return DONE
    },
  )

  rhythmRoute(define)
}

function rhythmRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inVisits,
      method: 'POST',
      url: `${URL}/visit-rhythm`,
      summary: 'Serrer ou alléger le rythme des visites de ce ménage',
      policy: 'visit.write',
      body: RhythmEntry,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      await tx
        .insertInto('visitRhythm')
        .values({
          ...body,
          householdId,
          authorAccountId: actor.accountId,
          authorOrganisationId: actor.organisationId,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      return DONE
    },
  )
}
