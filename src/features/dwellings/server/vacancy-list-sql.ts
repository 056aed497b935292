import { sql } from 'kysely'
import { daysBetween } from '#kernel/calendar.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { SectorTally, VacancyList, VacancyQuery, VacancyRow } from '../contract.ts'
import type { Contingent } from '../domain/contingents.ts'
import type { Typology } from '../domain/dwelling-facts.ts'
import { daysVacant } from '../domain/vacancy-cost.ts'
import { LIVE_STATUSES, type VacancyStatus } from '../domain/vacancy-path.ts'
import { currentTurn, toTurnWire, type TurnRow } from './turn-view.ts'

const PAGE_SIZE = 50

/** A page of the vacancies that the actor may see. Two statements, whatever their number. */
export async function vacancyRows(
  tx: Tx,
  actor: Actor,
  query: VacancyQuery,
): Promise<{ rows: VacancyRow[]; hasMore: boolean }> {
  const found = await pageOf(tx, query)
  const shown = found.slice(0, PAGE_SIZE)
  const turns = await turnsOf(
    tx,
    shown.map(({ id }) => id),
  )
  const rows = shown.map((row) => toRow(row, turns.get(row.id) ?? [], actor.today))
  return { rows, hasMore: found.length > PAGE_SIZE }
}

type Found = Awaited<ReturnType<typeof pageOf>>[number]

async function pageOf(tx: Tx, query: VacancyQuery) {
  return filtered(tx, query)
    .$if(query.sort === 'vacant', (rows) =>
      // Those that nobody has left yet are not vacant: they come after, the first to be free on top.
      rows.orderBy(sql`least(v.leaves_on, app_private.programme_today())`).orderBy('v.availableOn'),
    )
    .$if(query.sort === 'free', (rows) => rows.orderBy('v.availableOn'))
    .$if(query.sort === 'recent', (rows) => rows.orderBy('v.openedOn', 'desc'))
    .orderBy('v.id')
    .limit(PAGE_SIZE + 1)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute()
}

function filtered(tx: Tx, { sector, typology, holder, status, freeBefore }: VacancyQuery) {
  let rows = joined(tx).where('v.status', 'in', status === 'live' ? LIVE_STATUSES : [status])
  if (sector === 'outside') rows = rows.where('v.sectorChosenOn', 'is not', null)
  else if (sector === 'none') rows = rows.where('v.sectorId', 'is', null)
  else if (sector !== undefined) rows = rows.where('v.sectorId', '=', sector)
  if (typology !== undefined) rows = rows.where('d.typology', '=', typology)
  if (holder === 'landlord') rows = rows.where('h.organisationId', 'is', null)
  else if (holder !== undefined) rows = rows.where('h.organisationId', '=', holder)
  if (freeBefore !== undefined) rows = rows.where('v.availableOn', '<=', freeBefore)
  return rows
}

function joined(tx: Tx) {
  return tx
    .selectFrom('vacancy as v')
    .innerJoin('dwelling as d', 'd.id', 'v.dwellingId')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .innerJoin('vacancyHolder as h', 'h.vacancyId', 'v.id')
    .leftJoin('organisation as o', 'o.id', 'h.organisationId')
    .leftJoin('sector as s', 's.id', 'v.sectorId')
    .select(['v.id', 'v.dwellingId', 'v.status', 'v.contingent', 'v.leavesOn', 'v.availableOn'])
    .select(['v.letOn', 'v.sectorChosenOn', 'v.sectorId', 's.name as sectorName'])
    .select(['d.typology', 'd.address', 'd.floor', 'd.hasLift', 'd.rentCents', 'd.chargesCents'])
    .select(['c.officialName as communeName', 'o.shortName as holderName'])
    .select(['h.organisationId', 'h.rightId', 'h.because'])
    .select(sql<number>`d.living_area_m2::float8`.as('livingAreaM2'))
}

async function turnsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, TurnRow[]>> {
  const turns = new Map<string, TurnRow[]>()
  if (ids.length === 0) return turns
  const rows = await tx
    .selectFrom('vacancyTurn')
    .select(['vacancyId', 'kind', 'holderOrganisationId', 'happenedOn', 'dueOn'])
    .where('vacancyId', 'in', ids)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  for (const { vacancyId, ...row } of rows) {
    const kept = turns.get(vacancyId)
    if (kept) kept.push(row)
    else turns.set(vacancyId, [row])
  }
  return turns
}

function toRow(row: Found, turns: readonly TurnRow[], today: string): VacancyRow {
  const { letOn, sectorChosenOn, sectorId, holderName, organisationId, rightId, because, ...rest } =
    row
  return {
    ...rest,
    status: row.status as VacancyStatus,
    contingent: row.contingent as Contingent,
    typology: row.typology as Typology,
    holder: {
      organisationId,
      name: holderName ?? '',
      because: because as VacancyRow['holder']['because'],
    },
    turn: toTurnWire(currentTurn(turns, { organisationId, rightId, because }, today)),
    isOutside: sectorChosenOn !== null || sectorId === null,
    daysUntilFree: daysBetween(today, row.availableOn),
    daysVacant: daysVacant({ leavesOn: row.leavesOn, letOn }, today),
  }
}

/** How the quota of each sector is used, dwellings outside the list counted apart. One statement. */
export async function sectorTallies(tx: Tx): Promise<SectorTally[]> {
  const counted = await sql<SectorTally & { position: number | null }>`
    WITH used AS (
      SELECT v.scheme_id, v.sector_id,
        count(*) FILTER (WHERE v.status = 'open')::int AS open,
        count(*) FILTER (WHERE v.status = 'proposed')::int AS proposed,
        count(*) FILTER (WHERE v.status = 'allocated')::int AS allocated,
        count(*) FILTER (WHERE v.status = 'signed')::int AS signed,
        count(*) FILTER (WHERE v.sector_id IS NULL OR v.sector_chosen_on IS NOT NULL)::int AS outside
      FROM vacancy v WHERE v.status <> 'withdrawn' GROUP BY v.scheme_id, v.sector_id)
    SELECT s.id AS "sectorId", s.position, s.name, (q.dwellings + x.extra)::int AS quota,
      COALESCE(u.open, 0) AS open, COALESCE(u.proposed, 0) AS proposed, COALESCE(u.allocated, 0) AS allocated,
      COALESCE(u.signed, 0) AS signed, COALESCE(u.outside, 0) AS outside
    FROM sector s
    JOIN scheme k ON k.id = s.scheme_id
      AND k.landlord_id = (SELECT c.organisation_id FROM app_private.request() c)
    LEFT JOIN used u ON u.sector_id = s.id
    LEFT JOIN sector_quota q ON q.sector_id = s.id
      AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()
    CROSS JOIN LATERAL (SELECT COALESCE(sum(w.extra_dwellings), 0) AS extra FROM quota_override w WHERE w.sector_id = s.id) x
    UNION ALL
    SELECT NULL, NULL, '', NULL, u.open, u.proposed, u.allocated, u.signed, u.outside FROM used u WHERE u.sector_id IS NULL
    ORDER BY 2 NULLS LAST`.execute(tx)
  return counted.rows.map(({ position: _, ...tally }) => tally)
}

/** The organisations that hold something today, for the filter of the list. */
export async function holders(tx: Tx): Promise<VacancyList['holders']> {
  return tx
    .selectFrom('reservationRight as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisationId')
    .select(['o.id', 'o.shortName as name'])
    .distinct()
    .where(sql<boolean>`r.starts_on <= app_private.programme_today()`)
    .where(sql<boolean>`coalesce(r.ends_on, 'infinity') >= app_private.programme_today()`)
    .orderBy('o.shortName')
    .execute()
}
