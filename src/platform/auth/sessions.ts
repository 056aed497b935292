import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { authHeaders, readCookies, type Caller, type WithCookies } from './caller.ts'
import { readSignedCookie } from './keyed-hash.ts'
import { sessionEnd, type Guard } from './session-life.ts'

export type SessionKey = { readonly sessionId: string; readonly accountId: string }

/** A session whose guard was checked just now. */
export type LiveSession = SessionKey &
  Guard & { readonly accountRoleId: string | null; readonly secondFactorAt: Date | null }

/** The token of the session cookie, when this server signed it. */
function sessionToken(access: Access, cookies: ReadonlyMap<string, string>): string | null {
  const cookie = cookies.get(access.cookies.session)
  return cookie === undefined ? null : readSignedCookie(access.settings.secret, cookie)
}

/**
 * Whose session a request carries. Cheap and not a permission: the signature is checked here, whether the
 * session still lives is checked by the door in the transaction of the request.
 */
export async function sessionOf(
  access: Access,
  request: { readonly headers: { readonly cookie?: string | undefined } },
): Promise<SessionKey | null> {
  const token = sessionToken(access, readCookies(request.headers.cookie ?? ''))
  if (token === null) return null
  const row = await access.db
    .selectFrom('session')
    .select(['id as sessionId', 'userId as accountId'])
    .where('token', '=', token)
    .executeTakeFirst()
  return row ?? null
}

/** The session of a caller when it lives, for what happens before the door: choosing a role, a second factor. */
export async function liveSession(access: Access, caller: Caller): Promise<LiveSession | null> {
  const token = sessionToken(access, caller.cookies)
  if (token === null) return null
  const row = await access.db
    .selectFrom('sessionGuard')
    .innerJoin('session', 'session.id', 'sessionGuard.sessionId')
    .selectAll('sessionGuard')
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', new Date())
    .executeTakeFirst()
  return row && sessionEnd(row, new Date()) === null ? row : null
}

/** The same, or « signed out »; counts as activity. */
export async function requireSession(access: Access, caller: Caller): Promise<LiveSession> {
  const session = await liveSession(access, caller)
  if (!session) throw new AppError('signed-out')
  await access.db
    .updateTable('sessionGuard')
    .set({ lastSeenAt: new Date() })
    .where('sessionId', '=', session.sessionId)
    .execute()
  return session
}

export type OwnSession = {
  readonly id: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly device: 'shared' | 'personal'
  readonly userAgent: string | null
  readonly address: string | null
}

/** The live sessions of an account, the most recent first. */
export async function ownSessions(access: Access, accountId: string): Promise<OwnSession[]> {
  const rows = await access.db
    .selectFrom('sessionGuard')
    .innerJoin('session', 'session.id', 'sessionGuard.sessionId')
    .selectAll('sessionGuard')
    .select(['session.id', 'session.userAgent', 'session.ipAddress as address'])
    .where('sessionGuard.accountId', '=', accountId)
    .where('session.expiresAt', '>', new Date())
    .orderBy('sessionGuard.lastSeenAt', 'desc')
    .execute()
  return rows.filter((row) => sessionEnd(row, new Date()) === null)
}

/** Closes sessions of an account at once: one, or all but one. Answers how many were closed. */
export async function revokeSessions(
  access: Access,
  accountId: string,
  which: { readonly only: string } | { readonly allBut: string },
): Promise<number> {
  const revoked = await access.db
    .updateTable('sessionGuard')
    .set({ revokedAt: new Date() })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .where('sessionId', 'only' in which ? '=' : '!=', 'only' in which ? which.only : which.allBut)
    .returning('sessionId')
    .execute()
  const ids = revoked.map((row) => row.sessionId)
  if (ids.length > 0) {
    await access.db
      .updateTable('session')
      .set({ expiresAt: new Date() })
      .where('id', 'in', ids)
      .execute()
  }
  return ids.length
}

/** Ends the session of a caller and removes its cookies, whether or not it still lived. */
export async function signOut(access: Access, caller: Caller): Promise<WithCookies<void>> {
  const { headers } = await access.auth.api.signOut({
    headers: authHeaders(caller),
    returnHeaders: true,
  })
  return { value: undefined, cookies: headers.getSetCookie() }
}
