import { watchAlerts } from '#features/alerts/server/watch.ts'
import { nudgeProposals } from '#features/candidacies/server/due.ts'
import { askReviews } from '#features/closures/server/jobs.ts'
import { closeSilentOffers } from '#features/decisions/server/silence.ts'
import { openReviews } from '#features/households/server/due.ts'
import type { Database } from '#platform/db/pool.ts'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'

const EVERY_MS = 900_000

/** What dates alone bring, in this order: each scan writes once whatever the number of its runs. */
const SCANS: readonly ((db: Database) => Promise<unknown>)[] = [
  closeSilentOffers,
  openReviews,
  askReviews,
  nudgeProposals,
  watchAlerts,
]

export async function scanDates(db: Database): Promise<void> {
  for (const scan of SCANS) await scan(db)
}

/** Every quarter of an hour; a demonstration whose date was moved also asks at once. */
export function startDue(db: Database, log: Logger): Repeated {
  return repeat({ firstMs: 1_000, everyMs: EVERY_MS }, { what: 'due', log }, () => scanDates(db))
}
