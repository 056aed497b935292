import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams, Id } from '#kernel/wire.ts'
import { DOCUMENT_MEDIA, DocumentFormat, documentFile } from '#platform/documents/document-file.ts'
import type { Define } from '#platform/http/route.ts'
import { SentFile } from '#platform/http/sent-file.ts'
import type { PolicyName } from '../../../policies.ts'
import * as contract from '../contract.ts'
import { leaseDocuments } from './lease-documents.ts'
import { leasePage } from './lease-page.ts'
import * as write from './lease-writes.ts'

const URL = '/api/households/:householdId'
const COMPARTMENTS = ['1', '10', '10r', '11', '12', '12r', '13'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

export function leaseRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: `${URL}/lease`,
      summary: 'Le bail, son entrée dans les lieux, et ses examens quand il glisse',
      policy: 'lease.read',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      reply: contract.LeaseRead,
    },
    ({ tx, actor, params }) => leasePage(tx, actor, params.householdId),
  )
  signingRoutes(define)
  paperRoutes(define)
  slidingRoutes(define)
  reviewRoutes(define)
  entryRoutes(define)
}

function signingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'PUT',
      url: `${URL}/lease/preparation`,
      summary: 'Préparer le bail : sa nature, son loyer, qui signe, ses annexes',
      policy: 'lease.sign',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: contract.PreparationEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.prepareLease(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/lease`,
      summary: 'Le bail est signé, tel qu’il a été préparé',
      policy: 'lease.sign',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: contract.SignatureEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.signLease(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/lease/keys`,
      summary: 'Les clés sont remises',
      policy: 'lease.sign',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: contract.KeysEntry,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.giveKeys(tx, params.householdId, body.keysOn)
      return DONE
    },
  )
}

function paperRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: `${URL}/lease/draft`,
      summary: 'Un papier du bail tel qu’il serait signé aujourd’hui, à lire avant',
      policy: 'lease.sign',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      query: z.object({
        format: DocumentFormat,
        paper: z.enum(['lease', 'sublease', 'convention']),
      }),
      reply: SentFile,
      sendsFile: Object.values(DOCUMENT_MEDIA),
    },
    async ({ tx, actor, params, query }) => {
      const papers = await leaseDocuments(tx, params.householdId, actor.today)
      const asked = papers.find(({ kind }) => kind === query.paper)
      if (!asked) throw new AppError('not-found')
      return documentFile(asked.tree, query.format, asked.kind)
    },
  )

  define.inCase(
    {
      method: 'GET',
      url: `${URL}/lease/documents/:leaseDocumentId`,
      summary: 'Un papier du bail tel qu’il a été signé, figé',
      policy: 'lease.read',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams.extend({ leaseDocumentId: Id }),
      reply: SentFile,
      sendsFile: [DOCUMENT_MEDIA.pdf],
    },
    async ({ tx, params }) => {
      const kept = await tx
        .selectFrom('leaseDocument')
        .select(['kind', 'dated', 'content'])
        .where('id', '=', params.leaseDocumentId)
        .where('householdId', '=', params.householdId)
        .executeTakeFirst()
      if (!kept) throw new AppError('not-found')
      const fileName = `${kept.kind}-${kept.dated}.pdf`
      return { bytes: kept.content, mediaType: DOCUMENT_MEDIA.pdf, fileName }
    },
  )
}

function slidingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/leases/:leaseId/events`,
      summary:
        'Ce qui arrive à un bail glissant : avis au préfet, offre, glissement, reconduction, fin',
      policy: 'lease.sign',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: contract.LeaseParams,
      body: contract.MoveEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.moveLease(tx, actor, params, body)
      return DONE
    },
  )
}

function reviewRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sliding-reviews`,
      summary: 'Ouvrir l’examen contradictoire d’un bail glissant',
      policy: 'lease.review',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: contract.ReviewOpening,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.openReview(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sliding-reviews/:slidingReviewId/statements`,
      summary: 'Donner son avis dans l’examen, sans avoir lu celui des autres',
      policy: 'lease.state',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: contract.SlidingReviewParams,
      body: contract.StatementEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.state(tx, actor, params, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sliding-reviews/:slidingReviewId/conclusion`,
      summary: 'Conclure l’examen, les trois parties entendues, les désaccords gardés',
      policy: 'lease.review',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: contract.SlidingReviewParams,
      body: contract.ConclusionEntry,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.concludeReview(tx, params, body)
      return DONE
    },
  )
}

function entryRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/entry-steps`,
      summary: 'Ajouter une étape que l’entrée de ce ménage demande',
      policy: 'entry.tick',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: contract.AddedStep,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.addStep(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'PUT',
      url: `${URL}/entry-steps/:entryStepId`,
      summary: 'Constater qu’une étape de l’entrée est faite, ou qu’elle ne l’est pas',
      policy: 'entry.tick',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: contract.StepParams,
      body: contract.StepEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.tickStep(tx, actor, params, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/entry-steps/:entryStepId/said`,
      summary: 'Le ménage dit qu’une étape de son entrée est faite',
      policy: 'entry.say',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: contract.StepParams,
      body: contract.SaidEntry,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.sayStepDone(tx, params, body.done)
      return DONE
    },
  )
}
