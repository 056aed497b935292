import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

export function visitsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('visit as v')
    .leftJoin('account as a', 'a.id', 'v.authorAccountId')
    .select(['v.id', 'v.visitedOn', 'v.outcome', 'v.purpose', 'v.dwelling', 'v.budget'])
    .select(['v.neighbours', 'v.paperwork', 'v.said', 'v.praise', 'v.nextStep'])
    .select('a.displayName as author')
    .where('v.householdId', '=', householdId)
    .orderBy('v.visitedOn', 'desc')
    .orderBy('v.recordedAt', 'desc')
    .execute()
}

export function reducedVisitsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('visitReduced as v')
    .leftJoin('account as a', 'a.id', 'v.authorAccountId')
    .select(['v.visitedOn', 'a.displayName as author'])
    .where('v.householdId', '=', householdId)
    .orderBy('v.visitedOn', 'desc')
    .execute()
}

export function rhythmOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('visitRhythm')
    .select(['intensity', 'reason'])
    .where('householdId', '=', householdId)
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function keysOf(tx: Tx, householdId: string): Promise<string | null> {
  const rows = await sql<{ on: string | null }>`
    SELECT max(f.happened_on) AS on FROM app_private.path_facts(${householdId}) f WHERE f.kind = 'keys'`.execute(
    tx,
  )
  return rows.rows[0]?.on ?? null
}
