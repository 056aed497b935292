import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { ENDING_KIND, PROTECTED_NEED_KINDS, sealedNeed } from '../domain/protected-needs.ts'
import type { NewProtectedNeed } from '../protected.contract.ts'

const KINDS = [...Object.keys(PROTECTED_NEED_KINDS), ENDING_KIND]

/** Decrypted texts of 3b and 3c that this reader may read, oldest first. */
export async function protectedRows(tx: Tx, householdId: string, cipher: TextCipher) {
  const rows = await tx
    .selectFrom('protectedText as t')
    .leftJoin('person as p', 'p.id', 't.subjectPersonId')
    .innerJoin('organisation as o', 'o.id', 't.authorOrganisationId')
    .leftJoin('account as a', 'a.id', 't.authorAccountId')
    .select(['t.id', 't.subjectPersonId', 't.compartment', 't.kind', 't.sealedText', 't.writtenOn'])
    .select(['p.firstName', 'o.shortName as organisation', 't.authorAccountId', 'a.displayName'])
    .where('t.householdId', '=', householdId)
    .where('t.kind', 'in', KINDS)
    .orderBy('t.id')
    .limit(200)
    .execute()
  return rows.map(({ sealedText, ...row }) => ({
    ...row,
    text: cipher.open(sealedText, bindingOf(row)),
  }))
}

/** What the household answered, newest first, in its own words. */
export async function answersOf(tx: Tx, householdId: string, cipher: TextCipher) {
  const rows = await tx
    .selectFrom('needsAnswer as r')
    .leftJoin('protectedText as t', 't.id', 'r.id')
    .leftJoin('person as p', 'p.id', 'r.subjectPersonId')
    .innerJoin('organisation as o', 'o.id', 'r.authorOrganisationId')
    .select(['r.id', 'r.answer', 'r.version', 'r.answeredOn', 'p.firstName', 'o.kind'])
    .select(['t.sealedText', 't.compartment'])
    .where('r.householdId', '=', householdId)
    .orderBy('r.recordedAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ sealedText, compartment, ...row }) => ({
    ...row,
    words:
      sealedText && compartment
        ? cipher.open(sealedText, bindingOf({ id: row.id, compartment }))
        : null,
  }))
}

export type Writing = { readonly householdId: string; readonly wish: NewProtectedNeed }

/** A carer and a probation officer propose; the prescriber writes what holds. */
export async function addProtectedNeed(
  tx: Tx,
  actor: Actor,
  { householdId, wish }: Writing,
  cipher: TextCipher,
): Promise<void> {
  const { id, subjectPersonId, need } = wish
  const compartment = PROTECTED_NEED_KINDS[need.kind]
  await addRow(tx, actor, {
    ...{ id, householdId, subjectPersonId, compartment, kind: need.kind },
    sealedText: cipher.seal(sealedNeed(need, actor.role !== 'PRE'), bindingOf({ id, compartment })),
  })
}

export type Ending = {
  readonly id: string
  readonly householdId: string
  readonly ended: { readonly id: string; readonly subjectPersonId: string; compartment: string }
}

/** Nothing is erased: a row more says that it no longer holds. */
export async function endProtectedNeed(
  tx: Tx,
  actor: Actor,
  { id, householdId, ended }: Ending,
  cipher: TextCipher,
): Promise<void> {
  const { compartment, subjectPersonId } = ended
  await addRow(tx, actor, {
    ...{ id, householdId, subjectPersonId, compartment, kind: ENDING_KIND },
    sealedText: cipher.seal(ended.id, bindingOf({ id, compartment })),
  })
}

type Row = {
  readonly id: string
  readonly householdId: string
  readonly subjectPersonId: string
  readonly compartment: string
  readonly kind: string
  readonly sealedText: Buffer
}

async function addRow(tx: Tx, actor: Actor, row: Row): Promise<void> {
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      writtenOn: actor.today,
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The row that is to end, when this reader may read it. */
export function livingRow(tx: Tx, householdId: string, id: string) {
  return tx
    .selectFrom('protectedText')
    .select(['id', 'subjectPersonId', 'compartment'])
    .where('householdId', '=', householdId)
    .where('id', '=', id)
    .where('kind', 'in', Object.keys(PROTECTED_NEED_KINDS))
    .executeTakeFirst()
}

/** Compartments 3b and 3c that the actor writes, for whom; a null person: for everybody. */
export function writableNeeds(tx: Tx, householdId: string) {
  return tx
    .selectFrom('myAccess')
    .select(['compartment', 'subjectPersonId'])
    .distinct()
    .where('householdId', '=', householdId)
    .where('verb', '=', 'write')
    .where('compartment', 'in', ['3b', '3c'])
    .execute()
}

/** Persons of the household whom this reader may name; whose account this is, when she is one of them. */
export function personsOf(tx: Tx, actor: Actor, householdId: string) {
  return tx
    .selectFrom('person as p')
    .leftJoin('account as a', (join) =>
      join.onRef('a.personId', '=', 'p.id').on('a.id', '=', actor.accountId),
    )
    .select(['p.id', 'p.firstName', 'p.lastName'])
    .select(sql<boolean>`a.id IS NOT NULL`.as('isMe'))
    .where('p.householdId', '=', householdId)
    .where('p.leftOn', 'is', null)
    .orderBy('p.position')
    .execute()
}

export async function lastVersion(tx: Tx, householdId: string): Promise<number> {
  const row = await tx
    .selectFrom('needVersion')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.last ?? 0
}
