import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { HouseholdQuery, HouseholdRow, SearchResult } from '../contract.ts'
import { compositionsOf, namesOf } from './names-sql.ts'

export const PAGE_SIZE = 50

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
  const shown = found.slice(0, PAGE_SIZE)
  return { rows: await describe(tx, actor, shown), hasMore: found.length > PAGE_SIZE }
}

async function pageOf(tx: Tx, query: HouseholdQuery): Promise<Found[]> {
  let rows = tx
    .selectFrom('household as h')
    .leftJoin('referral as r', 'r.householdId', 'h.id')
    .select(['h.id', 'h.fileNumber', 'h.phase', 'h.phaseSince', 'h.leadPersonId'])
  if (query.phase !== undefined) rows = rows.where('h.phase', '=', query.phase)
  if (query.urgency !== undefined) rows = rows.where('r.urgency', '=', query.urgency)
  if (query.sent === 'yes') rows = rows.where('r.sentAt', 'is not', null)
  if (query.sent === 'no') rows = rows.where('r.sentAt', 'is', null)
  if (query.q !== undefined && query.q.trim() !== '') {
    const words = query.q
    rows = rows.where('h.id', 'in', (eb) =>
      eb
        .selectFrom(sql<{ householdId: string }>`app_private.search_ids(${words}, 50)`.as('found'))
        .select('found.householdId'),
    )
  }
  switch (query.sort) {
    case 'oldest':
      rows = rows.orderBy('h.openedAt').orderBy('h.id', 'desc')
      break
    case 'phase':
      rows = rows.orderBy('h.phase').orderBy('h.phaseSince').orderBy('h.id')
      break
    case 'name':
      rows = rows
        .leftJoin('person as p', 'p.id', 'h.leadPersonId')
        .orderBy('p.searchText')
        .orderBy('h.fileNumber')
      break
    case 'recent':
      rows = rows.orderBy('h.openedAt', 'desc').orderBy('h.id')
      break
  }
  return rows
    .limit(PAGE_SIZE + 1)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute()
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
    .where('householdId', 'in', ids)
    .execute()
  const workers = await workersOf(tx, actor, ids)
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
      worker: workers.get(row.id) ?? null,
    }
  })
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
    .where('householdId', 'in', ids)
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
    .select(['h.id', 'h.fileNumber', 'h.phase', 'p.firstName', 'p.lastName', 'p.birthDate'])
    .orderBy('found.rank')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    name: [firstName, lastName].filter(Boolean).join(' ') || row.fileNumber,
  }))
}
