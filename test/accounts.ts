import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { accountRoutes } from '#features/accounts/server/routes.ts'
import type { Role } from '#kernel/roles.ts'
import { createAccess, type Access } from '#platform/auth/access.ts'
import { hashSecret } from '#platform/auth/argon2.ts'
import { authMail } from '#platform/auth/auth-mail.ts'
import { mountAuth } from '#platform/auth/mount.ts'
import { sessionOf } from '#platform/auth/sessions.ts'
import type { OidcSettings } from '#platform/auth/settings.ts'
import { defineRoutes } from '#platform/http/route.ts'
import { createHttp } from '#platform/http/server.ts'
import { openLog } from '#platform/log/log.ts'
import type { Mail } from '#platform/mail/mailer.ts'
import { POLICIES } from '../src/policies.ts'
import type { TestDatabase } from './db.ts'
import * as people from './people.ts'
import { totpNow } from './totp.ts'

const PUBLIC_URL = 'http://localhost:8080'

/** What everybody types here. */
export const PASSWORD = 'trois petits chats gris'

export type AccountsApp = {
  readonly base: TestDatabase
  readonly app: FastifyInstance
  readonly access: Access
  /** What was sent, oldest first. */
  readonly mails: Mail[]
  browser(address?: string): Browser
  close(): Promise<void>
}

/** A browser reduced to its cookies: what it was given, it brings back. */
export type Browser = {
  readonly cookies: Map<string, string>
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, body?: object): Promise<LightMyRequestResponse>
  delete(url: string): Promise<LightMyRequestResponse>
}

/** The real routes of the accounts over a test database, in process. */
export async function accountsApp(
  base: TestDatabase,
  options: { readonly oidc?: OidcSettings; readonly publicUrl?: string } = {},
): Promise<AccountsApp> {
  const mails: Mail[] = []
  const send = (mail: Mail) => Promise.resolve(void mails.push(mail))
  const access = createAccess({
    databaseUrl: base.appUrl,
    secret: 'un secret de test de plus de trente-deux caractères',
    publicUrl: options.publicUrl ?? PUBLIC_URL,
    oidc: options.oidc ?? null,
    mail: authMail({ send }, PUBLIC_URL),
    log: () => undefined,
  })
  const app = await createHttp({ log: openLog('silent'), secure: false, version: 'test' })
  const route = defineRoutes({
    app,
    db: base.db,
    policies: POLICIES,
    sessionOf: (request) => sessionOf(access, request),
    afterWrite: () => Promise.resolve(),
  })
  accountRoutes(route, { access, mailer: { send, close: () => undefined } })
  mountAuth(app, access)
  return {
    base,
    app,
    access,
    mails,
    browser: (address = '192.0.2.1') => browser(app, address),
    async close() {
      await app.close()
      await access.close()
    },
  }
}

function browser(app: FastifyInstance, remoteAddress: string): Browser {
  const cookies = new Map<string, string>()
  async function ask(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse> {
    const options: InjectOptions = {
      method,
      url,
      remoteAddress,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-perenne-csrf': '1',
        'user-agent': 'Navigateur de test',
      },
      ...(body === undefined ? {} : { payload: body }),
    }
    const reply = await app.inject(options)
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) keep(cookies, line)
    return reply
  }
  return {
    cookies,
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    delete: (url) => ask('DELETE', url),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

export type Professional = { readonly email: string; readonly accountId: string }
type Held = { readonly role?: Role; readonly isManager?: boolean }

/** A professional with a confirmed role and a password, who never signed in. */
export async function professional(
  { base }: AccountsApp,
  organisationId: string,
  { role = 'PRE', isManager = false }: Held = {},
): Promise<Professional> {
  const { accountId } = await people.actor(base.oracle, organisationId, role, { isManager })
  await base.oracle.query('UPDATE auth."user" SET email_verified = true WHERE id = $1', [accountId])
  await base.oracle.query(
    `INSERT INTO auth.credential (id, user_id, account_id, provider_id, password)
     VALUES ($1, $2::uuid, $2::text, 'credential', $3)`,
    [randomUUID(), accountId, await hashSecret(PASSWORD)],
  )
  await base.oracle.query('DELETE FROM auth.session WHERE user_id = $1', [accountId])
  return { email: `${accountId}@exemple.invalid`, accountId }
}

export type Enrolled = Professional & {
  readonly browser: Browser
  readonly key: string
  readonly backup: readonly string[]
}

/** The same, signed in for the first time, with an application of authentication in service. */
export async function enrolled(
  desk: AccountsApp,
  organisationId: string,
  options: Held & { readonly address?: string } = {},
): Promise<Enrolled> {
  const who = await professional(desk, organisationId, options)
  const browser = desk.browser(options.address ?? randomAddress())
  await browser.post('/api/sign-in', { email: who.email, password: PASSWORD })
  const enrolment = await browser.post('/api/account/second-factor', { password: PASSWORD })
  const { key, backupCodes } = enrolment.json<{ key: string; backupCodes: string[] }>()
  const confirmed = await browser.post('/api/account/second-factor/confirm', { code: totpNow(key) })
  if (confirmed.statusCode !== 200) throw new Error(`not enrolled: ${confirmed.body}`)
  return { ...who, browser, key, backup: backupCodes }
}

let drawn = 0
/** An address of its own, so that no test waits for the attempts of another. */
function randomAddress(): string {
  drawn += 1
  return `203.0.113.${String(drawn)}`
}
