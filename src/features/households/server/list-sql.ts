import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '#platform/db/schema.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { HouseholdQuery, HouseholdRow, SearchResult } from '../contract.ts'
import { compositionsOf, namesOf } from './names-sql.ts'

const PAGE_SIZE = 50

type Found = {
  readonly id: string
  readonly fileNumber: string
  readonly phase: number
  readonly phaseSince: string
  readonly leadPersonId: string | null
}

/** A page of the households that the actor may see: first their ids, then each table once for those ids. */
export async function householdRows(
  tx: Tx,
  actor: Actor,
  query: HouseholdQuery,
): Promise<{ rows: HouseholdRow[]; hasMore: boolean }> {
  const found = await pageOf(tx, query)
  const shown = await asKnown(tx, found.slice(0, PAGE_SIZE))
  return { rows: await describe(tx, actor, shown), hasMore: found.length > PAGE_SIZE }
}

async function pageOf(tx: Tx, query: HouseholdQuery): Promise<Found[]> {
  let rows = tx
    .with(
      (name) => name('e').materialized(),
      (db) => db.selectFrom('earlyPhase').select(['householdId', 'phase', 'phaseSince']),
    )
    .selectFrom('household as h')
    .select(['h.id', 'h.fileNumber', 'h.leadPersonId', 'h.phase', 'h.phaseSince'])
  if (query.phase !== undefined) rows = rows.where(PHASE, '=', query.phase)
  if (query.urgency !== undefined) {
    const { urgency } = query
    rows = rows.where('h.id', 'in', (eb) =>
      eb.selectFrom('referral as r').select('r.householdId').where('r.urgency', '=', urgency),
    )
  }
  // A file just opened has no referral yet: it is not sent either.
  if (query.sent !== undefined) {
    rows = rows.where('h.id', query.sent === 'yes' ? 'in' : 'not in', (eb) =>
      eb.selectFrom('referral as r').select('r.householdId').where('r.sentAt', 'is not', null),
    )
  }
  if (query.q !== undefined && query.q.trim() !== '') {
    const words = query.q
    rows = rows.where('h.id', 'in', (eb) =>
      eb
        .selectFrom(sql<{ householdId: string }>`app_private.search_ids(${words}, 50)`.as('found'))
        .select('found.householdId'),
    )
  }
  return inOrder(rows, query.sort)
    .limit(PAGE_SIZE + 1)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute()
}

// A proposal or a result that this reader knows before the household does. Read once for the whole list, and only where
// the order or a filter asks for it.
const PHASE = sql<number>`COALESCE((SELECT e.phase FROM e WHERE e.household_id = h.id), h.phase)`
const SINCE = sql<string>`COALESCE((SELECT e.phase_since FROM e WHERE e.household_id = h.id), h.phase_since)`

async function asKnown(tx: Tx, found: readonly Found[]): Promise<readonly Found[]> {
  const early = await tx
    .selectFrom('earlyPhase')
    .select(['householdId', 'phase', 'phaseSince'])
    .where('householdId', '=', anyOf(found.map(({ id }) => id)))
    .execute()
  return found.map((row) => {
    const known = early.find(({ householdId }) => householdId === row.id)
    return known?.phase == null || known.phaseSince === null
      ? row
      : { ...row, phase: known.phase, phaseSince: known.phaseSince }
  })
}

type HouseholdRows<T> = SelectQueryBuilder<DB & { h: DB['household'] }, 'h', T>

/** The first three follow an index and stop at their page; names are joined once, under the rights of all. */
function inOrder<T>(rows: HouseholdRows<T>, sort: HouseholdQuery['sort']): HouseholdRows<T> {
  switch (sort) {
    case 'oldest':
      return rows.orderBy('h.openedAt').orderBy('h.id', 'desc')
    case 'phase':
      return rows.orderBy(PHASE).orderBy(SINCE).orderBy('h.id')
    case 'name':
      return rows
        .innerJoin('myCase as c', 'c.id', 'h.id')
        .orderBy('c.nameKey')
        .orderBy('h.fileNumber')
    case 'recent':
      return rows.orderBy('h.openedAt', 'desc').orderBy('h.id')
  }
}

async function describe(tx: Tx, actor: Actor, found: readonly Found[]): Promise<HouseholdRow[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const names = await namesOf(tx, found)
  const compositions = await compositionsOf(tx, ids)
  const referrals = await tx
    .selectFrom('referral')
    .select(['householdId', 'urgency'])
    .select(sql<string | null>`(sent_at AT TIME ZONE 'Europe/Paris')::date`.as('sentOn'))
    .where('householdId', '=', anyOf(ids))
    .execute()
  const workers = await workersOf(tx, actor, ids)
  const emergencies = await emergenciesOf(tx, ids)
  const referralOf = new Map(
    referrals.map((row) => [
      row.householdId,
      { urgency: row.urgency as HouseholdRow['urgency'], sentOn: row.sentOn },
    ]),
  )
  return found.map((household) => {
    const { leadPersonId, ...row } = household
    return {
      ...row,
      ...(names.get(row.id) ?? { name: row.fileNumber, birthDate: null }),
      ...(compositions.get(row.id) ?? { adults: null, children: null }),
      ...(referralOf.get(row.id) ?? { urgency: null, sentOn: null }),
      emergencyUntil: emergencies.get(row.id) ?? null,
      worker: workers.get(row.id) ?? null,
    }
  })
}

/** The last day of each emergency lane that is open today. */
async function emergenciesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('emergencyStatus')
    .select((eb) => [
      eb.ref('householdId').$notNull().as('householdId'),
      eb.ref('until').$notNull().as('until'),
    ])
    .where('householdId', '=', anyOf(ids))
    .where('state', '=', 'live')
    .execute()
  return new Map(rows.map(({ householdId, until }) => [householdId, until]))
}

/** Who follows each household: the named worker on the prescriber's side. */
async function workersOf(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('caseTeam')
    .select(['householdId', 'displayName', 'organisationName', 'accountId'])
    .where('householdId', '=', anyOf(ids))
    .where('role', 'in', ['PRE', 'SIAO'])
    .orderBy('startsOn')
    .execute()
  const workers = new Map<string, string>()
  for (const row of rows) {
    if (row.householdId === null || workers.has(row.householdId)) continue
    const who = row.accountId === actor.accountId ? 'vous' : (row.displayName ?? '')
    workers.set(row.householdId, [who, row.organisationName].filter(Boolean).join(', '))
  }
  return workers
}

export async function searchHouseholds(
  tx: Tx,
  words: string,
  limit: number,
): Promise<SearchResult['households']> {
  const rows = await tx
    .selectFrom(
      sql<{
        householdId: string
        rank: number
      }>`app_private.search_ids(${words}, ${limit}) WITH ORDINALITY`.as<'found'>(
        sql`found(household_id, rank)`,
      ),
    )
    .innerJoin('household as h', 'h.id', 'found.householdId')
    .leftJoin('person as p', 'p.id', 'h.leadPersonId')
    .leftJoin('earlyPhase as e', 'e.householdId', 'h.id')
    .select(['h.id', 'h.fileNumber', 'p.firstName', 'p.lastName', 'p.birthDate'])
    .select(sql<number>`COALESCE(e.phase, h.phase)`.as('phase'))
    .orderBy('found.rank')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    name: [firstName, lastName].filter(Boolean).join(' ') || row.fileNumber,
  }))
}
