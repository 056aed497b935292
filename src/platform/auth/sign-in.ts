import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession, isFirstUse } from './guard.ts'
import { refusingAs } from './refusals.ts'
import type { Device } from './session-life.ts'

export type SignInStep = { readonly next: 'done' | 'second-factor' | 'enrol-second-factor' }

const TWO_FACTOR_COOKIE = 'two_factor'

function deviceOf(personalDevice: boolean): Device {
  return personalDevice ? 'personal' : 'shared'
}

/** Address and password. Unknown address, wrong password and account without password answer alike, in the same time. */
export async function signInWithPassword(
  access: Access,
  caller: Caller,
  form: { readonly email: string; readonly password: string; readonly personalDevice: boolean },
): Promise<WithCookies<SignInStep>> {
  await countAttempt(access, 'password', form.email, caller)
  const answer = await refusingAs('wrong-credentials', () =>
    access.auth.api.signInEmail({
      body: { email: form.email, password: form.password, rememberMe: form.personalDevice },
      headers: authHeaders(caller, [access.cookies.session]),
      returnHeaders: true,
    }),
  )
  const cookies = answer.headers.getSetCookie()
  await forgetAttempts(access, 'password', form.email, caller)
  // The two-factor plugin has then removed the session and left a challenge cookie.
  if ('twoFactorRedirect' in answer.response) return { value: { next: 'second-factor' }, cookies }
  const device = deviceOf(form.personalDevice)
  const card = await guardSession(access, cookies, { device, secondFactorAt: null })
  return { value: { next: card?.secondFactorRequired ? 'enrol-second-factor' : 'done' }, cookies }
}

/** The second step: a code of the application, or one of the backup codes. */
export async function giveSecondFactor(
  access: Access,
  caller: Caller,
  code: string,
): Promise<WithCookies<SignInStep>> {
  const challenge = caller.cookies.get(twoFactorCookie(access)) ?? 'none'
  await countAttempt(access, 'second-factor', challenge, caller)
  // A session left in this browser would be taken for the one to confirm.
  const headers = authHeaders(caller, [access.cookies.session])
  const { response, cookies } = await verifyCode(access, headers, code)
  const device = deviceOf(!caller.cookies.has(access.cookies.sharedDevice))
  await guardSession(access, cookies, { device, secondFactorAt: new Date() })
  if (!(await isFirstUse(access, response.user.id, code))) {
    await access.db
      .deleteFrom('session')
      .where('token', '=', response.token ?? '')
      .execute()
    throw new AppError('rule-refused', { rule: 'wrong-code' })
  }
  return { value: { next: 'done' }, cookies }
}

function twoFactorCookie(access: Access): string {
  return access.cookies.session.replace('session_token', TWO_FACTOR_COOKIE)
}

/** Digits come from the application; anything else can only be a backup code. */
export async function verifyCode(access: Access, headers: Headers, typed: string) {
  const code = typed.replace(/\s/g, '')
  const isOneTime = /^\d{6}$/.test(code)
  const answer = await refusingAs('wrong-code', () =>
    isOneTime
      ? access.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : access.auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
  )
  return { response: answer.response, cookies: answer.headers.getSetCookie() }
}
