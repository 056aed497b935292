import { z } from 'zod'
import {
  acceptAsKnownAccount,
  acceptAsNewAccount,
  openInvitation,
} from '#platform/auth/invitations.ts'
import { liveSession } from '#platform/auth/sessions.ts'
import { AcceptInvitation, InvitationView, LinkParams, SignInAnswer } from '../contract.ts'
import { callerAt, handOver, type DefineRoute, type Desk } from './desk.ts'

/** The way in for somebody invited; the link is the only thing they have. */
export function invitationRoutes(route: DefineRoute, { access }: Desk): void {
  route.forAccount(
    {
      method: 'GET',
      url: '/api/invitations/:token',
      summary: 'Lire une invitation',
      scope: 'public',
      params: LinkParams,
      reply: InvitationView,
    },
    async (asked) => {
      const caller = callerAt(asked)
      const card = await openInvitation(access, caller, asked.params.token)
      const session = await liveSession(access, caller)
      return {
        ...card,
        isKnown: card.accountId !== null,
        isSignedIn: card.accountId !== null && session?.accountId === card.accountId,
      }
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/invitations/:token',
      summary: 'Accepter une invitation et ouvrir son compte',
      scope: 'public',
      params: LinkParams,
      body: AcceptInvitation,
      reply: SignInAnswer,
    },
    async (asked) => {
      const form = { ...asked.body, token: asked.params.token }
      return handOver(asked, await acceptAsNewAccount(access, callerAt(asked), form))
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/invitations/:token/join',
      summary: 'Rejoindre une organisation avec son compte',
      scope: 'signed-in',
      params: LinkParams,
      reply: z.object({ joined: z.literal(true) }),
    },
    async (asked) => {
      await acceptAsKnownAccount(access, callerAt(asked), asked.params.token)
      return { joined: true as const }
    },
  )
}
