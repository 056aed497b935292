import { POLICIES } from '../../../policies.ts'
import type { Access } from '#platform/auth/access.ts'
import type { Caller } from '#platform/auth/caller.ts'
import { demonstrationDesk } from '#platform/auth/demonstration.ts'
import { schemeCard } from '#platform/auth/membership.ts'
import { accountCard, type AccountCard, type Membership } from '#platform/auth/profile.ts'
import { hasSecondFactor } from '#platform/auth/second-factor.ts'
import { IDLE_MINUTES, isFresh } from '#platform/auth/session-life.ts'
import { liveSession, type LiveSession } from '#platform/auth/sessions.ts'
import { SessionView } from '../contract.ts'
import { abilitiesOf } from '../domain/abilities.ts'

/** Who is signed in, for whom they act and what they may do; or what the sign-in page needs. */
export async function sessionView(access: Access, caller: Caller): Promise<SessionView> {
  const demonstration = await demonstrationDesk(access)
  const session = await liveSession(access, caller)
  const card = session && (await accountCard(access, session.accountId))
  if (!session || !card) {
    const provider = access.settings.oidc?.name ?? null
    return SessionView.parse({ signedIn: false, demonstration, provider })
  }
  const secondFactor = await secondFactorState(access, session, card)
  // Nothing opens before a required second factor: the page asks for it instead of failing at each request.
  const isLocked = secondFactor.required && !secondFactor.given
  const chosen = card.memberships.find((membership) => membership.id === session.accountRoleId)
  const current = isLocked ? undefined : chosen
  return SessionView.parse({
    signedIn: true,
    account: { id: session.accountId, name: card.name, kind: card.kind },
    memberships: card.memberships,
    current: current ? { ...current, membershipId: current.id } : null,
    scheme: current ? await schemeCard(access, current.id) : null,
    demonstration,
    secondFactor,
    idleMinutes: IDLE_MINUTES[session.device],
    abilities: current ? abilitiesFor(current) : [],
  })
}

async function secondFactorState(access: Access, session: LiveSession, card: AccountCard) {
  return {
    enrolled: await hasSecondFactor(access, session.accountId),
    required: card.secondFactorRequired,
    given: session.secondFactorAt !== null,
    fresh: isFresh(session.secondFactorAt, new Date()),
  }
}

function abilitiesFor(membership: Membership): string[] {
  return abilitiesOf(POLICIES, membership)
}
