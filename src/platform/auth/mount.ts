import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { authHeaders, callerOf, cookieSet } from './caller.ts'
import { guardSession } from './guard.ts'
import { OIDC_PROVIDER } from './settings.ts'

/** The addresses of better-auth that a browser may reach; every other one answers 404. */
type AuthPath = { readonly method: 'GET'; readonly path: string; readonly why: string }

/** Our own routes cover everything but the return from an identity provider, whose address it chooses. */
function allowedAuthPaths(access: Access): readonly AuthPath[] {
  if (!access.settings.oidc) return []
  return [
    {
      method: 'GET',
      path: `/api/auth/callback/${OIDC_PROVIDER}`,
      why: 'retour du fournisseur d’identité',
    },
  ]
}

/** Puts the allow-list in front of better-auth. */
export function mountAuth(app: FastifyInstance, access: Access): void {
  const allowed = allowedAuthPaths(access)
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = request.url.split('?')[0]
      const isAllowed = allowed.some((line) => line.method === request.method && line.path === path)
      if (!isAllowed) throw new AppError('not-found')
      return relay(access, request, reply)
    },
  })
}

async function relay(
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const url = new URL(request.url, access.settings.publicUrl)
  const headers = authHeaders(callerOf(request, reply))
  const answer = await access.auth.handler(new Request(url, { method: request.method, headers }))
  const cookies = answer.headers.getSetCookie()
  if (cookieSet(cookies, access.cookies.session)) {
    // The provider vouches for the person, not for a second factor: ours is still asked.
    await guardSession(access, cookies, { device: 'shared', secondFactorAt: null })
  }
  const location = answer.headers.get('location')
  if (location) reply.header('location', location)
  return reply
    .code(answer.status)
    .header('set-cookie', cookies)
    .send(await answer.text())
}

/** Where to send a browser to sign in with the identity provider. */
export async function startOidc(
  access: Access,
): Promise<{ readonly url: string; readonly cookies: readonly string[] }> {
  if (!access.settings.oidc) throw new AppError('not-found')
  const { response, headers } = await access.auth.api.signInSocial({
    body: { provider: OIDC_PROVIDER, callbackURL: '/', errorCallbackURL: '/connexion' },
    headers: new Headers(),
    returnHeaders: true,
  })
  return { url: response.url ?? '/connexion', cookies: headers.getSetCookie() }
}
