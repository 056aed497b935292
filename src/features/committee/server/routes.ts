import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { decidingRoutes } from './deciding-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { seatRoutes } from './seat-routes.ts'
import { sessionPage } from './session-page.ts'
import { ON_SESSION, SESSION_URL, type CommitteeServices } from './session-route.ts'
import { sittingRoutes } from './sitting-routes.ts'
import * as write from './session-writes.ts'
import { sessionLines } from './sessions-sql.ts'

/** The allocation committee: who sits, the agenda, what was decided, the minutes. */
export function committeeRoutes(define: Define<PolicyName>, services: CommitteeServices): void {
  readingRoutes(define)
  draftingRoutes(define)
  agendaRoutes(define)
  sittingRoutes(define, services)
  decidingRoutes(define, services)
  documentRoutes(define)
  seatRoutes(define)
}

function readingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/committee-sessions',
      summary: 'Les séances de la commission que ce lecteur peut connaître',
      policy: 'committee.read',
      scope: 'list',
      compartments: [],
      reply: wire.SessionList,
    },
    async ({ tx, actor }) => ({
      sessions: await sessionLines(tx),
      today: actor.today,
      abilities: actor.role === 'ALL' ? ['committee.write' as const] : [],
    }),
  )

  define.inCase(
    {
      method: 'GET',
      url: SESSION_URL,
      summary: 'Une séance : ordre du jour, présence, décisions, autant que ce lecteur y a part',
      policy: 'committee.read',
      ...ON_SESSION,
      params: wire.SessionParams,
    },
    ({ tx, actor, params }) => sessionPage(tx, actor, params.committeeSessionId),
  )
}

function draftingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/committee-sessions',
      summary: 'Préparer une séance',
      policy: 'committee.write',
      ...ON_SESSION,
      body: wire.NewSession,
    },
    async ({ tx, actor, body }) => {
      await write.draftSession(tx, actor, body)
      return sessionPage(tx, actor, body.id)
    },
  )

  define.inCase(
    {
      method: 'PUT',
      url: SESSION_URL,
      summary: 'Changer le jour, l’heure ou le lieu d’une séance en préparation',
      policy: 'committee.write',
      ...ON_SESSION,
      params: wire.SessionParams,
      body: wire.ChangeSession,
    },
    async ({ tx, actor, params, body }) => {
      await write.changeSession(tx, actor, params.committeeSessionId, body)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )
}

function agendaRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/items`,
      summary: 'Mettre un logement et ses candidats à l’ordre du jour',
      policy: 'committee.write',
      ...ON_SESSION,
      params: wire.SessionParams,
      body: wire.NewItem,
    },
    async ({ tx, actor, params, body }) => {
      await write.putOnAgenda(tx, params.committeeSessionId, body)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'DELETE',
      url: `${SESSION_URL}/items/:committeeItemId`,
      summary: 'Retirer un logement de l’ordre du jour en préparation',
      policy: 'committee.write',
      ...ON_SESSION,
      params: wire.ItemParams,
    },
    async ({ tx, actor, params }) => {
      await write.takeOffAgenda(tx, params.committeeItemId)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )
}
