import { createHmac } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { buildApp } from '../src/app.ts'
import { antivirus } from '#platform/files/antivirus.ts'
import { createAccess } from '#platform/auth/access.ts'
import type { RouteLine } from '#platform/http/route.ts'
import { openLog, type Logger } from '#platform/log/log.ts'
import type { Mail } from '#platform/mail/mailer.ts'
import type { TestDatabase } from './db.ts'
import type { TestActor } from './people.ts'

const SECRET = 'un secret de test de plus de trente-deux caractères'

export type WholeApp = {
  readonly app: FastifyInstance
  readonly lines: readonly RouteLine[]
  readonly mails: readonly Mail[]
  /** Asks as somebody whose session is live; as nobody when null. */
  ask(
    who: TestActor | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

/** The real application with all its routes over a test database, in process. */
export async function wholeApp(
  base: TestDatabase,
  log: Logger = openLog('silent'),
): Promise<WholeApp> {
  const mails: Mail[] = []
  const send = (mail: Mail) => Promise.resolve(void mails.push(mail))
  const access = createAccess({
    databaseUrl: base.appUrl,
    secret: SECRET,
    publicUrl: 'http://localhost:8080',
    oidc: null,
    mail: { passwordReset: () => Promise.resolve(), passwordChanged: () => Promise.resolve() },
    log: () => undefined,
  })
  const { app, lines } = await buildApp({
    db: base.db,
    access,
    log,
    mailer: { send, close: () => undefined },
    mailFolder: null,
    textKey: Buffer.alloc(32, 7).toString('base64'),
    files: { maxBytes: 1024 * 1024, scan: antivirus(null) },
    publicUrl: 'http://localhost:8080',
    version: 'test',
    webFolder: null,
  })
  return {
    app,
    lines,
    mails,
    async ask(who, method, url, body) {
      const cookie = who ? await cookieOf(base, who) : undefined
      return app.inject({
        method,
        url,
        headers: { 'x-perenne-csrf': '1', ...(cookie === undefined ? {} : { cookie }) },
        ...(body === undefined ? {} : { payload: body as object }),
      })
    },
    async close() {
      await app.close()
      await access.close()
    },
  }
}

// The cookie as the browser would bring it back: the token and its signature.
async function cookieOf(base: TestDatabase, who: TestActor): Promise<string> {
  const { rows } = await base.oracle.query<{ token: string }>(
    'SELECT token FROM auth.session WHERE id = $1',
    [who.sessionId],
  )
  const token = rows[0]?.token ?? ''
  const signature = createHmac('sha256', SECRET).update(token).digest('base64')
  return `perenne.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
