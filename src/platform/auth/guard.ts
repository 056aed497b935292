import type { Access } from './access.ts'
import { cookieSet } from './caller.ts'
import { keyedHash, readSignedCookie } from './keyed-hash.ts'
import { accountCard, type AccountCard } from './profile.ts'
import type { Device } from './session-life.ts'

type Opening = {
  readonly device: Device
  readonly secondFactorAt: Date | null
  /** The membership of the session that this one replaces. */
  readonly accountRoleId?: string | null
}

/**
 * Puts a guard on the session whose cookie an answer sets: without it the door stays shut. Somebody who acts
 * for one organisation only need not choose it.
 */
export async function guardSession(
  access: Access,
  setCookies: readonly string[],
  opening: Opening,
): Promise<AccountCard | null> {
  const session = await sessionSet(access, setCookies)
  const card = await accountCard(access, session.userId)
  const [only, ...others] = card?.memberships ?? []
  await access.db
    .insertInto('sessionGuard')
    .values({
      sessionId: session.id,
      accountId: session.userId,
      accountRoleId: opening.accountRoleId ?? (others.length === 0 ? (only?.id ?? null) : null),
      device: opening.device,
      secondFactorAt: opening.secondFactorAt,
      revokedAt: null,
    })
    .execute()
  return card
}

function sessionSet(access: Access, setCookies: readonly string[]) {
  const cookie = cookieSet(setCookies, access.cookies.session)
  const token = cookie === undefined ? null : readSignedCookie(access.settings.secret, cookie)
  return access.db
    .selectFrom('session')
    .select(['id', 'userId'])
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
}

/** Accepts a one-time code once: the same digits shown to a neighbour are refused. */
export async function isFirstUse(
  access: Access,
  accountId: string,
  code: string,
): Promise<boolean> {
  const codeHash = keyedHash(access.settings.secret, 'one-time-code', code)
  const kept = await access.db
    .insertInto('usedOneTimeCode')
    .values({ accountId, codeHash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('codeHash')
    .execute()
  return kept.length === 1
}
