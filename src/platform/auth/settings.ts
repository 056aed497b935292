/** What sign-in needs to know of the installation. */
export type AuthSettings = {
  /** The rightless login; this module's pool becomes `perenne_auth`. */
  readonly databaseUrl: string
  readonly secret: string
  /** Where browsers reach the service; decides the cookies' Secure flag and the domain of the passkeys. */
  readonly publicUrl: string
  /** An OpenID Connect provider in the manner of ProConnect; null when there is none. */
  readonly oidc: OidcSettings | null
  readonly mail: AuthMail
  readonly log: (message: string) => void
}

export type OidcSettings = {
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The mails that sign-in sends by itself. */
export type AuthMail = {
  readonly passwordReset: (to: string, url: string) => Promise<void>
  readonly passwordChanged: (to: string) => Promise<void>
}

export const OIDC_PROVIDER = 'oidc'
/** How long a link to choose a new password serves. */
export const RESET_MINUTES = 30

type Environment = Readonly<Record<string, string | undefined>>

/** OIDC_DISCOVERY_URL, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET turn the provider on; OIDC_NAME names its button. */
export function readOidc(env: Environment): OidcSettings | null {
  const discoveryUrl = env['OIDC_DISCOVERY_URL']
  const clientId = env['OIDC_CLIENT_ID']
  const clientSecret = env['OIDC_CLIENT_SECRET']
  if (!discoveryUrl || !clientId || !clientSecret) return null
  return { name: env['OIDC_NAME'] ?? 'ProConnect', discoveryUrl, clientId, clientSecret }
}
