import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  NeedsRead,
  NeedsReduced,
  NewAnswer,
  NewConfirmation,
  NewExchange,
  NewNeeds,
  NewSlidingLeaseWish,
} from '../contract.ts'
import type { NotedNeed } from '../domain/criteria.ts'
import { changedNeeds } from '../domain/need-changes.ts'
import { needWords } from '../domain/need-words.ts'
import { authorWords, needsPage, standingNeeds } from './page.ts'
import { protectedNeedRoutes } from './protected-routes.ts'
import * as read from './read-sql.ts'
import * as write from './write-sql.ts'

const URL = '/api/households/:householdId/needs'
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

export function needRoutes(define: Define<PolicyName>, services: { cipher: TextCipher }): void {
  readRoutes(define, services.cipher)
  writeRoutes(define, services.cipher)
  exchangeRoutes(define)
  protectedNeedRoutes(define, services.cipher)
}

function readRoutes(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les besoins d’un ménage, leur échange et leurs versions',
      policy: 'needs.read',
      scope: 'household',
      compartments: ['1', '3', '6', '10'],
      params: HouseholdParams,
      reply: NeedsRead,
    },
    ({ tx, actor, params }) => needsPage(tx, actor, params.householdId, cipher),
  )

  define.inCase(
    {
      method: 'GET',
      url: `${URL}/reduced`,
      summary: 'Types de logement et secteurs souhaités',
      policy: 'needs.reduced',
      scope: 'household',
      compartments: ['3r'],
      params: HouseholdParams,
      reply: NeedsReduced,
    },
    async ({ tx, params }) => {
      const found = await read.reducedNeeds(tx, params.householdId)
      return { typologies: found?.typologies ?? [], sectors: found?.sectors ?? [] }
    },
  )
}

function writeRoutes(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'PUT',
      url: URL,
      summary: 'Une nouvelle version des besoins',
      policy: 'needs.write',
      scope: 'household',
      compartments: ['1', '3'],
      params: HouseholdParams,
      body: NewNeeds,
      reply: z.object({ version: z.int() }),
    },
    ({ tx, actor, params, body }) => saveNeeds(tx, actor, params.householdId, body),
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sliding-lease`,
      summary: 'Dire si un bail glissant est souhaité, et pourquoi',
      policy: 'needs.write',
      scope: 'household',
      compartments: ['1', '3', '6'],
      params: HouseholdParams,
      body: NewSlidingLeaseWish,
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await write.addSlidingLeaseWish(
        tx,
        actor,
        { householdId: params.householdId, wish: body },
        cipher,
      )
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/answers`,
      summary: 'Accepter ou corriger ce qui a été compris, avec ses mots',
      policy: 'needs.answer',
      scope: 'household',
      compartments: ['3', '3b'],
      params: HouseholdParams,
      body: NewAnswer,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.answerNeeds(tx, params.householdId, body, cipher)
      return DONE
    },
  )
}

function exchangeRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/exchanges`,
      summary: 'Inscrire un échange entre le bailleur et le prescripteur',
      policy: 'needs.exchange',
      scope: 'household',
      compartments: ['3', '10'],
      params: HouseholdParams,
      body: NewExchange,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.recordExchange(tx, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/confirmations`,
      summary: 'Confirmer le résumé tel qu’il a été lu',
      policy: 'needs.exchange',
      scope: 'household',
      compartments: ['3', '10'],
      params: HouseholdParams,
      body: NewConfirmation,
      reply: Done,
    },
    async ({ tx, params, body }) => {
      await write.confirmNeeds(tx, params.householdId, body)
      return DONE
    },
  )
}

async function saveNeeds(
  tx: Tx,
  actor: Actor,
  householdId: string,
  body: NewNeeds,
): Promise<{ version: number }> {
  const standing = await standingNeeds(tx, householdId)
  const needs = changedNeeds(standing.needs, body.needs)
  // The same form sent twice finds its own version.
  if (needs.length === 0) return { version: standing.version }
  if (body.version !== standing.version) {
    throw new AppError('conflict', { current: await current(tx, householdId, standing.needs) })
  }
  const number = standing.version + 1
  await write.addVersion(tx, actor, { householdId, number, needs })
  return { version: number }
}

async function current(tx: Tx, householdId: string, needs: readonly NotedNeed[]) {
  const [last] = await read.versionsOf(tx, householdId)
  const names = new Map((await read.communes(tx)).map(({ code, name }) => [code, name]))
  return {
    version: last?.number ?? 0,
    who: last ? authorWords(last) : '',
    at: last?.recordedAt ?? '',
    needs: needs.map((need) => ({
      ...need,
      words: needWords(need, (code) => names.get(code) ?? code),
    })),
  }
}
