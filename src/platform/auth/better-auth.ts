import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import { hashSecret, verifySecret } from './argon2.ts'
import { oidcProvider } from './oidc.ts'
import { openSession } from './open-session.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules.ts'
import { SESSION_HOURS } from './session-life.ts'
import { OIDC_PROVIDER, RESET_MINUTES, type AuthSettings } from './settings.ts'
import type { AuthTables } from './tables.ts'

export const COOKIE_PREFIX = 'perenne'
/** Set by us from the connection, never taken from the client. */
export const CLIENT_ADDRESS_HEADER = 'x-perenne-client-address'

function passkeys(publicUrl: string) {
  return passkey({
    rpName: 'Pérenne',
    rpID: new URL(publicUrl).hostname,
    origin: new URL(publicUrl).origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    authentication: {
      // A key that did not check its holder proves possession only: one factor, not two.
      afterVerification: ({ verification }) =>
        verification.authenticationInfo.userVerified
          ? Promise.resolve()
          : Promise.reject(new APIError('UNAUTHORIZED')),
    },
    schema: { passkey: { fields: { credentialID: 'credentialId' } } },
  })
}

/** better-auth behind our own routes: it keeps secrets and sessions, we decide who gets in and show nothing of it. */
export function createBetterAuth(settings: AuthSettings, db: Kysely<AuthTables>) {
  const { mail } = settings
  return betterAuth({
    appName: 'Pérenne',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    telemetry: { enabled: false },
    onAPIError: { errorURL: `${settings.publicUrl}/connexion` },
    logger: { level: 'error', log: (_level, message) => settings.log(message.slice(0, 200)) },
    database: { db, type: 'postgres', schemaName: 'auth' },
    account: {
      modelName: 'credential',
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: settings.oidc ? [OIDC_PROVIDER] : [] },
    },
    session: {
      expiresIn: SESSION_HOURS * 3600,
      disableSessionRefresh: true,
      // What must be done soon after a second factor is checked on the guard, not on the session's age.
      freshAge: 0,
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: {
        hash: hashSecret,
        verify: ({ hash, password }) => verifySecret(hash, password),
      },
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        mail.passwordReset(user.email, `${settings.publicUrl}/mot-de-passe/${token}`),
      onPasswordReset: ({ user }) => mail.passwordChanged(user.email),
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 30 },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    plugins: [
      openSession,
      twoFactor({ issuer: 'Pérenne' }),
      passkeys(settings.publicUrl),
      ...(settings.oidc ? [oidcProvider(settings.oidc)] : []),
    ],
  })
}

export type BetterAuth = ReturnType<typeof createBetterAuth>
