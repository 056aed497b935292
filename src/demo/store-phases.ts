import { positionOf, type PathFact } from '#features/households/domain/path.ts'
import type { AdminClient } from '#platform/db/prepare.ts'

type Known = PathFact & { readonly householdId: string; readonly audience: string }

// A fact is compared with those of its own household: many households at once would be compared with each other.
const AT_ONCE = 100

/**
 * The stored phases of invented households, each audience knowing what it may: the file keeps what the household
 * knows, a row beside it what others know before.
 */
export async function storePhases(
  client: AdminClient,
  ids: readonly string[],
  today: string,
  reviewMonths: number,
): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await storeSome(client, ids.slice(from, from + AT_ONCE), today, reviewMonths)
}

async function storeSome(
  client: AdminClient,
  ids: readonly string[],
  today: string,
  reviewMonths: number,
): Promise<void> {
  const known = await client.query<Known>(
    `SELECT f.household_id AS "householdId", a.audience, f.kind, f.happened_on::text AS "happenedOn"
     FROM unnest(ARRAY['household', 'told', 'deciders']) AS a(audience)
     CROSS JOIN LATERAL app_private.known_facts($1::uuid[], a.audience) f ORDER BY f.happened_on`,
    [ids],
  )
  const groups = Map.groupBy(
    known.rows,
    ({ householdId, audience }) => `${householdId} ${audience}`,
  )
  const phases = [...groups.values()].flatMap((facts) => {
    const [first] = facts
    const { phase, since } = positionOf(facts, today, reviewMonths)
    return first ? [{ id: first.householdId, audience: first.audience, phase, since }] : []
  })
  const rows = JSON.stringify(phases)
  await client.query(
    `UPDATE household h SET phase = n.phase, phase_since = n.since
     FROM json_to_recordset($1::json) AS n(id uuid, audience text, phase smallint, since date)
     WHERE h.id = n.id AND n.audience = 'household' AND (h.phase <> n.phase OR h.phase_since <> n.since)`,
    [rows],
  )
  await client.query('DELETE FROM held_phase WHERE household_id = ANY ($1::uuid[])', [ids])
  await client.query(
    `INSERT INTO held_phase (household_id, audience, phase, phase_since)
     SELECT n.id, n.audience, n.phase, n.since
     FROM json_to_recordset($1::json) AS n(id uuid, audience text, phase smallint, since date)
     JOIN household h ON h.id = n.id
     WHERE n.audience <> 'household' AND (n.phase <> h.phase OR n.since <> h.phase_since)`,
    [rows],
  )
}
