import { openPool, type Database } from '#platform/db/pool.ts'
import { prepareDatabase } from '#platform/db/prepare.ts'
import type { CommandContext } from './command.ts'

/** Lends the rightless pool of the configured base; an embedded base that was not running is stopped again. */
export async function withDatabase<T>(
  { config, warn }: Pick<CommandContext, 'config' | 'warn'>,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const prepared = await prepareDatabase(config, warn)
  const db = openPool(prepared.appUrl, 2)
  try {
    return await work(db)
  } finally {
    await db.destroy()
    await prepared.stop()
  }
}
