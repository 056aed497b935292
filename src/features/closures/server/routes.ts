import { z } from 'zod'
import { addMonths } from '#kernel/calendar.ts'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  ClosureRead,
  NewClosure,
  RetentionEntry,
  ReviewEntry,
  ReviewParams,
  StateEntry,
} from '../contract.ts'
import {
  answerReview,
  chooseRetention,
  closureOf,
  holdClosure,
  moveState,
  termsFor,
} from './closure-sql.ts'
import { keepExitWords } from './exit-sql.ts'
import { closurePage } from './page.ts'

const URL = '/api/households/:householdId'
const COMPARTMENTS = ['1', '1r', '6', '12', '12r', '13'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

export function closureRoutes(define: Define<PolicyName>, services: { cipher: TextCipher }): void {
  define.inCase(
    {
      method: 'GET',
      url: `${URL}/closure`,
      summary: 'La clôture du suivi, le choix sur le dossier et le bilan',
      policy: 'closure.read',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      reply: ClosureRead,
    },
    async ({ tx, actor, params }) => {
      const page = await closurePage(tx, actor, params.householdId, services.cipher)
      if (!page) throw new AppError('not-found')
      return page
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/closure`,
      summary: 'Enregistrer la réunion de clôture',
      policy: 'closure.hold',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: NewClosure,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await holdClosure(tx, actor, params.householdId, body)
      return DONE
    },
  )
  afterRoutes(define)
  stateRoute(define, services.cipher)
}

function afterRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/retention-choice`,
      summary: 'Dire si le dossier est gardé pour une reprise, ou effacé',
      policy: 'closure.choose',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: RetentionEntry,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      const closure = await closureOf(tx, householdId)
      if (!closure) throw new AppError('not-found')
      const months = (await termsFor(tx, householdId))['months.reopening'] ?? 0
      const keepUntil = body.choice === 'keep' ? addMonths(actor.today, months) : null
      await chooseRetention(tx, actor, { ...body, householdId, closureId: closure.id, keepUntil })
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/review-requests/:reviewRequestId/answer`,
      summary: 'Répondre à ses questions du bilan',
      policy: 'closure.answer',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: ReviewParams,
      body: ReviewEntry,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await answerReview(tx, actor, { ...params, ...body })
      return DONE
    },
  )
}

function stateRoute(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/state`,
      summary: 'Suspendre, reprendre, quitter le dispositif ou en sortir avant le terme',
      policy: 'household.move-state',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: StateEntry,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      const isNew = await keepExitWords(tx, actor, { householdId, entry: body }, cipher)
      if (isNew) await moveState(tx, householdId, body.to, body.on)
      return DONE
    },
  )
}
