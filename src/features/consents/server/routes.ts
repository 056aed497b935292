import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import { DOCUMENT_MEDIA, DocumentFormat, documentFile } from '#platform/documents/document-file.ts'
import type { Define } from '#platform/http/route.ts'
import { SentFile } from '#platform/http/sent-file.ts'
import type { PolicyName } from '../../../policies.ts'
import { ConsentEntry, ConsentParams, ConsentsRead } from '../contract.ts'
import { consentDocument } from './consent.document.ts'
import { record, withdraw } from './consent-sql.ts'
import { consentsPage } from './consents-page.ts'

const URL = '/api/households/:householdId/consents'
const COMPARTMENTS = ['1', '18'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }
const inConsents = {
  scope: 'household',
  compartments: COMPARTMENTS,
  params: HouseholdParams,
  reply: Done,
} as const

export function consentRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inConsents,
      method: 'GET',
      url: URL,
      summary: 'Ce que chacun a accepté de partager, et ce que cela ouvre',
      policy: 'consent.read',
      reply: ConsentsRead,
    },
    ({ tx, actor, params }) => consentsPage(tx, actor, params.householdId),
  )

  define.inCase(
    {
      ...inConsents,
      method: 'GET',
      url: `${URL}/:consentId/copy`,
      summary: 'La copie que la personne garde',
      policy: 'consent.read',
      params: ConsentParams,
      query: z.object({ format: DocumentFormat }),
      reply: SentFile,
      sendsFile: Object.values(DOCUMENT_MEDIA),
    },
    async ({ tx, actor, params, query }) => {
      const { consents } = await consentsPage(tx, actor, params.householdId)
      const consent = consents.find(({ id }) => id === params.consentId)
      const about = await tx
        .selectFrom('household as h')
        .innerJoin('scheme as s', 's.id', 'h.schemeId')
        .innerJoin('organisation as o', 'o.id', 's.landlordId')
        .select(['h.fileNumber', 'o.name as landlord'])
        .where('h.id', '=', params.householdId)
        .executeTakeFirst()
      if (!consent || !about) throw new AppError('not-found')
      return documentFile(consentDocument(consent, about), query.format, 'partage')
    },
  )
  writingRoutes(define)
}

function writingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inConsents,
      method: 'POST',
      url: URL,
      summary: 'Écrire l’accord d’une personne, avec elle',
      policy: 'consent.record',
      body: ConsentEntry,
    },
    async ({ tx, params, body }) => {
      await record(tx, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inConsents,
      method: 'POST',
      url: `${URL}/:consentId/withdrawal`,
      summary: 'Retirer un accord : l’accès s’arrête tout de suite',
      policy: 'consent.record',
      params: ConsentParams,
    },
    async ({ tx, params }) => {
      await withdraw(tx, params.consentId)
      return DONE
    },
  )
}
