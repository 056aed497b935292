import type pg from 'pg'
import type { AssignmentFact, ConsentFact, Facts, PersonFact, Reader } from './rules.ts'

/** What the rules need to know of a database, read by the one connection that sees everything. */
export async function factsOf(oracle: pg.Client): Promise<Facts> {
  const today = await oracle.query<{ today: string }>(
    'SELECT app_private.programme_today() AS today',
  )
  const assignments = await oracle.query<AssignmentFact>(`
    SELECT household_id AS "householdId", organisation_id AS "organisationId", role, account_id AS "accountId",
      reach, subject_person_id AS "subjectPersonId", kind, starts_on AS "startsOn", ends_on AS "endsOn",
      COALESCE(expires_at <= clock_timestamp(), false) AS "hasExpired", handover_ready_on AS "handoverReadyOn",
      named_on AS "namedOn", signed_on AS "signedOn"
    FROM app.assignment`)
  const consents = await oracle.query<ConsentFact>(`
    SELECT c.household_id AS "householdId", c.subject_person_id AS "subjectPersonId",
      c.recipient_organisation_id AS "organisationId", c.recipient_account_id AS "accountId",
      ARRAY(SELECT k.compartment FROM app.consent_compartment k WHERE k.consent_id = c.id) AS compartments,
      c.given_on AS "givenOn", c.expires_on AS "expiresOn", c.withdrawn_at IS NOT NULL AS "isWithdrawn"
    FROM app.consent c`)
  const persons = await oracle.query<PersonFact>(`
    SELECT p.id, p.household_id AS "householdId",
      p.birth_date <= (app_private.programme_today() - interval '18 years') AS "isAdult",
      COALESCE(p.left_on <= app_private.programme_today(), false) AS "hasLeft"
    FROM app.person p`)
  return {
    today: today.rows[0]?.today ?? '',
    assignments: assignments.rows,
    consents: consents.rows,
    persons: persons.rows,
  }
}

/** Who an actor of the tests is, for the rules. */
export async function readerOf(
  oracle: pg.Client,
  actor: { readonly accountId: string; readonly accountRoleId: string },
): Promise<Reader> {
  const found = await oracle.query<Reader>(
    `SELECT r.role, r.account_id AS "accountId", r.organisation_id AS "organisationId", a.person_id AS "personId"
     FROM app.account_role r JOIN app.account a ON a.id = r.account_id WHERE r.id = $1`,
    [actor.accountRoleId],
  )
  const reader = found.rows[0]
  if (!reader) throw new Error('No such role')
  return reader
}
