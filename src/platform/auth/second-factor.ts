import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession, isFirstUse } from './guard.ts'
import { accountCard } from './profile.ts'
import { refusingAs } from './refusals.ts'
import { isFresh } from './session-life.ts'
import type { LiveSession } from './sessions.ts'
import { verifyCode } from './sign-in.ts'

/** What demonstration accounts type where others read their application; refused for any other account. */
export const DEMONSTRATION_CODE = '123456'

export type Enrolment = {
  readonly uri: string
  readonly key: string
  readonly backupCodes: string[]
}

export async function hasSecondFactor(access: Access, accountId: string): Promise<boolean> {
  const user = await access.db
    .selectFrom('user')
    .select('twoFactorEnabled')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return user?.twoFactorEnabled ?? false
}

/** Draws a secret for an application of authentication; it serves once a first right code is given. */
export async function startEnrolment(
  access: Access,
  caller: Caller,
  password: string,
): Promise<Enrolment> {
  const answer = await refusingAs('wrong-password', () =>
    access.auth.api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: authHeaders(caller),
    }),
  )
  if (!('totpURI' in answer) || !answer.totpURI) throw new AppError('internal')
  const key = new URL(answer.totpURI).searchParams.get('secret') ?? ''
  return { uri: answer.totpURI, key, backupCodes: answer.backupCodes }
}

/** The first right code puts the second factor in service; better-auth then replaces the session. */
export async function confirmEnrolment(
  access: Access,
  caller: Caller,
  session: LiveSession,
  code: string,
): Promise<WithCookies<void>> {
  if (await hasSecondFactor(access, session.accountId)) throw new AppError('conflict')
  await countAttempt(access, 'second-factor', session.accountId, caller)
  const { cookies } = await verifyCode(access, authHeaders(caller), code)
  await isFirstUse(access, session.accountId, code)
  await guardSession(access, cookies, {
    device: session.device,
    secondFactorAt: new Date(),
    accountRoleId: session.accountRoleId,
  })
  return { value: undefined, cookies }
}

/** Gives the second factor again inside a session, before what needs a fresh one. */
export async function confirmSecondFactor(
  access: Access,
  caller: Caller,
  session: LiveSession,
  code: string,
): Promise<void> {
  await countAttempt(access, 'second-factor', session.accountId, caller)
  await checkAgain(access, caller, session, code)
  await forgetAttempts(access, 'second-factor', session.accountId, caller)
  await access.db
    .updateTable('sessionGuard')
    .set({ secondFactorAt: new Date() })
    .where('sessionId', '=', session.sessionId)
    .execute()
}

async function checkAgain(
  access: Access,
  caller: Caller,
  session: LiveSession,
  code: string,
): Promise<void> {
  const wrong = new AppError('rule-refused', { rule: 'wrong-code' })
  const card = await accountCard(access, session.accountId)
  if (card?.isDemonstration) {
    if (code !== DEMONSTRATION_CODE) throw wrong
    return
  }
  if (!(await hasSecondFactor(access, session.accountId))) {
    throw new AppError('rule-refused', { rule: 'no-second-factor' })
  }
  await verifyCode(access, authHeaders(caller), code)
  if (!(await isFirstUse(access, session.accountId, code))) throw wrong
}

/** New backup codes; the old ones stop working. */
export async function renewBackupCodes(
  access: Access,
  caller: Caller,
  session: LiveSession,
  password: string,
): Promise<string[]> {
  requireFresh(session)
  const answer = await refusingAs('wrong-password', () =>
    access.auth.api.generateBackupCodes({ body: { password }, headers: authHeaders(caller) }),
  )
  return answer.backupCodes
}

/** Refuses what a session left open on a desk must not allow. */
export function requireFresh(session: LiveSession): void {
  if (!isFresh(session.secondFactorAt, new Date())) throw new AppError('second-factor-needed')
}
