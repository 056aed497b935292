import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import { logListed } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  HouseholdList,
  HouseholdQuery,
  HouseholdRead,
  SearchQuery,
  SearchResult,
} from '../contract.ts'
import { Today, TodayQuery } from '../today.contract.ts'
import { householdRows, searchHouseholds } from './list-sql.ts'
import { householdPage } from './page.ts'
import { queuesOf } from './queue-sql.ts'

const LISTED = ['1', '1r', '2', '2r', '3', '10', '10r'] as const
const SHOWN = ['1', '1r', '2', '2r', '3', '6', '7b', '8', '9', '9r', '10', '10r', '14b'] as const
const SEARCH_RESULTS = 12

export function householdRoutes(
  define: Define<PolicyName>,
  services: { cipher: TextCipher },
): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/households',
      summary: 'Les ménages que l’on suit, par pages',
      policy: 'household.list',
      scope: 'list',
      compartments: LISTED,
      query: HouseholdQuery,
      reply: HouseholdList,
    },
    async ({ tx, actor, query }) => {
      const { rows, hasMore } = await householdRows(tx, actor, query)
      await logListed(
        tx,
        rows.map(({ id }) => id),
      )
      const mayOpen = actor.role === 'PRE' || actor.role === 'SIAO'
      return { rows, page: query.page, hasMore, abilities: mayOpen ? ['referral.open'] : [] }
    },
  )

  todayRoute(define)
  searchRoute(define)
  pageRoute(define, services.cipher)
}

function todayRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/today',
      summary: 'Ce qui m’attend : en retard, à faire, en attente d’un partenaire',
      policy: 'household.list',
      scope: 'list',
      compartments: LISTED,
      query: TodayQuery,
      reply: Today,
    },
    async ({ tx, actor, query }) => {
      const queues = await queuesOf(tx, actor, query.queue)
      const shown = queues.flatMap(({ items }) => items.map(({ subjectId }) => subjectId))
      await logListed(tx, shown)
      return { today: actor.today, queues }
    },
  )
}

function searchRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/search',
      summary: 'Retrouver un ménage par son nom ou son numéro de dossier',
      policy: 'household.search',
      scope: 'list',
      compartments: ['1', '1r'],
      query: SearchQuery,
      reply: SearchResult,
    },
    async ({ tx, query }) => {
      const households = await searchHouseholds(tx, query.q, SEARCH_RESULTS)
      await logListed(
        tx,
        households.map(({ id }) => id),
      )
      return { households }
    },
  )
}

function pageRoute(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/households/:householdId',
      summary: 'La page d’un ménage, telle que ce lecteur peut la voir',
      policy: 'household.read',
      scope: 'household',
      compartments: SHOWN,
      params: HouseholdParams,
      reply: HouseholdRead,
    },
    async ({ tx, actor, params }) => {
      const page = await householdPage(tx, actor, params.householdId, cipher)
      if (!page) throw new AppError('not-found')
      return page
    },
  )
}
