import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Actor, Tx } from '#platform/db/door.ts'

export type Means = {
  readonly householdId: string
  readonly vacancyId: string
  readonly effortRatio: number | null
  readonly residualCents: number | null
  readonly solvency: string | null
}

/** The budget counted for the dwelling: figures for the officer (5), solvable or not for the members (5r). */
export async function meansOf(
  tx: Tx,
  actor: Actor,
  householdIds: readonly string[],
): Promise<readonly Means[]> {
  if (actor.role === 'CAL') {
    const rows = await tx
      .selectFrom('budgetReduced')
      .select(['householdId', 'vacancyId', 'solvency'])
      .where('householdId', '=', anyOf(householdIds))
      .$narrowType<{ householdId: string; vacancyId: string }>()
      .execute()
    return rows.map((row) => ({ ...row, effortRatio: null, residualCents: null }))
  }
  return tx
    .selectFrom('budgetSheet')
    .distinctOn(['householdId', 'vacancyId'])
    .select(['householdId', 'vacancyId', 'residualCents', 'solvency'])
    .select(sql<number | null>`effort_ratio::float8`.as('effortRatio'))
    .where('householdId', '=', anyOf(householdIds))
    .orderBy('householdId')
    .orderBy('vacancyId')
    .orderBy('recordedAt', 'desc')
    .execute()
}

/** Who accompanies a household and who is its contact at the landlord's: never why (I6). */
export function teamOf(tx: Tx, householdIds: readonly string[]) {
  return tx
    .selectFrom('caseTeam')
    .select(['householdId', 'role', 'displayName', 'organisationName'])
    .where('householdId', '=', anyOf(householdIds))
    .where('role', 'in', ['PRE', 'REF'])
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
}

/** Whether somebody must sign for, or with, an adult of the household (9r). */
export async function signaturesOf(
  tx: Tx,
  actor: Actor,
  householdIds: readonly string[],
): Promise<readonly { householdId: string; signature: string }[]> {
  if (actor.role === 'CAL') {
    return tx
      .selectFrom('protectionReduced')
      .select(['householdId', 'signature'])
      .where('householdId', '=', anyOf(householdIds))
      .$narrowType<{ householdId: string; signature: string }>()
      .execute()
  }
  return tx
    .selectFrom('protectionMeasure')
    .select('householdId')
    .select(
      sql<string>`CASE kind WHEN 'guardianship' THEN 'by-mandatary' ELSE 'with-mandatary' END`.as(
        'signature',
      ),
    )
    .where('householdId', '=', anyOf(householdIds))
    .where('kind', '<>', 'safeguard')
    .where('endedOn', 'is', null)
    .execute()
}

/** Dalo recognition forbids a motive (I8); read by the officer alone, as the referral says it. */
export async function isDalo(tx: Tx, householdId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('referral')
    .select('daloRecognised')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.daloRecognised === true
}
