import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams, Id } from '#kernel/wire.ts'
import { DOCUMENT_MEDIA, DocumentFormat, documentFile } from '#platform/documents/document-file.ts'
import type { Define } from '#platform/http/route.ts'
import { SentFile } from '#platform/http/sent-file.ts'
import type { PolicyName } from '../../../policies.ts'
import * as contract from '../contract.ts'
import { planPage } from './plan-page.ts'
import { conventionPaper, planPaper } from './plan-papers.ts'
import * as write from './plan-writes.ts'

const URL = '/api/households/:householdId'
const COMPARTMENTS = ['1', '12', '12r', '13'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }
const inPlan = {
  scope: 'household',
  compartments: COMPARTMENTS,
  params: HouseholdParams,
  reply: Done,
} as const

export function planRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inPlan,
      method: 'GET',
      url: `${URL}/plan`,
      summary: 'Le plan d’action, ses objectifs, ses points, la convention, le référent',
      policy: 'plan.read',
      reply: contract.PlanRead,
    },
    ({ tx, actor, params }) => planPage(tx, actor, params.householdId),
  )
  writingRoutes(define)
  signingRoutes(define)
  objectiveRoutes(define)
  paperRoutes(define)
}

function writingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inPlan,
      method: 'PUT',
      url: `${URL}/plan`,
      summary: 'Écrire le plan fait en réunion, ou le changer',
      policy: 'plan.write',
      body: contract.PlanEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.writePlan(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inPlan,
      method: 'POST',
      url: `${URL}/plan/reviews`,
      summary: 'Tenir un point d’étape, avec ses quatre questions',
      policy: 'plan.write',
      body: contract.PlanReviewEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.holdReview(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inPlan,
      method: 'POST',
      url: `${URL}/conventions`,
      summary: 'Écrire une version de la convention d’accompagnement',
      policy: 'plan.write',
      body: contract.ConventionEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.writeConvention(tx, actor, params.householdId, body)
      return DONE
    },
  )
}

function signingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inPlan,
      method: 'POST',
      url: `${URL}/plan/signatures`,
      summary: 'Signer le plan ou la convention, chacun pour soi',
      policy: 'plan.sign',
      body: contract.PlanSignatureEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.sign(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inPlan,
      method: 'POST',
      url: `${URL}/referent`,
      summary: 'Nommer le référent du bailleur et sa suppléance',
      policy: 'referent.name',
      body: contract.ReferentEntry,
    },
    async ({ tx, params, body }) => {
      await write.nameReferent(tx, params.householdId, body)
      return DONE
    },
  )
}

function objectiveRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inPlan,
      method: 'POST',
      url: `${URL}/objectives`,
      summary: 'Poser un objectif, le sien ou un objectif partagé',
      policy: 'objective.write',
      body: contract.NewObjective,
    },
    async ({ tx, actor, params, body }) => {
      await write.addObjective(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inPlan,
      method: 'PUT',
      url: `${URL}/objectives/:objectiveId`,
      summary: 'Revoir un objectif : où il en est, ses mots',
      policy: 'objective.write',
      params: contract.ObjectiveParams,
      body: contract.ObjectiveChange,
    },
    async ({ tx, params, body }) => {
      await write.changeObjective(tx, params, body)
      return DONE
    },
  )
}

function paperRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inPlan,
      method: 'GET',
      url: `${URL}/plan/paper`,
      summary: 'Le plan ou la convention tels qu’ils sont écrits aujourd’hui',
      policy: 'plan.read',
      query: z.object({ of: z.enum(['plan', 'convention']), format: DocumentFormat }),
      reply: SentFile,
      sendsFile: Object.values(DOCUMENT_MEDIA),
    },
    async ({ tx, params, query }) => {
      const tree = await (query.of === 'plan' ? planPaper : conventionPaper)(tx, params.householdId)
      return documentFile(tree, query.format, query.of)
    },
  )

  define.inCase(
    {
      ...inPlan,
      method: 'GET',
      url: `${URL}/plan/papers/:planPaperId`,
      summary: 'Le plan ou la convention signés, figés',
      policy: 'plan.read',
      params: HouseholdParams.extend({ planPaperId: Id }),
      reply: SentFile,
      sendsFile: [DOCUMENT_MEDIA.pdf],
    },
    async ({ tx, params }) => {
      const kept = await tx
        .selectFrom('planPaper')
        .select(['kind', 'dated', 'content'])
        .where('id', '=', params.planPaperId)
        .where('householdId', '=', params.householdId)
        .executeTakeFirst()
      if (!kept) throw new AppError('not-found')
      const fileName = `${kept.kind}-${kept.dated}.pdf`
      return { bytes: kept.content, mediaType: DOCUMENT_MEDIA.pdf, fileName }
    },
  )
}
