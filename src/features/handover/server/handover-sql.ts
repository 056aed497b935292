import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { Side } from '../domain/never-zero.ts'

export function kindsOf(tx: Tx) {
  return tx.selectFrom('responsibilityKind').select(['code', 'label']).orderBy('position').execute()
}

export function holdingsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('holding')
    .select(['id', 'code', 'holderAccountId', 'holderName', 'side', 'startsOn', 'endsOn'])
    .select(['confirmedOn', 'rolledBackOn', 'rollbackMotive', 'version'])
    .where('householdId', '=', householdId)
    .orderBy('startsOn')
    .orderBy('recordedAt')
    .execute()
}

export function meetingsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('jointMeeting')
    .select(['id', 'step', 'heldOn', 'validatedOn'])
    .where('householdId', '=', householdId)
    .orderBy('heldOn')
    .execute()
}

export function workerOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('handoverWorker')
    .select(['workerAccountId', 'workerName as name', 'namedOn', 'acceptedOn'])
    .where('householdId', '=', householdId)
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function departmentWorkers(tx: Tx) {
  return tx
    .selectFrom('accountRole as r')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .innerJoin('organisation as o', 'o.id', 'r.organisationId')
    .select(['a.id', 'a.displayName as name', 'o.shortName as organisation'])
    .distinct()
    .where('r.role', '=', 'PMS')
    .where('r.confirmedAt', 'is not', null)
    .orderBy('a.displayName')
    .execute()
}

export async function absencesOf(tx: Tx, householdId: string) {
  const rows = await sql<{ accountId: string; startsOn: string; endsOn: string }>`
    SELECT * FROM app_private.holder_absences(${householdId})`.execute(tx)
  return rows.rows
}

export async function possibleHolders(tx: Tx, householdId: string) {
  const rows = await sql<{ accountId: string; name: string; side: Side }>`
    SELECT * FROM app_private.possible_holders(${householdId})`.execute(tx)
  return rows.rows.map(({ accountId: id, ...holder }) => ({ id, ...holder }))
}

/** O6: visits held, month by month. */
export async function curveOf(tx: Tx, householdId: string) {
  const rows = await sql<{ month: string; held: number }>`
    SELECT to_char(visited_on, 'YYYY-MM') AS month, count(*)::int AS held FROM app.visit
    WHERE household_id = ${householdId} AND outcome = 'held' GROUP BY 1 ORDER BY 1`.execute(tx)
  return rows.rows
}
