import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession } from './guard.ts'
import { refusingAs } from './refusals.ts'
import { requireFresh } from './second-factor.ts'
import type { LiveSession } from './sessions.ts'
import type { SignInStep } from './sign-in.ts'

type Assertion = NonNullable<
  Parameters<Access['auth']['api']['verifyPasskeyAuthentication']>[0]
>['body']['response']

/** What the browser's WebAuthn calls take and give: opaque here, checked by the library. */
export type WebAuthnJson = Readonly<Record<string, unknown>>

/** Options to create a passkey, for somebody who gave a second factor a moment ago. */
export async function passkeyRegistrationOptions(
  access: Access,
  caller: Caller,
  session: LiveSession,
): Promise<WithCookies<WebAuthnJson>> {
  requireFresh(session)
  const { response, headers } = await access.auth.api.generatePasskeyRegistrationOptions({
    headers: authHeaders(caller),
    query: {},
    returnHeaders: true,
  })
  return { value: { ...response }, cookies: headers.getSetCookie() }
}

export async function registerPasskey(
  access: Access,
  caller: Caller,
  session: LiveSession,
  made: { readonly name: string; readonly response: WebAuthnJson },
): Promise<WithCookies<void>> {
  requireFresh(session)
  const { headers } = await refusingAs('passkey-refused', () =>
    access.auth.api.verifyPasskeyRegistration({
      body: { name: made.name, response: made.response },
      headers: authHeaders(caller),
      returnHeaders: true,
    }),
  )
  return { value: undefined, cookies: headers.getSetCookie() }
}

/** Options to sign in with a passkey; the browser shows which ones it holds, we name none. */
export async function passkeySignInOptions(
  access: Access,
  caller: Caller,
): Promise<WithCookies<WebAuthnJson>> {
  const { response, headers } = await access.auth.api.generatePasskeyAuthenticationOptions({
    headers: authHeaders(caller, [access.cookies.session]),
    returnHeaders: true,
  })
  return { value: { ...response }, cookies: headers.getSetCookie() }
}

/** A passkey that checked its holder is possession and knowledge at once: no other factor is asked. */
export async function signInWithPasskey(
  access: Access,
  caller: Caller,
  form: { readonly response: WebAuthnJson; readonly personalDevice: boolean },
): Promise<WithCookies<SignInStep>> {
  await countAttempt(access, 'passkey', String(form.response['id']), caller)
  // Its shape was checked at the border and is checked again by the library.
  const response = form.response as unknown as Assertion
  const { headers } = await refusingAs('passkey-refused', () =>
    access.auth.api.verifyPasskeyAuthentication({
      body: { response },
      headers: authHeaders(caller, [access.cookies.session]),
      returnHeaders: true,
    }),
  )
  const cookies = headers.getSetCookie()
  const device = form.personalDevice ? 'personal' : 'shared'
  await guardSession(access, cookies, { device, secondFactorAt: new Date() })
  await forgetAttempts(access, 'passkey', String(form.response['id']), caller)
  return { value: { next: 'done' }, cookies }
}

export function ownPasskeys(access: Access, accountId: string) {
  return access.db
    .selectFrom('passkey')
    .select(['id', 'name', 'createdAt', 'backedUp'])
    .where('userId', '=', accountId)
    .orderBy('createdAt')
    .execute()
}

export async function removePasskey(
  access: Access,
  session: LiveSession,
  passkeyId: string,
): Promise<void> {
  requireFresh(session)
  const removed = await access.db
    .deleteFrom('passkey')
    .where('id', '=', passkeyId)
    .where('userId', '=', session.accountId)
    .returning('id')
    .execute()
  if (removed.length === 0) throw new AppError('not-found')
}
