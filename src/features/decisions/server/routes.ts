import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams, Id } from '#kernel/wire.ts'
import { DOCUMENT_MEDIA, DocumentFormat, documentFile } from '#platform/documents/document-file.ts'
import type { Define } from '#platform/http/route.ts'
import { SentFile } from '#platform/http/sent-file.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  ConditionEntry,
  ConversationEntry,
  ExplanationEntry,
  NoticeEntry,
  ProofEntry,
  ReplyEntry,
  ResultParams,
  ResultsRead,
} from '../contract.ts'
import { readabilityOf } from '../domain/readability.ts'
import { letterOf, sendNotice, sentLetter } from './letter-sql.ts'
import * as write from './result-writes.ts'
import { resultsPage } from './results-page.ts'

const URL = '/api/households/:householdId/results'
const ONE = `${URL}/:candidacyId`
const SHOWN = ['1', '10', '10r', '11'] as const
const WRITTEN = ['1', '3', '6', '10', '11', '13'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

type Services = { readonly cipher: TextCipher }

export function decisionRoutes(define: Define<PolicyName>, services: Services): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les résultats de la commission que ce lecteur peut connaître',
      policy: 'result.read',
      scope: 'household',
      compartments: SHOWN,
      params: HouseholdParams,
      reply: ResultsRead,
    },
    ({ tx, actor, params }) => resultsPage(tx, actor, params.householdId),
  )
  tellingRoutes(define, services)
  letterRoutes(define)
  noticeRoutes(define)
  replyRoutes(define)
}

function tellingRoutes(define: Define<PolicyName>, { cipher }: Services): void {
  define.inCase(
    {
      method: 'PUT',
      url: `${ONE}/explanation`,
      summary: 'Expliquer le résultat au prescripteur, en mots simples',
      policy: 'result.explain',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      body: ExplanationEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      const { version: _, ...sheet } = body
      if (readabilityOf(Object.values(sheet).join('\n')).reading === 'hard')
        throw new AppError('rule-refused', { rule: 'hard-to-read' })
      await write.explain(tx, actor, params, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/told`,
      summary: 'Le prescripteur a pris connaissance du résultat',
      policy: 'result.tell',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      reply: Done,
    },
    async ({ tx, params }) => {
      await write.tellResult(tx, params)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/conversations`,
      summary: 'Dire que le résultat a été annoncé au ménage',
      policy: 'result.converse',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      body: ConversationEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.recordConversation(tx, actor, { ...params, ...body, cipher })
      return DONE
    },
  )
}

function letterRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: `${ONE}/letter`,
      summary: 'La lettre telle qu’elle partirait aujourd’hui, à lire avant de l’envoyer',
      policy: 'result.notify',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      query: z.object({ format: DocumentFormat }),
      reply: SentFile,
      sendsFile: Object.values(DOCUMENT_MEDIA),
    },
    async ({ tx, actor, params, query }) =>
      documentFile(await letterOf(tx, { ...params, sentOn: actor.today }), query.format, 'lettre'),
  )

  define.inCase(
    {
      method: 'GET',
      url: `${ONE}/notices/:resultNoticeId/letter`,
      summary: 'La lettre telle qu’elle est partie, figée',
      policy: 'result.read',
      scope: 'household',
      compartments: SHOWN,
      params: ResultParams.extend({ resultNoticeId: Id }),
      reply: SentFile,
      sendsFile: [DOCUMENT_MEDIA.pdf],
    },
    ({ tx, params }) => sentLetter(tx, params),
  )
}

function noticeRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/notices`,
      summary: 'Notifier le résultat au ménage, par écrit',
      policy: 'result.notify',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      body: NoticeEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      const handedOn = body.channel === 'handed' ? (body.handedOn ?? body.sentOn) : null
      const replyBy =
        handedOn === null ? null : await write.replyByOf(tx, params.householdId, handedOn)
      const asked = { ...params, sentOn: body.sentOn }
      await sendNotice(tx, actor, asked, { ...body, handedOn, replyBy })
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/notices/:resultNoticeId/proofs`,
      summary: 'Dire quand et comment la lettre est arrivée, ou qu’un appel a été passé',
      policy: 'result.notify',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams.extend({ resultNoticeId: Id }),
      body: ProofEntry,
      reply: Done,
    },
    async ({ tx, params: { resultNoticeId, ...where }, body }) => {
      await write.prove(tx, { ...where, noticeId: resultNoticeId }, body)
      return DONE
    },
  )
}

function replyRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/condition`,
      summary: 'La pièce attendue est arrivée à temps',
      policy: 'result.notify',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      body: ConditionEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.meetCondition(tx, actor, params, body.metOn)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${ONE}/reply`,
      summary: 'Accepter ou refuser le logement proposé',
      policy: 'result.reply',
      scope: 'household',
      compartments: WRITTEN,
      params: ResultParams,
      body: ReplyEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.reply(tx, actor, params, body)
      return DONE
    },
  )
}
