import pg from 'pg'
import type { Config } from '#platform/config/config.ts'
import { StartError } from '#platform/config/start-error.ts'
import { checkAdminServer, checkServer } from './check-server.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

const DATABASE = 'perenne'

export type PreparedDatabase = {
  /** The login without rights. */
  readonly appUrl: string
  /** Migrations and first filling only; null when somebody else looks after them. */
  readonly adminUrl: string | null
  /** Keys of this installation, when it keeps its own. */
  readonly keys: { readonly authSecret: string; readonly textKey: string } | null
  /** Another living process answers for this embedded server. */
  readonly shared: boolean
  stop(): Promise<void>
}

/** Brings up the database that the configuration asks for, migrated and reachable by a login without rights. */
export async function prepareDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<PreparedDatabase> {
  const { database } = config
  if (database.kind === 'embedded') return prepareEmbedded(config, log)
  if (database.adminUrl !== null) {
    refuse(await checkAdminServer(database.adminUrl))
    await migrate(database.adminUrl)
  }
  refuse(await checkServer(database.url))
  return {
    appUrl: database.url,
    adminUrl: database.adminUrl,
    keys: null,
    shared: false,
    stop: () => Promise.resolve(),
  }
}

function refuse(problem: string | null): void {
  if (problem !== null) throw new StartError(problem)
}

async function prepareEmbedded(
  config: Config,
  log: (line: string) => void,
): Promise<PreparedDatabase> {
  const server = await startEmbedded({ dataDir: config.dataDir, log })
  try {
    await createDatabase(server.adminUrl)
    const adminUrl = at(server.adminUrl, DATABASE)
    await migrate(adminUrl)
    await setLoginPassword(adminUrl, server.secrets.appPassword)
    const appUrl = new URL(adminUrl)
    appUrl.username = 'perenne_app'
    appUrl.password = server.secrets.appPassword
    return {
      appUrl: appUrl.href,
      adminUrl,
      keys: server.secrets,
      shared: server.shared,
      stop: () => server.stop(),
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  await administer(adminUrl, async (client) => {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  })
}

async function setLoginPassword(adminUrl: string, password: string): Promise<void> {
  await administer(adminUrl, (client) =>
    client.query(`ALTER ROLE perenne_app PASSWORD ${client.escapeLiteral(password)}`),
  )
}

/** A connection of an administrator, for migrations and the first filling only. */
export type AdminClient = pg.Client

export async function administer<T>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function at(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
