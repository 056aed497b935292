import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

export function planOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('actionPlan')
    .select(['metOn', 'startsOn', 'months', 'steps', 'organisations', 'householdExpects'])
    .select(['workerExpects', 'referentExpects', 'version', 'updatedAt'])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
}

/** The household's own first, then by their day. */
export function objectivesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('objective')
    .select(['id', 'isOwn', 'axis', 'what', 'dueOn', 'howKnown', 'helpedBy', 'status'])
    .select(['statusReason', 'version'])
    .where('householdId', '=', householdId)
    .orderBy('isOwn', 'desc')
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
}

export function planReviewsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('planReview as r')
    .leftJoin('account as a', 'a.id', 'r.authorAccountId')
    .select(['r.id', 'r.heldOn', 'r.present', 'r.stepsValidated', 'r.objectivesRevised'])
    .select(['r.expectationsMet', 'r.linksExist', 'r.nextOn', 'a.displayName as author'])
    .where('r.householdId', '=', householdId)
    .orderBy('r.heldOn', 'desc')
    .execute()
}

export function conventionOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('convention')
    .select(['id', 'number', 'commitments', 'modalities', 'shared', 'endConditions', 'writtenOn'])
    .where('householdId', '=', householdId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function signaturesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('planSignature')
    .select(['conventionId', 'planVersion', 'party', 'signerName', 'signedOn'])
    .where('householdId', '=', householdId)
    .orderBy('signedOn')
    .execute()
}

export function papersOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('planPaper')
    .select(['id', 'kind', 'dated'])
    .where('householdId', '=', householdId)
    .orderBy('dated', 'desc')
    .execute()
}

export function referentsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('referentChange')
    .select(['referentName as referent', 'deputyName as deputy', 'fromOn'])
    .where('householdId', '=', householdId)
    .orderBy('recordedAt', 'desc')
    .execute()
}

/** People of the landlord that may be a référent. */
export function referentColleagues(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('accountRole as r')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .select(['a.id', 'a.displayName as name'])
    .distinct()
    .where('r.organisationId', '=', organisationId)
    .where('r.role', '=', 'REF')
    .where('r.confirmedAt', 'is not', null)
    .where(sql<boolean>`(r.ends_on IS NULL OR r.ends_on >= app_private.programme_today())`)
    .orderBy('a.displayName')
    .execute()
}

/** Days of the path that a plan hangs on. */
export async function planFacts(
  tx: Tx,
  householdId: string,
): Promise<{ readonly keysOn: string | null; readonly signedOn: string | null }> {
  const rows = await sql<{ keysOn: string | null; signedOn: string | null }>`
    SELECT max(f.happened_on) FILTER (WHERE f.kind = 'keys') AS keys_on,
      max(f.happened_on) FILTER (WHERE f.kind = 'plan-signed') AS signed_on
    FROM app_private.path_facts(${householdId}) f`.execute(tx)
  return rows.rows[0] ?? { keysOn: null, signedOn: null }
}
