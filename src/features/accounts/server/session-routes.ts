import { chooseMembership } from '#platform/auth/membership.ts'
import { confirmSecondFactor } from '#platform/auth/second-factor.ts'
import { signOut } from '#platform/auth/sessions.ts'
import { ChooseMembership, Done, DONE, GiveCode, SessionView } from '../contract.ts'
import { callerAt, handOver, holderAt, type DefineRoute, type Desk } from './desk.ts'
import { sessionView } from './session-view.ts'

export function sessionRoutes(route: DefineRoute, desk: Desk): void {
  const { access } = desk
  route.forAccount(
    {
      method: 'GET',
      url: '/api/session',
      summary: 'Qui est connecté',
      scope: 'public',
      reply: SessionView,
    },
    async (asked) => {
      asked.reply.header('cache-control', 'no-store')
      return sessionView(access, callerAt(asked))
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/session/sign-out',
      summary: 'Se déconnecter',
      scope: 'public',
      reply: Done,
    },
    async (asked) => {
      handOver(asked, await signOut(access, callerAt(asked)))
      return DONE
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/session/membership',
      summary: 'Choisir pour quelle organisation agir',
      scope: 'signed-in',
      body: ChooseMembership,
      reply: Done,
    },
    async (asked) => {
      const { session } = await holderAt(desk, asked)
      await chooseMembership(access, session, asked.body.membershipId)
      return DONE
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/session/second-factor',
      summary: 'Redonner son second facteur',
      scope: 'signed-in',
      body: GiveCode,
      reply: Done,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      await confirmSecondFactor(access, caller, session, asked.body.code)
      return DONE
    },
  )
}
