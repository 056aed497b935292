import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { authHeaders, type Caller } from './caller.ts'
import { passwordWeakness } from './password-rules.ts'
import { refusingAs } from './refusals.ts'
import { revokeSessions, type LiveSession } from './sessions.ts'

/** Refuses a password that would be guessed. */
export function requireStrong(
  password: string,
  about: { readonly email: string; readonly name: string },
): void {
  const weakness = passwordWeakness(password, about)
  if (weakness) throw new AppError('bad-input', { fields: { password: weakness } })
}

/** Changes a password; every other session of the account closes. */
export async function changePassword(
  access: Access,
  caller: Caller,
  session: LiveSession,
  form: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  const user = await access.db
    .selectFrom('user')
    .select(['email', 'name'])
    .where('id', '=', session.accountId)
    .executeTakeFirstOrThrow()
  requireStrong(form.newPassword, user)
  await countAttempt(access, 'password', session.accountId, caller)
  await refusingAs('wrong-password', () =>
    access.auth.api.changePassword({ body: form, headers: authHeaders(caller) }),
  )
  await forgetAttempts(access, 'password', session.accountId, caller)
  await revokeSessions(access, session.accountId, { allBut: session.sessionId })
  await access.settings.mail.passwordChanged(user.email)
}

/**
 * Sends a link to choose a new password, if the address is known. The answer never depends on it, nor does
 * its time: the work is done after the answer.
 */
export async function requestPasswordReset(
  access: Access,
  caller: Caller,
  email: string,
): Promise<void> {
  await countAttempt(access, 'reset', email, caller)
  void sendReset(access, email)
}

async function sendReset(access: Access, email: string): Promise<void> {
  try {
    const known = await access.db
      .selectFrom('credential')
      .innerJoin('user', 'user.id', 'credential.userId')
      .select('user.id')
      .where('user.email', '=', email.toLowerCase())
      .where('providerId', '=', 'credential')
      .executeTakeFirst()
    // Who signs in with a personal code or an outside provider has no password to choose again.
    if (known) await access.auth.api.requestPasswordReset({ body: { email } })
  } catch {
    access.settings.log('courriel de nouveau mot de passe non envoyé')
  }
}

/** Sets the password that a link allows; the link serves once and every session closes. */
export async function resetPassword(
  access: Access,
  caller: Caller,
  form: { readonly token: string; readonly password: string },
): Promise<void> {
  await countAttempt(access, 'link', form.token, caller)
  requireStrong(form.password, { email: '', name: '' })
  await refusingAs('step-expired', () =>
    access.auth.api.resetPassword({ body: { token: form.token, newPassword: form.password } }),
  )
}
