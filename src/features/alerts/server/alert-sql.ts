import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

const SHOWN = 8

export function alertsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('alert as a')
    .innerJoin('alertKind as k', 'k.code', 'a.kind')
    .leftJoin('account as t', 't.id', 'a.acknowledgedBy')
    .select(['a.id', 'a.kind', 'k.label', 'k.plain', 'a.why', 'k.seenIn', 'k.advice', 'k.closes'])
    .select(['k.source', 'a.raisedOn', 'a.seenTimes', 'a.lastSeenOn', 'a.owner', 'a.ownerSince'])
    .select(['a.acknowledgedOn', 't.displayName as acknowledgedBy', 'a.closedOn', 'a.closedWith'])
    .select(['a.withheldBy', 'a.withheldAgreedBy'])
    .where('a.householdId', '=', householdId)
    .orderBy('a.closedOn', (order) => order.desc().nullsFirst())
    .orderBy('a.raisedOn', 'desc')
    .execute()
}

export async function isAnyOpen(tx: Tx, householdId: string): Promise<boolean | null> {
  const row = await tx
    .selectFrom('alertReduced')
    .select(sql<boolean | null>`bool_or(is_open)`.as('isOpen'))
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.isOpen ?? null
}

export function enterableKinds(tx: Tx) {
  return tx
    .selectFrom('alertKind')
    .select(['code', 'label'])
    .where('isFound', '=', false)
    .orderBy('position')
    .execute()
}

export function emergencyNumbers(tx: Tx) {
  return tx.selectFrom('emergencyNumber').select(['number', 'label']).orderBy('position').execute()
}

export function adultsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['id', sql<string>`first_name || ' ' || last_name`.as('name')])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .where(
      sql<boolean>`(birth_date IS NULL OR birth_date <= app_private.programme_today() - interval '18 years')`,
    )
    .orderBy('position')
    .execute()
}

/** The open ones over the households of this reader, hers first, then the oldest. */
export async function openAlerts(tx: Tx, owners: readonly string[]) {
  const rows = await sql<{
    id: string
    householdId: string
    name: string
    label: string
    raisedOn: string
    owner: string
    isMine: boolean
    count: number
  }>`
    SELECT a.id, a.household_id, p.first_name || ' ' || p.last_name AS name, k.label, a.raised_on, a.owner,
      a.owner = ANY (${[...owners]}::text[]) AS is_mine, count(*) OVER ()::int AS count
    FROM app.alert a
    JOIN app.alert_kind k ON k.code = a.kind
    JOIN app.household h ON h.id = a.household_id
    JOIN app.person p ON p.id = h.lead_person_id
    WHERE a.closed_on IS NULL
    ORDER BY a.owner = ANY (${[...owners]}::text[]) DESC, a.raised_on, a.id LIMIT ${SHOWN}`.execute(
    tx,
  )
  return rows.rows
}
