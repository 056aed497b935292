import { sql } from 'kysely'
import { StartError } from '#platform/config/start-error.ts'
import { openPool } from './pool.ts'
import { administer, type PreparedDatabase } from './prepare.ts'

export type InstanceMode = 'demonstration' | 'production'

/**
 * Says once and for all what this base is. The embedded one is born a demonstration unless told otherwise,
 * a base that somebody else looks after is born a production base.
 */
export async function openInstance(
  database: PreparedDatabase,
  wanted: boolean | null,
): Promise<InstanceMode> {
  const known = await knownMode(database.appUrl)
  if (known !== null) {
    refuseChange(known, wanted)
    return known
  }
  const mode = (wanted ?? database.keys !== null) ? 'demonstration' : 'production'
  if (database.adminUrl === null) {
    throw new StartError('premier démarrage : donnez DATABASE_ADMIN_URL pour préparer la base.')
  }
  await administer(database.adminUrl, async (client) => {
    await client.query('BEGIN')
    await client.query('SET LOCAL ROLE perenne_reference')
    await client.query('INSERT INTO app.instance (mode) VALUES ($1)', [mode])
    await client.query('COMMIT')
  })
  return mode
}

async function knownMode(appUrl: string): Promise<InstanceMode | null> {
  const db = openPool(appUrl, 1)
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`SET LOCAL ROLE perenne_request`.execute(tx)
      const row = await tx.selectFrom('instance').select('mode').executeTakeFirst()
      return (row?.mode ?? null) as InstanceMode | null
    })
  } finally {
    await db.destroy()
  }
}

function refuseChange(known: InstanceMode, wanted: boolean | null): void {
  if (wanted === null || wanted === (known === 'demonstration')) return
  throw new StartError(
    known === 'demonstration'
      ? 'cette base est une démonstration et le restera : prenez un autre dossier (PERENNE_DATA) pour la production.'
      : 'cette base est en production : elle ne devient jamais une démonstration.',
  )
}
