import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { openPool, type Database } from '#platform/db/pool.ts'

const DB_FOLDER = fileURLToPath(new URL('../db/', import.meta.url))
const APP_PASSWORD = 'mot-de-passe-des-tests'

export type TestDatabase = {
  /** The rightless pool of the application: the code under test uses this one. */
  readonly db: Database
  /** Sees everything: facts to arrange and truth to compare with, never the code under test. */
  readonly oracle: pg.Client
  readonly appUrl: string
  readonly adminUrl: string
  close(): Promise<void>
}

/** A database of its own for a test file, cloned from the migrated template in some tens of milliseconds. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = inject('adminUrl')
  const template = await ensureTemplate(server)
  const name = `perenne_test_${randomBytes(6).toString('hex')}`
  await administer(server, async (admin) => {
    await lockTemplate(admin)
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const adminUrl = at(server, name)
  const appUrl = withLogin(adminUrl)
  const oracle = new pg.Client({ connectionString: adminUrl, options: '-c search_path=app' })
  await oracle.connect()
  const db = openPool(appUrl, 6)
  return {
    db,
    oracle,
    appUrl,
    adminUrl,
    async close() {
      await db.destroy()
      await oracle.end()
      await administer(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}

async function ensureTemplate(server: string): Promise<string> {
  const name = `perenne_template_${await fingerprint()}`
  await administer(server, async (admin) => {
    await lockTemplate(admin)
    const known = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (known.rowCount === 1) return
    await admin.query(`CREATE DATABASE ${name}_draft`)
    await migrate(at(server, `${name}_draft`))
    await admin.query(`ALTER ROLE perenne_app PASSWORD '${APP_PASSWORD}'`)
    await admin.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`)
  })
  return name
}

// One at a time: PostgreSQL copies a template only while nobody is connected to it.
async function lockTemplate(admin: pg.Client): Promise<void> {
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', ['perenne.template'])
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['migrations/', 'reference/']) {
    for (const name of (await readdir(DB_FOLDER + folder)).sort()) {
      hash.update(name).update(await readFile(DB_FOLDER + folder + name))
    }
  }
  return hash.digest('hex').slice(0, 12)
}

async function administer<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function at(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

function withLogin(server: string): string {
  const url = new URL(server)
  url.username = 'perenne_app'
  url.password = APP_PASSWORD
  return url.href
}
