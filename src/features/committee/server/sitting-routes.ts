import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { issueAgenda } from './document-files.ts'
import { householdsOf } from './item-writes.ts'
import { sessionPage } from './session-page.ts'
import { ON_SESSION, SESSION_URL, type CommitteeServices } from './session-route.ts'
import * as write from './session-writes.ts'

const BY_SECRETARY = {
  policy: 'committee.write',
  ...ON_SESSION,
  params: wire.SessionParams,
} as const

/** From the convocation to the end of the session. */
export function sittingRoutes(define: Define<PolicyName>, services: CommitteeServices): void {
  convokingRoutes(define, services)
  presenceRoutes(define)
}

function convokingRoutes(define: Define<PolicyName>, { refreshPhases }: CommitteeServices): void {
  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/convocation`,
      summary: 'Convoquer les membres et le préfet, avec l’ordre du jour',
      ...BY_SECRETARY,
    },
    async ({ tx, actor, params: { committeeSessionId } }) => {
      await write.convokeSession(tx, committeeSessionId)
      const session = await sessionPage(tx, actor, committeeSessionId)
      await issueAgenda(tx, session)
      await refreshPhases(tx, actor, await householdsOf(tx, committeeSessionId))
      return sessionPage(tx, actor, committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/cancellation`,
      summary: 'Annuler une séance qui n’a pas commencé',
      ...BY_SECRETARY,
      body: wire.Reason,
    },
    async ({ tx, actor, params: { committeeSessionId }, body }) => {
      const households = await householdsOf(tx, committeeSessionId)
      await write.cancelSession(tx, committeeSessionId, body.reason)
      await refreshPhases(tx, actor, households)
      return sessionPage(tx, actor, committeeSessionId)
    },
  )
}

function presenceRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'PUT',
      url: `${SESSION_URL}/members/:committeeMemberId`,
      summary: 'Noter la présence d’un membre et le mandat qu’il donne',
      ...BY_SECRETARY,
      params: wire.MemberParams,
      body: wire.SetPresence,
    },
    async ({ tx, actor, params, body }) => {
      await write.setPresence(tx, params.committeeMemberId, body)
      return sessionPage(tx, actor, params.committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/opening`,
      summary: 'Ouvrir la séance, le quorum atteint',
      ...BY_SECRETARY,
      body: wire.OpenSession,
    },
    async ({ tx, actor, params: { committeeSessionId }, body }) => {
      await write.openSession(tx, committeeSessionId, body.chairId)
      return sessionPage(tx, actor, committeeSessionId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/closing`,
      summary: 'Lever la séance, chaque logement décidé ou reporté',
      ...BY_SECRETARY,
    },
    async ({ tx, actor, params: { committeeSessionId } }) => {
      await write.closeSession(tx, committeeSessionId)
      return sessionPage(tx, actor, committeeSessionId)
    },
  )
}
