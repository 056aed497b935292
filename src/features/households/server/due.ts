import { sql } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'

const EVERY_MS = 900_000

/** Opens the reviews that the calendar brought; returns how many. */
export async function openReviews(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const opened = await sql<{ count: number }>`
      SELECT app_private.open_reviews() AS count`.execute(tx)
    return opened.rows[0]?.count ?? 0
  })
}

/** Every quarter of an hour: the programme's date may move in a demonstration. */
export function startDue(db: Database, log: Logger): Repeated {
  return repeat({ firstMs: 1_000, everyMs: EVERY_MS }, { what: 'due', log }, () => openReviews(db))
}
