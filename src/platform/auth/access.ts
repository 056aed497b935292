import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createBetterAuth, COOKIE_PREFIX, type BetterAuth } from './better-auth.ts'
import type { AuthSettings } from './settings.ts'
import type { AuthTables } from './tables.ts'

const POOL_SIZE = 8
const { INT8, TIMESTAMPTZ } = pg.types.builtins

/** better-auth compares instants: here they are dates, where the rest of the application keeps ISO strings. */
const DATES_AS_DATES: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text)
    if (oid === INT8) return Number
    return pg.types.getTypeParser(oid, format) as unknown
  },
}

/** Everything that signs people in; the raw pool never leaves this folder. */
export type Access = {
  readonly settings: AuthSettings
  readonly db: Kysely<AuthTables>
  readonly auth: BetterAuth
  /** Names of the cookies that better-auth sets, with their prefix. */
  readonly cookies: { readonly session: string; readonly sharedDevice: string }
  readonly close: () => Promise<void>
}

/** Connections that can read and write the schema `auth` and nothing else. */
function authPool(settings: AuthSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    options: '-c role=perenne_auth -c statement_timeout=10000',
    max: POOL_SIZE,
    types: DATES_AS_DATES,
    application_name: 'perenne-auth',
  })
  // An idle connection lost (restart of the server) is replaced at the next query.
  pool.on('error', () => settings.log('connexion perdue'))
  return pool
}

export function createAccess(settings: AuthSettings): Access {
  const base = new Kysely<AuthTables>({
    dialect: new PostgresDialect({ pool: authPool(settings) }),
    plugins: [new CamelCasePlugin()],
  })
  const prefix = settings.publicUrl.startsWith('https:')
    ? `__Secure-${COOKIE_PREFIX}`
    : COOKIE_PREFIX
  return {
    settings,
    db: base.withSchema('auth'),
    auth: createBetterAuth(settings, base),
    cookies: { session: `${prefix}.session_token`, sharedDevice: `${prefix}.dont_remember` },
    close: () => base.destroy(),
  }
}
