import { sql } from 'kysely'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'
import type { Database } from './pool.ts'

const EVERY_MS = 600_000

/** Removes the contexts that a crash left behind: without it they would only take room, never give a right. */
export function startSweepingContexts(db: Database, log: Logger): Repeated {
  return repeat({ firstMs: 5_000, everyMs: EVERY_MS }, { what: 'contexts', log }, () =>
    sql`SELECT app_private.sweep_contexts()`.execute(db),
  )
}
