import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type IdentityProvider = {
  readonly discoveryUrl: string
  /** Whom the provider says has signed in, and the nonce of the request that it answers. */
  says(person: { sub: string; email: string; nonce: string }): void
  close(): Promise<void>
}

export const CLIENT_ID = 'perenne-essai'

/** An OpenID Connect provider in one file: discovery, keys, token, and a signed user-info as ProConnect makes it. */
export async function identityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let person = { sub: '', email: '', nonce: '' }
  let issuer = ''

  function sign(claims: object): string {
    const head = { alg: 'RS256', typ: 'JWT', kid: 'k1' }
    const body = [head, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${body}.${createSign('sha256').update(body).sign(privateKey, 'base64url')}`
  }

  function answer(path: string): unknown {
    const now = Math.floor(Date.now() / 1000)
    const { sub, email, nonce } = person
    const about = { iss: issuer, aud: CLIENT_ID, sub, iat: now, exp: now + 60 }
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        }
      case '/jwks':
        return {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
        }
      case '/token':
        return {
          access_token: 'a',
          token_type: 'Bearer',
          expires_in: 60,
          id_token: sign({ ...about, nonce }),
        }
      case '/userinfo':
        return sign({ ...about, email, given_name: 'Oumou', usual_name: 'Vertevallée' })
      default:
        return null
    }
  }

  const server = createServer((request, response) => {
    const content = answer(request.url?.split('?')[0] ?? '')
    const isToken = typeof content === 'string'
    response.setHeader('content-type', isToken ? 'application/jwt' : 'application/json')
    response.end(isToken ? content : JSON.stringify(content))
  })
  issuer = `http://127.0.0.1:${String(await listen(server))}`
  return {
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    says: (somebody) => {
      person = somebody
    },
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve()
        }),
      ),
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}
