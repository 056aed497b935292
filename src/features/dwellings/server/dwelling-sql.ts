import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Dwelling, DwellingEntry, DwellingRead, StockQuery, StockRow } from '../contract.ts'
import type { Contingent } from '../domain/contingents.ts'
import { daysVacant } from '../domain/vacancy-cost.ts'
import { LIVE_STATUSES } from '../domain/vacancy-path.ts'
import { authorName } from './names-sql.ts'

const PAGE_SIZE = 50

/** A page of the stock, in the order of streets. Search is on reference, address, building and site. */
export async function stockRows(
  tx: Tx,
  query: StockQuery,
): Promise<{ rows: StockRow[]; hasMore: boolean }> {
  let rows = tx
    .selectFrom('dwelling as d')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .leftJoin('vacancy as v', (join) =>
      join.onRef('v.dwellingId', '=', 'd.id').on('v.status', 'in', LIVE_STATUSES),
    )
    .select(['d.id', 'd.reference', 'd.typology', 'c.officialName as communeName', 'd.address'])
    .select(['d.floor', 'd.hasLift', 'd.rentCents', 'd.chargesCents', 'd.contingent'])
    .select(['v.id as vacancyId', sql<number>`d.living_area_m2::float8`.as('livingAreaM2')])
  if (query.commune !== undefined) rows = rows.where('d.commune', '=', query.commune)
  if (query.typology !== undefined) rows = rows.where('d.typology', '=', query.typology)
  if (query.contingent === 'flow') rows = rows.where('d.contingent', 'is', null)
  else if (query.contingent !== undefined) rows = rows.where('d.contingent', '=', query.contingent)
  for (const word of (query.q ?? '').split(/\s+/u).filter(Boolean)) {
    rows = rows.where(sql<boolean>`d.search_text LIKE '%' || app_private.fold(${word}) || '%'`)
  }
  const found = await rows
    .orderBy('c.officialName')
    .orderBy('d.address')
    .orderBy('d.reference')
    .limit(PAGE_SIZE + 1)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute()
  return {
    rows: found.slice(0, PAGE_SIZE).map((row) => ({
      ...row,
      typology: row.typology as StockRow['typology'],
      contingent: row.contingent as StockRow['contingent'],
    })),
    hasMore: found.length > PAGE_SIZE,
  }
}

export async function dwellingById(tx: Tx, id: string): Promise<Dwelling | undefined> {
  const row = await tx
    .selectFrom('dwelling as d')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .innerJoin('financing as f', 'f.code', 'd.financing')
    .innerJoin('scheme as k', 'k.id', 'd.schemeId')
    .innerJoin('organisation as o', 'o.id', 'k.landlordId')
    .leftJoin('account as a', 'a.id', 'd.updatedBy')
    .leftJoin('account as r', 'r.id', 'd.responsibleAccountId')
    .select(['d.id', 'd.reference', 'd.address', 'd.commune', 'd.building', 'd.stair', 'd.floor'])
    .select(['d.door', 'd.hasLift', 'd.typology', 'd.rentCents', 'd.chargesCents', 'd.heating'])
    .select(['d.hasGarage', 'd.financing', 'd.agreementNumber', 'd.contingent', 'd.isAccessible'])
    .select(['d.hasAdaptedShower', 'd.energyClass', 'd.site', 'd.responsibleAccountId'])
    .select(['d.version', 'd.updatedAt', 'c.officialName as communeName'])
    .select(['f.label as financingLabel', 'r.displayName as responsible'])
    .select(sql<number>`d.living_area_m2::float8`.as('livingAreaM2'))
    .select(authorName('a', 'o').as('updatedByName'))
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row && (row as Dwelling)
}

export async function schemeOf(tx: Tx, dwellingId: string): Promise<string> {
  const { schemeId } = await tx
    .selectFrom('dwelling')
    .select('schemeId')
    .where('id', '=', dwellingId)
    .executeTakeFirstOrThrow()
  return schemeId
}

/** The vacancies that a dwelling has known, the latest first. */
export async function vacanciesOf(
  tx: Tx,
  dwellingId: string,
  today: string,
): Promise<DwellingRead['vacancies']> {
  const rows = await tx
    .selectFrom('vacancy')
    .select(['id', 'status', 'leavesOn', 'letOn'])
    .where('dwellingId', '=', dwellingId)
    .orderBy('leavesOn', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    ...row,
    status: row.status as DwellingRead['vacancies'][number]['status'],
    daysVacant: daysVacant(row, today),
  }))
}

/** The programme into which a landlord's new dwelling enters: the latest that has begun. */
export async function currentScheme(tx: Tx, actor: Actor): Promise<string> {
  const scheme = await tx
    .selectFrom('scheme')
    .select('id')
    .where('landlordId', '=', actor.organisationId)
    .where('startsOn', '<=', actor.today)
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!scheme) throw new AppError('not-found')
  return scheme.id
}

export async function isReferenceUsed(
  tx: Tx,
  dwelling: { readonly id: string; readonly schemeId: string; readonly reference: string },
): Promise<boolean> {
  const other = await tx
    .selectFrom('dwelling')
    .select('id')
    .where('schemeId', '=', dwelling.schemeId)
    .where('reference', '=', dwelling.reference)
    .where('id', '<>', dwelling.id)
    .executeTakeFirst()
  return other !== undefined
}

export type NewDwelling = { readonly id: string; readonly schemeId: string } & DwellingEntry

/** Whether the row was added: false when this id is already known. */
export async function insertDwelling(
  tx: Tx,
  actor: Actor,
  dwelling: NewDwelling,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('dwelling')
    .values({ ...dwelling, updatedBy: actor.accountId })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Whether the row was written: false when somebody else saved since `version` was read. */
export async function updateDwelling(
  tx: Tx,
  actor: Actor,
  changed: { readonly id: string; readonly version: number; readonly entry: DwellingEntry },
): Promise<boolean> {
  const updated = await tx
    .updateTable('dwelling')
    .set({
      ...changed.entry,
      version: changed.version + 1,
      updatedBy: actor.accountId,
      updatedAt: sql`app_private.programme_now()`,
    })
    .where('id', '=', changed.id)
    .where('version', '=', changed.version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** A dwelling reserved by name takes its vacancy under way with it. */
export async function reserveLiveVacancy(
  tx: Tx,
  actor: Actor,
  reserved: { readonly dwellingId: string; readonly contingent: Contingent },
): Promise<void> {
  await tx
    .updateTable('vacancy')
    .set({
      contingent: reserved.contingent,
      version: sql`version + 1`,
      updatedBy: actor.accountId,
      updatedByOrganisationId: actor.organisationId,
      updatedAt: sql`app_private.programme_now()`,
    })
    .where('dwellingId', '=', reserved.dwellingId)
    .where('status', 'in', LIVE_STATUSES)
    .where('contingent', '<>', reserved.contingent)
    .execute()
}

/** The vacancy under way and the last lease of a dwelling. */
export async function occupationOf(tx: Tx, dwellingId: string, except: string | null) {
  const facts = await tx
    .selectFrom('vacancy')
    .select((eb) => [
      eb.fn.max('letOn').as('lastLeaseOn'),
      sql<boolean>`coalesce(bool_or(status = ANY (${[...LIVE_STATUSES]}::text[])), false)`.as(
        'isVacant',
      ),
    ])
    .where('dwellingId', '=', dwellingId)
    .$if(except !== null, (rows) => rows.where('id', '<>', except ?? ''))
    .executeTakeFirstOrThrow()
  return { lastLeaseOn: facts.lastLeaseOn, isVacant: facts.isVacant }
}
