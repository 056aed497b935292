import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { AdhesionEntry, EligibilityEntry, Notice, ReferralEntry } from '../contract.ts'
import type { z } from 'zod'
import { countPersons } from '../domain/referral-rules.ts'

type Saved = {
  readonly householdId: string
  readonly entry: ReferralEntry
  readonly version: number | null
}

function authorOf(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

/** A household exists with its information notice and its first assignment, or not at all. */
export async function openHousehold(tx: Tx, householdId: string, notice: Notice): Promise<string> {
  const opened = await sql<{ fileNumber: string }>`
    SELECT app_private.open_household(${householdId}, ${notice.givenOn}, ${notice.language}, ${notice.means})
      AS file_number`.execute(tx)
  return opened.rows[0]?.fileNumber ?? ''
}

export async function isKnown(
  tx: Tx,
  person: { firstName: string; lastName: string; birthDate: string },
): Promise<boolean> {
  const asked = await sql<{ known: boolean }>`
    SELECT app_private.known_already(${person.firstName}, ${person.lastName}, ${person.birthDate}) AS known`.execute(
    tx,
  )
  return asked.rows[0]?.known ?? false
}

/** Whether the row was written: false when somebody else saved since `version` was read. */
export async function saveReferralRow(tx: Tx, actor: Actor, saved: Saved): Promise<boolean> {
  const { entry, householdId, version } = saved
  const values = {
    readyOn: entry.readyOn,
    urgency: entry.urgency,
    urgencyReason: entry.urgency === 'urgent' ? entry.urgencyReason : null,
    presentSituation: entry.presentSituation,
    presentSince: entry.presentSince,
    daloRecognised: entry.daloRecognised,
    pdalhpdPublic: entry.pdalhpdPublic,
    updatedBy: actor.accountId,
  }
  if (version === null) {
    const inserted = await tx
      .insertInto('referral')
      .values({ id: entry.id, householdId, ...values, ...authorOf(actor) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('referral')
    .set({ ...values, updatedAt: sql`app_private.programme_now()`, version: version + 1 })
    .where('householdId', '=', householdId)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Persons, composition, means, request number and protection: one statement a table, whatever their number. */
export async function saveHouseholdFacts(tx: Tx, actor: Actor, saved: Saved): Promise<void> {
  const { entry, householdId } = saved
  const author = authorOf(actor)
  await savePersons(tx, actor, saved)
  await tx
    .insertInto('composition')
    .values({
      householdId,
      ...countPersons(entry.persons, actor.today),
      expectedChildren: entry.expectedChildren,
      ...author,
    })
    .onConflict((conflict) =>
      conflict.column('householdId').doUpdateSet((eb) => ({
        adults: eb.ref('excluded.adults'),
        children: eb.ref('excluded.children'),
        expectedChildren: eb.ref('excluded.expectedChildren'),
      })),
    )
    .execute()
  await tx
    .insertInto('communicationMeans')
    .values({ householdId, ...entry.communication, ...author })
    .onConflict((conflict) => conflict.column('householdId').doUpdateSet(entry.communication))
    .execute()
  await tx
    .insertInto('housingRequest')
    .values({ householdId, uniqueRequestNumber: entry.uniqueRequestNumber, ...author })
    .onConflict((conflict) =>
      conflict
        .column('householdId')
        .doUpdateSet({ uniqueRequestNumber: entry.uniqueRequestNumber }),
    )
    .execute()
  await endOtherMeasures(tx, actor, saved)
  if (entry.protection) {
    const { personId, ...measure } = entry.protection
    await tx
      .insertInto('protectionMeasure')
      .values({ householdId, subjectPersonId: personId, ...measure, ...author })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ ...measure, subjectPersonId: personId }),
      )
      .execute()
  }
}

/** A measure that the referral no longer names has ended; it is kept with its last day. */
async function endOtherMeasures(
  tx: Tx,
  actor: Actor,
  { entry, householdId }: Saved,
): Promise<void> {
  let others = tx
    .updateTable('protectionMeasure')
    .set({ endedOn: actor.today })
    .where('householdId', '=', householdId)
    .where('endedOn', 'is', null)
  if (entry.protection) others = others.where('id', '<>', entry.protection.id)
  await others.execute()
}

async function savePersons(tx: Tx, actor: Actor, saved: Saved): Promise<void> {
  const { entry, householdId } = saved
  await upsertPersons(tx, actor, saved)
  await tx
    .updateTable('person')
    .set({ leftOn: actor.today })
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .where(
      'id',
      'not in',
      entry.persons.map(({ id }) => id),
    )
    .execute()
  await tx
    .insertInto('householdMember')
    .values(
      entry.persons.map(({ id, relation, custody }) => ({
        personId: id,
        householdId,
        relation,
        custody,
        ...authorOf(actor),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet((eb) => ({
        relation: eb.ref('excluded.relation'),
        custody: eb.ref('excluded.custody'),
      })),
    )
    .execute()
  await sql`SELECT app_private.name_lead_person(${householdId}, ${entry.persons[0]?.id})`.execute(
    tx,
  )
}

async function upsertPersons(tx: Tx, actor: Actor, { entry, householdId }: Saved): Promise<void> {
  await tx
    .insertInto('person')
    .values(
      entry.persons.map(({ relation, custody, ...person }, position) => ({
        ...person,
        householdId,
        position,
        // The address is the household's; it is kept with its lead person.
        address: position === 0 ? entry.address : null,
        updatedBy: actor.accountId,
        ...authorOf(actor),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        firstName: eb.ref('excluded.firstName'),
        lastName: eb.ref('excluded.lastName'),
        birthName: eb.ref('excluded.birthName'),
        birthDate: eb.ref('excluded.birthDate'),
        phone: eb.ref('excluded.phone'),
        email: eb.ref('excluded.email'),
        address: eb.ref('excluded.address'),
        position: eb.ref('excluded.position'),
        leftOn: null,
        updatedBy: actor.accountId,
        updatedAt: sql`clock_timestamp()`,
      })),
    )
    .execute()
}

export type Statement = {
  readonly householdId: string
  readonly personId: string
  readonly adhesion: z.infer<typeof AdhesionEntry>
}

/** Adds a state; the words of the person go to her own compartment, under the same id. */
export async function addAdhesion(
  tx: Tx,
  actor: Actor,
  statement: Statement,
  cipher: TextCipher,
): Promise<void> {
  const { adhesion, householdId, personId } = statement
  const author = authorOf(actor)
  const added = await tx
    .insertInto('adhesion')
    .values({
      id: adhesion.id,
      householdId,
      state: adhesion.state,
      statedOn: adhesion.statedOn,
      ...author,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n || adhesion.words === null) return
  const row = { id: adhesion.id, compartment: '6' }
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      householdId,
      subjectPersonId: personId,
      kind: 'adhesion-words',
      sealedText: cipher.seal(adhesion.words, bindingOf(row)),
      writtenOn: adhesion.statedOn,
      ...author,
    })
    .execute()
}

export async function sendReferral(tx: Tx, householdId: string): Promise<void> {
  await sql`SELECT app_private.send_referral(${householdId})`.execute(tx)
}

export async function addEligibility(
  tx: Tx,
  actor: Actor,
  householdId: string,
  decision: EligibilityEntry,
): Promise<void> {
  await tx
    .insertInto('eligibility')
    .values({ householdId, ...decision, decidedOn: actor.today, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** What the referral claims of the programme's criteria. */
export function claimsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('referral')
    .select(['daloRecognised', 'pdalhpdPublic'])
    .where('householdId', '=', householdId)
    .where('sentAt', 'is not', null)
    .executeTakeFirst()
}
