import { sql } from 'kysely'
import { positionOf, type PathFact } from '#features/households/domain/path.ts'
import type { Database } from '#platform/db/pool.ts'

type Fact = PathFact & {
  readonly householdId: string
  readonly audience: string
  readonly reviewMonths: number | null
}

/** Closes the offers whose time has passed with a proof of delivery, and serves who waits; returns how many. */
export async function closeSilentOffers(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const closed = await sql<{ ids: string[]; today: string }>`
      SELECT app_private.close_silent_offers() AS ids, app_private.programme_today() AS today`.execute(
      tx,
    )
    const { ids = [], today = '' } = closed.rows[0] ?? {}
    if (ids.length === 0) return 0
    const facts = await sql<Fact>`SELECT * FROM app_private.due_path_facts(${ids}::uuid[])`.execute(
      tx,
    )
    const known = Map.groupBy(
      facts.rows,
      ({ householdId, audience }) => `${householdId} ${audience}`,
    )
    const phases = [...known.values()].flatMap((own) => {
      const [first] = own
      return first
        ? [{ ...first, ...positionOf(own, today, first.reviewMonths ?? Number.POSITIVE_INFINITY) }]
        : []
    })
    await sql`SELECT app_private.keep_phases(${phases.map(({ householdId }) => householdId)}::uuid[],
      ${phases.map(({ audience }) => audience)}::text[], ${phases.map(({ phase }) => phase)}::int[],
      ${phases.map(({ since }) => since)}::date[])`.execute(tx)
    return ids.length
  })
}
