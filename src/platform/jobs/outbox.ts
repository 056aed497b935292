import { sql, type Transaction } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import type { DB } from '#platform/db/schema.ts'

export type Job = {
  readonly outboxId: string
  readonly kind: string
  readonly ids: readonly string[]
}

const MOVED_AT_ONCE = 200

/** The rows of the outbox, as the worker and as nobody else. */
async function asWorker<T>(db: Database, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_worker`.execute(tx)
    return work(tx)
  })
}

/** Hands waiting jobs over and marks them in one transaction: none is lost, none goes twice. */
export async function moveWaiting(
  db: Database,
  handOver: (tx: Transaction<DB>, ids: readonly string[]) => Promise<void>,
): Promise<number> {
  return asWorker(db, async (tx) => {
    const waiting = await tx
      .selectFrom('outbox')
      .select('id')
      .where('movedAt', 'is', null)
      .orderBy('createdAt')
      .limit(MOVED_AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    const ids = waiting.map((row) => row.id)
    if (ids.length === 0) return 0
    await handOver(tx, ids)
    await tx
      .updateTable('outbox')
      .set({ movedAt: sql<string>`clock_timestamp()` })
      .where('id', 'in', ids)
      .execute()
    return ids.length
  })
}

/** A job that remains to be done; nothing when it was done or given up. */
export async function openJob(db: Database, outboxId: string): Promise<Job | undefined> {
  return asWorker(db, (tx) =>
    tx
      .selectFrom('outbox')
      .select(['id as outboxId', 'kind', 'ids'])
      .where('id', '=', outboxId)
      .where('doneAt', 'is', null)
      .where('failedAt', 'is', null)
      .executeTakeFirst(),
  )
}

export async function settleJob(
  db: Database,
  outboxId: string,
  outcome: 'doneAt' | 'failedAt',
): Promise<void> {
  await asWorker(db, (tx) =>
    tx
      .updateTable('outbox')
      .set({ [outcome]: sql<string>`clock_timestamp()` })
      .where('id', '=', outboxId)
      .execute(),
  )
}

/** Row security lets only what was done more than thirty days ago go. */
export async function forgetDone(db: Database): Promise<void> {
  await asWorker(db, (tx) => tx.deleteFrom('outbox').where('doneAt', 'is not', null).execute())
}

/** The closed list of kinds, to be matched by handlers. */
export async function jobKinds(db: Database): Promise<string[]> {
  const kinds = await asWorker(db, (tx) => tx.selectFrom('jobKind').select('code').execute())
  return kinds.map((kind) => kind.code)
}
