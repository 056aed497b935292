import { genericOAuth } from 'better-auth/plugins'
import { z } from 'zod'
import { OIDC_PROVIDER, type OidcSettings } from './settings.ts'

const TIMEOUT_MS = 10_000

const Discovery = z.object({ userinfo_endpoint: z.url() })
const Profile = z.looseObject({
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.boolean().optional(),
  given_name: z.string().optional(),
  usual_name: z.string().optional(),
})

/** An identity provider in the manner of ProConnect: it vouches for people who were invited, it invites nobody. */
export function oidcProvider(oidc: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        name: oidc.name,
        discoveryUrl: oidc.discoveryUrl,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'given_name', 'usual_name'],
        authorizationUrlParams: { acr_values: 'eidas1' },
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        getUserInfo: (tokens) => readProfile(oidc, tokens),
      },
    ],
  })
}

type Tokens = { readonly accessToken?: string | undefined; readonly idToken?: string | undefined }

/** ProConnect answers with a signed token where others answer with JSON; both say who came back. */
async function readProfile(oidc: OidcSettings, tokens: Tokens) {
  const { userinfo_endpoint: url } = Discovery.parse(await (await get(oidc.discoveryUrl)).json())
  const reply = await get(url, { authorization: `Bearer ${tokens.accessToken ?? ''}` })
  const text = await reply.text()
  const profile = Profile.parse(text.startsWith('{') ? JSON.parse(text) : payloadOf(text))
  // The answer must be about the person of the verified identity token (OpenID Connect Core §5.3.2).
  if (profile.sub !== Profile.pick({ sub: true }).parse(payloadOf(tokens.idToken ?? '')).sub)
    return null
  return {
    ...profile,
    id: profile.sub,
    emailVerified: profile.email_verified !== false,
    name: [profile.given_name, profile.usual_name].filter(Boolean).join(' '),
  }
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const reply = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!reply.ok) throw new Error(`identity provider: ${String(reply.status)}`)
  return reply
}

function payloadOf(token: string): unknown {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}
