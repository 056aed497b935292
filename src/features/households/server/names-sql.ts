import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/door.ts'

type Name = { readonly name: string; readonly birthDate: string | null }

/** Full names for those who read compartment 1, first name and initial for those who read 1r. */
export async function namesOf(
  tx: Tx,
  found: readonly { id: string; leadPersonId: string | null }[],
): Promise<Map<string, Name>> {
  const leads = found.flatMap(({ leadPersonId }) => leadPersonId ?? [])
  const names = new Map<string, Name>()
  if (leads.length === 0) return names
  const full = await tx
    .selectFrom('person')
    .select(['householdId', 'firstName', 'lastName', 'birthDate'])
    .where('id', '=', anyOf(leads))
    .execute()
  for (const row of full) {
    names.set(row.householdId, {
      name: `${row.firstName} ${row.lastName}`,
      birthDate: row.birthDate,
    })
  }
  if (names.size === found.length) return names
  const reduced = await tx
    .selectFrom('personReduced')
    .select(['householdId', 'firstName', 'initial'])
    .where('householdId', '=', anyOf(found.map(({ id }) => id)))
    .execute()
  for (const row of reduced) {
    if (row.householdId === null || names.has(row.householdId)) continue
    names.set(row.householdId, {
      name: `${row.firstName ?? ''} ${row.initial ?? ''}.`,
      birthDate: null,
    })
  }
  return names
}

/** Numbers of adults and children, full or reduced: the same two columns. */
export async function compositionsOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { adults: number; children: number }>()
  const rows = await tx
    .selectFrom('composition')
    .select(['householdId', 'adults', 'children'])
    .where('householdId', '=', anyOf(ids))
    .unionAll(
      tx
        .selectFrom('compositionReduced')
        .select((eb) => [
          eb.ref('householdId').$notNull().as('householdId'),
          eb.ref('adults').$notNull().as('adults'),
          eb.ref('children').$notNull().as('children'),
        ])
        .where('householdId', '=', anyOf(ids)),
    )
    .execute()
  return new Map(rows.map(({ householdId, ...counts }) => [householdId, counts]))
}
