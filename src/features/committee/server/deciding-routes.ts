import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import * as write from './item-writes.ts'
import { sessionPage } from './session-page.ts'
import { ON_SESSION, SESSION_URL, type CommitteeServices } from './session-route.ts'

const ON_ITEM = { policy: 'committee.write', ...ON_SESSION, params: wire.ItemParams } as const
const ON_CANDIDATE = {
  policy: 'committee.vote',
  ...ON_SESSION,
  params: wire.CandidateParams,
} as const
const ITEM = `${SESSION_URL}/items/:committeeItemId`
const CANDIDATE = `${SESSION_URL}/candidates/:committeeCandidateId`

/** One dwelling at a time: called, examined, voted on, closed or postponed. */
export function decidingRoutes(define: Define<PolicyName>, services: CommitteeServices): void {
  callingRoutes(define)
  closingRoutes(define, services)
  decisionRoute(define)
  votingRoutes(define)
}

function callingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    { method: 'POST', url: `${ITEM}/calling`, summary: 'Appeler un logement', ...ON_ITEM },
    async ({ tx, actor, params }) => {
      await write.callItem(tx, params.committeeItemId)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'PUT',
      url: `${ITEM}/recusals`,
      summary: 'Noter qu’un membre se déporte pour ce logement',
      ...ON_ITEM,
      policy: 'committee.vote',
      body: wire.SetRecusal,
    },
    async ({ tx, actor, params, body }) => {
      await write.setRecusal(tx, params.committeeItemId, body)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )
}

function closingRoutes(define: Define<PolicyName>, { refreshPhases }: CommitteeServices): void {
  define.inCase(
    {
      method: 'POST',
      url: `${ITEM}/postponement`,
      summary: 'Reporter un logement, avec un motif',
      ...ON_ITEM,
      body: wire.Reason,
    },
    async ({ tx, actor, params, body }) => {
      await write.postponeItem(tx, params.committeeItemId, body.reason)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${ITEM}/closing`,
      summary: 'Clore un logement : les décisions sont prises',
      ...ON_ITEM,
    },
    async ({ tx, actor, params: { committeeItemId, committeeSessionId } }) => {
      await write.closeItem(tx, committeeItemId)
      await refreshPhases(tx, actor, await write.householdsOf(tx, committeeSessionId))
      return sessionPage(tx, actor, committeeSessionId)
    },
  )
}

function decisionRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'PUT',
      url: `${CANDIDATE}/decision`,
      summary: 'Écrire la décision proposée pour un candidat',
      ...ON_CANDIDATE,
      policy: 'committee.write',
      body: wire.WriteDecision,
    },
    async ({ tx, actor, params, body }) => {
      await write.writeDecision(tx, actor, params.committeeCandidateId, body)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )
}

function votingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${CANDIDATE}/votes`,
      summary: 'Donner une voix, ou la même pour tous ceux qui n’ont pas voté',
      ...ON_CANDIDATE,
      body: wire.CastVote,
    },
    async ({ tx, actor, params: { committeeSessionId, committeeCandidateId }, body }) => {
      const session = await sessionPage(tx, actor, committeeSessionId)
      const item = session.items.find(({ candidates }) =>
        candidates.some(({ id }) => id === committeeCandidateId),
      )
      await write.castVote(tx, committeeCandidateId, body, item?.voters ?? [])
      return sessionPage(tx, actor, committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'DELETE',
      url: `${CANDIDATE}/votes`,
      summary: 'Effacer les voix d’un candidat, pour voter de nouveau',
      ...ON_CANDIDATE,
      policy: 'committee.write',
    },
    async ({ tx, actor, params }) => {
      await write.clearVotes(tx, params.committeeCandidateId)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )
}
