import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

/** Every row of every version: the history, and what stands. */
export function needRows(tx: Tx, householdId: string) {
  return tx
    .selectFrom('need')
    .select(['criterion', 'importance', 'weight', 'value', 'note', 'version'])
    .where('householdId', '=', householdId)
    .orderBy('version')
    .limit(1000)
    .execute()
}

/** Versions, newest first. Whoever may not know the author's name reads the organisation. */
export function versionsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('needVersion as v')
    .innerJoin('organisation as o', 'o.id', 'v.authorOrganisationId')
    .leftJoin('account as a', 'a.id', 'v.authorAccountId')
    .select(['v.number', 'v.recordedAt', 'o.shortName as organisation'])
    .select((eb) => eb.fn.coalesce('a.displayName', teamName('v')).as('name'))
    .where('v.householdId', '=', householdId)
    .orderBy('v.number', 'desc')
    .limit(100)
    .execute()
}

/** The last exchange; its digest is that of the summary and the needs as they stand now. */
export function exchangeOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('needsExchange as e')
    .innerJoin('organisation as o', 'o.id', 'e.authorOrganisationId')
    .leftJoin('account as a', 'a.id', 'e.authorAccountId')
    .select(['e.id', 'e.heldOn', 'e.means', 'e.withName', 'e.summary'])
    .select('o.shortName as organisation')
    .select((eb) => eb.fn.coalesce('a.displayName', teamName('e')).as('name'))
    .select(sql<string>`app_private.needs_digest(e.household_id, e.id)`.as('digest'))
    .where('e.householdId', '=', householdId)
    .orderBy('e.recordedAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The last confirmation of each side for an exchange. */
export function confirmationsOf(tx: Tx, exchangeId: string) {
  return tx
    .selectFrom('needsConfirmation as c')
    .innerJoin('organisation as o', 'o.id', 'c.authorOrganisationId')
    .select(['c.side', 'c.confirmedOn', 'c.digest', 'o.shortName as organisation'])
    .distinctOn('c.side')
    .where('c.exchangeId', '=', exchangeId)
    .orderBy('c.side')
    .orderBy('c.recordedAt', 'desc')
    .execute()
}

/** The last word on a sliding lease; its reasons stay closed to those who do not read compartment 6. */
export function slidingLeaseOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('slidingLeaseWish as w')
    .leftJoin('protectedText as t', 't.id', 'w.id')
    .select(['w.id', 'w.wish', 'w.statedOn', 't.sealedText', 't.compartment'])
    .where('w.householdId', '=', householdId)
    .orderBy('w.recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function stageOf(tx: Tx, householdId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('needsStage')
    .select('stage')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.stage ?? null
}

/** From which side the actor takes part in the exchange; null: from none. */
export async function sideOf(tx: Tx, householdId: string): Promise<string | null> {
  const asked = await sql<{ side: string | null }>`
    SELECT app_private.needs_side(${householdId}) AS side`.execute(tx)
  return asked.rows[0]?.side ?? null
}

/** Communes that a need may name, with the landlord's sector today. */
export function communes(tx: Tx) {
  return tx
    .selectFrom('commune as c')
    .leftJoin('sectorCommune as l', (join) =>
      join
        .onRef('l.commune', '=', 'c.inseeThen')
        .on(sql<boolean>`daterange(l.valid_from, l.valid_to) @> app_private.programme_today()`),
    )
    .leftJoin('sector as s', 's.id', 'l.sectorId')
    .select(['c.inseeThen as code', 'c.name', 's.name as sector', 'c.latitude', 'c.longitude'])
    .distinctOn('c.inseeThen')
    .orderBy('c.inseeThen')
    .execute()
}

export function team(tx: Tx, householdId: string) {
  return tx
    .selectFrom('caseTeam')
    .select(['role', 'organisationName'])
    .where('householdId', '=', householdId)
    .orderBy('startsOn')
    .execute()
}

/** The access matrix, as data: what « vu par » is said from. */
export function rights(tx: Tx) {
  return tx.selectFrom('accessRule').select(['compartment', 'role', 'verb']).execute()
}

/** 3r: typologies and sectors; undefined when the role has it not, or nothing is stated. */
export function reducedNeeds(tx: Tx, householdId: string) {
  return tx
    .selectFrom('needReduced')
    .select(['typologies', 'sectors'])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
}

// A colleague of another organisation is known by the case that both follow.
function teamName(table: 'v' | 'e') {
  return sql<string | null>`(SELECT t.display_name FROM app.case_team t
    WHERE t.household_id = ${sql.ref(`${table}.householdId`)} AND t.account_id = ${sql.ref(`${table}.authorAccountId`)} LIMIT 1)`
}
