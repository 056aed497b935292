import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { Answer } from '../domain/proposal.ts'
import type { NewAnswer, NewCandidacy, NewPromise, NewVisit, NewVisitReport } from '../contract.ts'

export type Place = { readonly householdId: string; readonly candidacyId: string }

function writtenBy(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

/** Sent twice, written once; the rules of a candidacy are the database's. */
export async function insertCandidacy(
  tx: Tx,
  actor: Actor,
  householdId: string,
  candidacy: NewCandidacy,
): Promise<void> {
  await tx
    .insertInto('candidacy')
    .values({ ...candidacy, householdId, ...writtenBy(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function candidacyById(tx: Tx, { householdId, candidacyId }: Place) {
  return tx
    .selectFrom('candidacy')
    .select(['id', 'vacancyId', 'motive'])
    .where('id', '=', candidacyId)
    .where('householdId', '=', householdId)
    .executeTakeFirst()
}

export async function informPrescriber(tx: Tx, candidacyId: string): Promise<void> {
  await sql`SELECT app_private.inform_prescriber(${candidacyId})`.execute(tx)
}

export async function nameSiteManager(
  tx: Tx,
  candidacyId: string,
  named: { readonly id: string; readonly accountId: string },
): Promise<void> {
  await sql`SELECT app_private.name_site_manager(${named.id}, ${candidacyId}, ${named.accountId})`.execute(
    tx,
  )
}

type AnswerToAdd = {
  readonly id: string
  readonly answer: Answer
  readonly words: string | null
}

/** Whether it was added: false when the same one is already there. */
export async function addAnswer(
  tx: Tx,
  actor: Actor,
  place: Place,
  { id, answer, words }: AnswerToAdd,
): Promise<boolean> {
  const added = await tx
    .insertInto('candidacyAnswer')
    .values({ id, answer, words, ...place, ...writtenBy(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export type Feelings = NonNullable<NewAnswer['feelings']> & { readonly answerId: string }

/** A protected text of compartment 6 under the id of the answer that it goes with. */
export async function addFeelings(
  tx: Tx,
  actor: Actor,
  { answerId, personId, words, householdId }: Feelings & { readonly householdId: string },
  cipher: TextCipher,
): Promise<void> {
  const row = { id: answerId, compartment: '6' }
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      householdId,
      subjectPersonId: personId,
      kind: 'proposal-feelings',
      sealedText: cipher.seal(words, bindingOf(row)),
      writtenOn: actor.today,
      ...writtenBy(actor),
    })
    .execute()
}

export async function withdraw(tx: Tx, candidacyId: string, words: string | null): Promise<void> {
  await sql`SELECT app_private.withdraw_candidacy(${candidacyId}, ${words})`.execute(tx)
}

export async function chooseOtherwise(
  tx: Tx,
  actor: Actor,
  candidacyId: string,
  words: string,
): Promise<void> {
  await sql`SELECT app_private.close_candidacy(${candidacyId}, 'other-choice', ${words}, ${actor.today}::date)`.execute(
    tx,
  )
}

export async function planVisit(tx: Tx, candidacyId: string, visit: NewVisit): Promise<void> {
  await sql`SELECT app_private.plan_dwelling_visit(${visit.id}, ${candidacyId}, ${visit.day}::date,
    ${visit.hour}::time, ${visit.minutes}, ${visit.place}, ${visit.participants}::uuid[])`.execute(
    tx,
  )
}

export async function addReport(
  tx: Tx,
  actor: Actor,
  place: Place,
  report: NewVisitReport,
): Promise<void> {
  await tx
    .insertInto('dwellingVisitReport')
    .values({ ...report, ...place, ...writtenBy(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function addPromise(
  tx: Tx,
  actor: Actor,
  place: Place,
  promise: NewPromise & { readonly workerName: string },
): Promise<void> {
  const { workerId, ...row } = promise
  await tx
    .insertInto('continuityPromise')
    .values({ ...row, workerAccountId: workerId, ...place, ...writtenBy(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function signPromise(
  tx: Tx,
  signed: { readonly id: string; readonly promiseId: string },
): Promise<void> {
  await sql`SELECT app_private.sign_continuity(${signed.id}, ${signed.promiseId})`.execute(tx)
}

/** Households whose candidacy this transaction has just closed: their phases are to be stored again. */
export async function householdsJustClosed(tx: Tx): Promise<readonly string[]> {
  const found = await sql<{ ids: string[] }>`
    SELECT app_private.households_just_closed() AS ids`.execute(tx)
  return found.rows[0]?.ids ?? []
}
