import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'

export function kindsOf(tx: Tx) {
  return tx
    .selectFrom('documentKind')
    .select(['code', 'label', 'plain', 'helper', 'per', 'applies', 'source'])
    .orderBy('position')
    .execute()
}

/** Persons of the household, with what the list depends on. */
export function personsOf(tx: Tx, householdId: string, today: string) {
  return tx
    .selectFrom('person as p')
    .leftJoin('householdMember as m', 'm.personId', 'p.id')
    .select(['p.id', 'p.firstName', 'p.lastName', 'm.relation'])
    .select(
      sql<boolean>`coalesce(m.relation = 'child', p.birth_date > ${today}::date - interval '18 years', false)`.as(
        'isChild',
      ),
    )
    .where('p.householdId', '=', householdId)
    .where('p.leftOn', 'is', null)
    .orderBy('p.position')
    .execute()
}

export function documentsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('supportingDocument')
    .select(['id', 'kind', 'personId', 'state', 'rejectReason', 'receivedOn', 'decidedOn'])
    .select('version')
    .where('householdId', '=', householdId)
    .orderBy('receivedOn', 'desc')
    .orderBy('id')
    .execute()
}

/** Without their bytes. */
export function pagesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('documentPage')
    .select(['id', 'documentId', 'position', 'mediaType', 'sizeBytes'])
    .where('householdId', '=', householdId)
    .orderBy('position')
    .execute()
}

export async function askedOf(tx: Tx, householdId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('documentRequest')
    .select('kind')
    .where('householdId', '=', householdId)
    .execute()
  return rows.map(({ kind }) => kind)
}

export async function hasUniqueNumber(tx: Tx, householdId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('housingRequest')
    .select('uniqueRequestNumber')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.uniqueRequestNumber != null
}

export function reducedOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('supportingDocumentReduced as d')
    .innerJoin('documentKind as k', 'k.code', 'd.kind')
    .select(['k.label', 'd.state'])
    .where('d.householdId', '=', householdId)
    .orderBy('k.position')
    .execute()
}

export const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})
