import { z } from 'zod'
import { countAttempt } from '#platform/auth/attempts.ts'
import { callerOf } from '#platform/auth/caller.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { calendarOf, feedState, openFeed, revokeFeed } from './feed.ts'
import type { AgendaServices } from './services.ts'

const MINE = { policy: 'agenda.use', scope: 'list', compartments: [] } as const

export function feedRoutes(define: Define<PolicyName>, { db, access }: AgendaServices): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/agenda/feed',
      summary: 'Mon calendrier de téléphone a-t-il une adresse ?',
      ...MINE,
      reply: wire.FeedState,
    },
    ({ tx, actor }) => feedState(tx, actor),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/agenda/feed',
      summary: 'Créer l’adresse de mon calendrier ; la précédente ne répond plus',
      ...MINE,
      reply: wire.NewFeed,
    },
    ({ tx }) => openFeed(tx),
  )
  define.inCase(
    {
      method: 'DELETE',
      url: '/api/agenda/feed',
      summary: 'Révoquer l’adresse de mon calendrier',
      ...MINE,
      reply: wire.FeedState,
    },
    async ({ tx, actor }) => {
      await revokeFeed(tx)
      return feedState(tx, actor)
    },
  )
  define.forAccount(
    {
      method: 'GET',
      url: '/api/calendar/:token.ics',
      summary: 'Le calendrier d’une personne, pour son téléphone : sans nom ni dossier',
      scope: 'public',
      params: wire.FeedParams,
      reply: z.string(),
      mediaType: 'text/calendar',
    },
    async ({ params, request, reply }) => {
      await countAttempt(access, 'calendar', params.token, callerOf(request, reply))
      reply.header('cache-control', 'private, no-store')
      return calendarOf(db, params.token)
    },
  )
}
