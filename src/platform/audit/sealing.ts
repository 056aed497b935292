import { sql } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'
import { breakSentence } from './sentences.ts'
import { verifyAudit, type AuditReport } from './verify.ts'

/** More rows than a second ever brings; a long stop is caught up in several segments. */
const ROWS_A_SEGMENT = 5_000
const SEAL_EVERY_MS = 1_000
const CHECK_AFTER_MS = 20_000
const CHECK_EVERY_MS = 6 * 3_600_000

/** Seals the accesses of all requests that have ended, in one segment unless they are many; returns how many. */
export async function seal(db: Database): Promise<number> {
  let sealed = 0
  let rows: number
  do {
    rows = await sealOnce(db)
    sealed += rows
  } while (rows >= ROWS_A_SEGMENT)
  return sealed
}

async function sealOnce(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_seal`.execute(tx)
    const answer = await sql<{ rows: number }>`
      SELECT app_private.seal_segment(${ROWS_A_SEGMENT}) AS rows`.execute(tx)
    return answer.rows[0]?.rows ?? 0
  })
}

/** After a restoration from a logical copy the base counts its transactions anew: says so in the chain. */
export async function resumeSeal(db: Database): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_seal`.execute(tx)
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    const answer = await sql<{ restored: boolean }>`
      SELECT app_private.resume_seal(${ROWS_A_SEGMENT}) AS restored`.execute(tx)
    return answer.rows[0]?.restored ?? false
  })
}

/** Verifies the whole log and writes down what was found, for those who watch over the platform. */
export async function checkAudit(db: Database): Promise<AuditReport> {
  const report = await verifyAudit(db)
  const first = report.breaks[0]
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_seal`.execute(tx)
    await sql`INSERT INTO app.audit_check (whole, segments, accesses, first_break)
      VALUES (${report.whole}, ${report.segments}, ${report.accesses},
        ${first ? breakSentence(first) : null})`.execute(tx)
  })
  return report
}

/** Seals every second and verifies the whole log some times a day, until stopped. */
export function startSealing(db: Database, log: Logger): Repeated {
  const duty = { what: 'seal', log }
  let resumed = false
  const work = async () => {
    if (!resumed && (await resumeSeal(db))) log.warn('audit resumed after a restoration')
    resumed = true
    await seal(db)
  }
  const sealing = repeat({ firstMs: SEAL_EVERY_MS, everyMs: SEAL_EVERY_MS }, duty, work)
  const checking = repeat({ firstMs: CHECK_AFTER_MS, everyMs: CHECK_EVERY_MS }, duty, () =>
    check(db, log),
  )
  return {
    async stop() {
      await Promise.all([sealing.stop(), checking.stop()])
      await seal(db).catch((error: unknown) =>
        log.error({ err: error, what: duty.what }, 'duty failed'),
      )
    },
  }
}

async function check(db: Database, log: Logger): Promise<void> {
  const { whole, segments, accesses, lastRoot } = await checkAudit(db)
  // Written outside the base too: only there does a root survive the removal of the last segments.
  const found = { whole, segments, accesses, root: lastRoot }
  if (whole) log.info(found, 'audit')
  else log.error(found, 'audit broken')
}
