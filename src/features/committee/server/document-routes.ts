import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { sessionDocument, sheetFile, signMinutes } from './document-files.ts'
import { sessionPage } from './session-page.ts'
import { ON_DOCUMENT, ON_SESSION, SESSION_URL } from './session-route.ts'

const FILE = { policy: 'committee.documents', ...ON_DOCUMENT, reply: wire.DocumentFile } as const
const READ = { ...FILE, params: wire.SessionParams, query: wire.DocumentQuery } as const

/** Agenda, minutes and sheets, as a page, a tagged PDF or a Word file. */
export function documentRoutes(define: Define<PolicyName>): void {
  define.inCase(
    { method: 'GET', url: `${SESSION_URL}/agenda`, summary: 'L’ordre du jour', ...READ },
    async ({ tx, actor, params, query }) => {
      const session = await sessionPage(tx, actor, params.committeeSessionId)
      return sessionDocument(tx, session, 'agenda', query.format)
    },
  )

  define.inCase(
    { method: 'GET', url: `${SESSION_URL}/minutes`, summary: 'Le procès-verbal', ...READ },
    async ({ tx, actor, params, query }) => {
      const session = await sessionPage(tx, actor, params.committeeSessionId)
      return sessionDocument(tx, session, 'minutes', query.format)
    },
  )

  define.inCase(
    {
      method: 'GET',
      url: `${SESSION_URL}/candidates/:committeeCandidateId/sheet`,
      summary: 'La fiche d’un candidat, au nom de qui la lit',
      ...READ,
      params: wire.CandidateParams,
    },
    async ({ tx, actor, params, query }) => {
      const session = await sessionPage(tx, actor, params.committeeSessionId)
      return sheetFile(tx, actor, session, {
        candidateId: params.committeeCandidateId,
        format: query.format,
      })
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${SESSION_URL}/signature`,
      summary: 'Signer le procès-verbal, par qui a présidé la séance',
      policy: 'committee.sign',
      ...ON_SESSION,
      params: wire.SessionParams,
    },
    async ({ tx, actor, params: { committeeSessionId } }) => {
      const session = await sessionPage(tx, actor, committeeSessionId)
      await signMinutes(tx, actor, session)
      return sessionPage(tx, actor, committeeSessionId)
    },
  )
}
