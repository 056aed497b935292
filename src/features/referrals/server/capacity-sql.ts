import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Capacity } from '../contract.ts'

/** C5: what this organisation follows now, what I follow, and when a place comes free if none is. */
export async function capacityOf(tx: Tx, actor: Actor): Promise<Capacity> {
  const rows = await sql<Omit<Capacity, 'nextFreeOn'> & { nextEndOn: string | null }>`
    SELECT o.capacity, count(h.id)::int AS followed,
      (count(h.id) FILTER (WHERE h.author_account_id = ${actor.accountId}))::int AS mine,
      min(m.planned_end_on) AS next_end_on
    FROM app.organisation o
    LEFT JOIN app.household h ON h.state = 'active' AND h.phase < 11
    LEFT JOIN LATERAL (SELECT max(s.planned_end_on) AS planned_end_on FROM app.support_measure s
      WHERE s.household_id = h.id AND s.ended_on IS NULL) m ON true
    WHERE o.id = ${actor.organisationId}
    GROUP BY o.id`.execute(tx)
  const [row] = rows.rows
  const { capacity, followed, mine, nextEndOn } = row ?? {
    ...{ capacity: null, followed: 0, mine: 0, nextEndOn: null },
  }
  const isFull = capacity !== null && followed >= capacity
  return { capacity, followed, mine, nextFreeOn: isFull ? nextEndOn : null }
}
