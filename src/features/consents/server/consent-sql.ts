import { sql } from 'kysely'
import type { Role } from '#kernel/roles.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { ConsentEntry } from '../contract.ts'
import { READERS } from '../domain/consent-effect.ts'

export function consentsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('consent as k')
    .innerJoin('organisation as o', 'o.id', 'k.recipientOrganisationId')
    .leftJoin('person as p', 'p.id', 'k.subjectPersonId')
    .select(['k.id', 'k.subjectPersonId as personId', 'k.givenBy', 'k.giverName', 'k.purpose'])
    .select(['o.shortName as organisation', 'o.kind', 'k.means', 'k.language', 'k.givenOn'])
    .select(['k.expiresOn', 'k.withdrawnAt', 'k.recordedBy', 'p.firstName', 'p.lastName'])
    .where('k.householdId', '=', householdId)
    .orderBy('k.givenOn', 'desc')
    .orderBy('k.id')
    .execute()
}

export function compartmentsOf(tx: Tx, consentIds: readonly string[]) {
  return tx
    .selectFrom('consentCompartment as k')
    .innerJoin('compartment as c', 'c.code', 'k.compartment')
    .select(['k.consentId', 'k.compartment', 'c.label'])
    .where('k.consentId', '=', anyOf(consentIds))
    .orderBy('c.position')
    .execute()
}

/** Rows of the matrix that wait for a consent, with their words. */
export async function openings(tx: Tx) {
  const rows = await tx
    .selectFrom('accessRule as r')
    .innerJoin('role as l', 'l.code', 'r.role')
    .innerJoin('compartment as c', 'c.code', 'r.compartment')
    .select(['r.role', 'l.label as roleLabel', 'r.compartment', 'c.label'])
    .distinct()
    .select('c.position')
    .where('r.needsConsent', '=', true)
    .orderBy('c.position')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Those who could receive something: partners of the scheme, and its landlord. */
export function recipients(tx: Tx, householdId: string) {
  return tx
    .selectFrom('household as h')
    .innerJoin('schemePartner as s', 's.schemeId', 'h.schemeId')
    .innerJoin('organisation as o', 'o.id', 's.organisationId')
    .select(['o.id', 'o.name', 'o.kind'])
    .where('h.id', '=', householdId)
    .where('o.kind', 'in', Object.keys(READERS))
    .orderBy('o.name')
    .execute()
}

/** Those for whom this reader may write an agreement: herself alone when she is of the household. */
export function personsOf(tx: Tx, { role }: Actor, householdId: string) {
  return tx
    .selectFrom('person')
    .$if(role === 'HH', (query) =>
      query.where(
        sql<boolean>`id = ANY ((SELECT c.person_ids FROM app_private.request() c)::uuid[])`,
      ),
    )
    .select(['id', sql<string>`first_name || ' ' || last_name`.as('name')])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
}

export async function record(
  tx: Tx,
  householdId: string,
  { id, personId, ...given }: ConsentEntry,
): Promise<void> {
  await sql`SELECT app_private.record_consent(${id}, ${householdId}, ${personId}, ${given.givenBy}, ${given.giverName},
    ${given.purpose}, ${given.organisationId}, NULL, ${given.means}, ${given.language}, ${given.expiresOn},
    ${[...given.compartments]}::text[])`.execute(tx)
}

export async function withdraw(tx: Tx, consentId: string): Promise<void> {
  await sql`SELECT app_private.withdraw_consent(${consentId})`.execute(tx)
}

/** Hers, or one that she wrote down. */
export function mayWithdraw(actor: Actor, recordedBy: string): boolean {
  return actor.role === 'HH' || recordedBy === actor.accountId
}
