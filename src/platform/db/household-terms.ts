import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

/** The values in force today of some terms of a household's scheme, by key; a term that is not set is absent. */
export async function householdTerms<Key extends string>(
  tx: Tx,
  householdId: string,
  keys: readonly Key[],
): Promise<Partial<Record<Key, number>>> {
  const rows = await tx
    .selectFrom('schemeTerm as t')
    .innerJoin('household as h', 'h.schemeId', 't.schemeId')
    .select(['t.key', 't.value'])
    .where('h.id', '=', householdId)
    .where('t.key', 'in', keys)
    .where(sql<boolean>`daterange(t.valid_from, t.valid_to) @> app_private.programme_today()`)
    .execute()
  return Object.fromEntries(rows.map(({ key, value }) => [key, Number(value)])) as Partial<
    Record<Key, number>
  >
}
