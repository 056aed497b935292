import { sql } from 'kysely'
import type { Database } from '#platform/db/pool.ts'

/** Opens the reviews that the calendar brought; returns how many. */
export async function openReviews(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const opened = await sql<{ count: number }>`
      SELECT app_private.open_reviews() AS count`.execute(tx)
    return opened.rows[0]?.count ?? 0
  })
}
