import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { SessionLine } from '../contract.ts'

/** The sessions that the reader may know of, the next ones first, then the past ones from the latest. */
export async function sessionLines(tx: Tx): Promise<SessionLine[]> {
  const rows = await tx
    .selectFrom('committeeSession as s')
    .leftJoin('committeeItem as i', 'i.sessionId', 's.id')
    .select(['s.id', 's.heldOn', 's.hour', 's.place', 's.isRemote', 's.state'])
    .select(sql<number>`count(i.id)::int`.as('dwellings'))
    .select(sql<number>`count(i.id) FILTER (WHERE i.state = 'closed')::int`.as('decided'))
    .select(sql<number>`count(i.id) FILTER (WHERE i.state = 'postponed')::int`.as('postponed'))
    .groupBy('s.id')
    .orderBy(sql`s.state IN ('signed', 'cancelled')`)
    .orderBy(sql`CASE WHEN s.state IN ('signed', 'cancelled') THEN NULL ELSE s.held_on END`)
    .orderBy('s.heldOn', 'desc')
    .orderBy('s.hour')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as SessionLine['state'] }))
}
