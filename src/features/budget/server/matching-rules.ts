import type { Tx } from '#platform/db/door.ts'
import { referenceOf, sheetRules } from './reference-sql.ts'

/** The dated figures that a list of households is compared with, all of one scheme. */
export async function budgetRules(tx: Tx, householdId: string) {
  const reference = await referenceOf(tx, householdId)
  return { sheet: sheetRules(reference), kinds: reference.kinds, ceilings: reference.ceilings }
}
