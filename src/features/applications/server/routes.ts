import { z } from 'zod'
import { HouseholdParams } from '#kernel/wire.ts'
import { bodyLimitOf } from '#platform/files/file-rules.ts'
import { MEDIA_TYPES } from '#kernel/media.ts'
import type { Define } from '#platform/http/route.ts'
import { SentFile } from '#platform/http/sent-file.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import type { DocumentState } from '../domain/checklist.ts'
import { applicationPage } from './application-page.ts'
import { reducedOf } from './application-sql.ts'
import { addPage, askFor, decide, pageFile } from './document-writes.ts'
import type { ApplicationServices } from './services.ts'
import { addPreparation } from './preparation-sql.ts'

const URL = '/api/households/:householdId/application'
const READ = ['1', '2', '4', '6'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

/** The file of a household: what it must bring, what came, who said that it is right. */
export function applicationRoutes(define: Define<PolicyName>, services: ApplicationServices): void {
  readingRoutes(define, services)
  pageRoutes(define, services)
  workerRoutes(define, services)
}

function readingRoutes(define: Define<PolicyName>, services: ApplicationServices): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les pièces de la demande, celle qui vient ensuite, la préparation',
      policy: 'application.read',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      reply: wire.ApplicationRead,
    },
    ({ tx, actor, params }) => applicationPage(tx, actor, params.householdId, services),
  )

  define.inCase(
    {
      method: 'GET',
      url: `${URL}/reduced`,
      summary: 'Titres et états des pièces',
      policy: 'application.reduced',
      scope: 'household',
      compartments: ['4r'],
      params: HouseholdParams,
      reply: wire.ApplicationReduced,
    },
    async ({ tx, params }) => ({
      documents: (await reducedOf(tx, params.householdId)).map(({ label, state }) => ({
        label,
        state: (state ?? 'missing') as DocumentState,
      })),
    }),
  )
}

function pageRoutes(define: Define<PolicyName>, { cipher, files }: ApplicationServices): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/documents/:supportingDocumentId/pages`,
      summary: 'Ajouter une page à une pièce, photo ou PDF',
      policy: 'application.add',
      scope: 'household',
      compartments: READ,
      bodyLimit: bodyLimitOf(files),
      params: wire.DocumentParams,
      body: wire.NewPage,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId, supportingDocumentId }, body }) => {
      const where = { householdId, documentId: supportingDocumentId }
      await addPage(tx, actor, { ...where, page: body, cipher, files })
      return DONE
    },
  )

  define.inCase(
    {
      method: 'GET',
      url: `${URL}/pages/:documentPageId`,
      summary: 'Une page d’une pièce',
      policy: 'application.read',
      scope: 'household',
      compartments: READ,
      params: wire.PageParams,
      reply: SentFile,
      sendsFile: MEDIA_TYPES,
    },
    ({ tx, params: { householdId, documentPageId } }) =>
      pageFile(tx, { householdId, pageId: documentPageId }, cipher),
  )
}

function workerRoutes(define: Define<PolicyName>, { cipher }: ApplicationServices): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/documents/:supportingDocumentId/decision`,
      summary: 'Valider une pièce, ou la refuser avec sa raison',
      policy: 'application.decide',
      scope: 'household',
      compartments: READ,
      params: wire.DocumentParams,
      body: wire.DocumentDecision,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId, supportingDocumentId }, body }) => {
      await decide(tx, actor, { householdId, documentId: supportingDocumentId }, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/requests`,
      summary: 'Demander une pièce de la liste, en plus de celles qui s’appliquent à tous',
      policy: 'application.decide',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      body: wire.NewRequest,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await askFor(tx, actor, params.householdId, body.documentKind)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/preparation`,
      summary: 'Préparer la suite avec la personne : avec qui, ses craintes, ce qui aiderait',
      policy: 'application.decide',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      body: wire.NewPreparation,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await addPreparation(tx, actor, { ...body, householdId: params.householdId, cipher })
      return DONE
    },
  )
}
