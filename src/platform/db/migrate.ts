import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { StartError } from '#platform/config/start-error.ts'
import { loadReference } from './reference.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations/', import.meta.url))

/** Everything in our schemas belongs to a role that nobody can sign in as; what a file gave to the definer stays its own. */
const SETTLE_OWNERSHIP = `
DO $$
DECLARE item record;
BEGIN
  FOR item IN
    SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace IN ('app'::regnamespace, 'app_private'::regnamespace, 'auth'::regnamespace)
      AND c.relkind IN ('r', 'p', 'v', 'm')
      AND pg_get_userbyid(c.relowner) NOT LIKE 'perenne\\_%'
  LOOP EXECUTE format('ALTER TABLE %s OWNER TO perenne_owner', item.name); END LOOP;
  FOR item IN
    SELECT p.oid::regprocedure AS name, p.prosecdef FROM pg_proc p
    WHERE p.pronamespace IN ('app'::regnamespace, 'app_private'::regnamespace, 'auth'::regnamespace)
      AND pg_get_userbyid(p.proowner) NOT LIKE 'perenne\\_%'
  LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO perenne_definer', item.name);
    EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', item.name);
  END LOOP;
  -- A view that reads with other rights filters before anything else looks at its rows.
  FOR item IN
    SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace IN ('app'::regnamespace, 'app_private'::regnamespace) AND c.relkind = 'v'
      AND pg_get_userbyid(c.relowner) = 'perenne_definer'
      AND NOT COALESCE('security_barrier=true' = ANY (c.reloptions), false)
  LOOP EXECUTE format('ALTER VIEW %s SET (security_barrier = true)', item.name); END LOOP;
END $$`

export type MigrationReport = { readonly applied: readonly string[] }

/**
 * Brings a database to the latest schema: forward only, one transaction per file, under an advisory lock.
 * A file that changed after it was applied stops everything: history is not rewritten.
 */
export async function migrate(adminUrl: string): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', ['perenne.migrations'])
    await client.query(`CREATE TABLE IF NOT EXISTS public.perenne_migration (
      name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
    const applied = await applyPending(client)
    await loadReference(client)
    return { applied }
  } finally {
    await client.end()
  }
}

async function applyPending(client: pg.Client): Promise<string[]> {
  const done = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM public.perenne_migration',
  )
  const checksums = new Map(done.rows.map((row) => [row.name, row.checksum]))
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
  const applied: string[] = []
  for (const name of files) {
    const text = await readFile(MIGRATIONS + name, 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    const known = checksums.get(name)
    if (known === checksum) continue
    if (known !== undefined)
      throw new StartError(
        `la migration ${name} a changé depuis qu’elle a été appliquée à cette base. Reprenez la version d’origine, ou un autre dossier de données.`,
      )
    await applyOne(client, { name, text, checksum })
    applied.push(name)
  }
  return applied
}

async function applyOne(
  client: pg.Client,
  file: { name: string; text: string; checksum: string },
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(file.text)
    await client.query(SETTLE_OWNERSHIP)
    await client.query('INSERT INTO public.perenne_migration (name, checksum) VALUES ($1, $2)', [
      file.name,
      file.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${file.name} : ${(error as Error).message}`, { cause: error })
  }
}
