import type { Actor, Tx } from '#platform/db/door.ts'
import { positionOf } from '../domain/path.ts'
import { factsByAudience, storePhases } from './read-sql.ts'

/** After a write: the stored phases of these households follow their facts, as each audience may know them. */
export async function refreshPhases(
  tx: Tx,
  actor: Actor,
  householdIds: readonly string[],
): Promise<void> {
  const facts = await factsByAudience(tx, householdIds)
  const known = Map.groupBy(facts, ({ householdId, audience }) => `${householdId} ${audience}`)
  const phases = [...known.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    // Without that term, the scheme has no review: the phase stays closed.
    const reviewMonths = first.reviewMonths ?? Number.POSITIVE_INFINITY
    return [{ ...first, ...positionOf(own, actor.today, reviewMonths) }]
  })
  if (phases.length > 0) await storePhases(tx, phases)
}
