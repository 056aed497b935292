import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { z } from 'zod'
import type { NewNote, Note, NoteAudience } from '../contract.ts'

/** Notes of a household that the actor reads, newest first; each compartment, person and author decided by row security. */
export async function notesOf(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<Note[]> {
  const rows = await tx
    .selectFrom('protectedText as t')
    .leftJoin('person as p', 'p.id', 't.subjectPersonId')
    .leftJoin('account as a', 'a.id', 't.authorAccountId')
    .leftJoin('caseTeam as m', (join) =>
      join
        .onRef('m.accountId', '=', 't.authorAccountId')
        .onRef('m.householdId', '=', 't.householdId'),
    )
    .select(['t.id', 't.subjectPersonId', 't.compartment', 't.sealedText', 't.writtenOn'])
    .select(['t.authorAccountId', 'p.firstName', 'p.lastName'])
    .select((eb) => eb.fn.coalesce('a.displayName', 'm.displayName').as('author'))
    .distinctOn(['t.writtenOn', 't.id'])
    .where('t.householdId', '=', householdId)
    .where('t.kind', '=', 'note')
    .where('t.compartment', 'in', ['6', '8', '14b'])
    .orderBy('t.writtenOn', 'desc')
    .orderBy('t.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    subjectPersonId: row.subjectPersonId,
    subjectName: [row.firstName, row.lastName].filter(Boolean).join(' '),
    audience: row.compartment as NoteAudience,
    text: cipher.open(row.sealedText, bindingOf(row)),
    writtenOn: row.writtenOn,
    author: row.author ?? 'un professionnel',
    isMine: row.authorAccountId === actor.accountId,
  }))
}

export type NoteToAdd = { readonly householdId: string; readonly note: z.infer<typeof NewNote> }

export async function addNote(
  tx: Tx,
  actor: Actor,
  { householdId, note }: NoteToAdd,
  cipher: TextCipher,
): Promise<void> {
  const row = { id: note.id, compartment: note.audience }
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      householdId,
      subjectPersonId: note.subjectPersonId,
      kind: 'note',
      sealedText: cipher.seal(note.text, bindingOf(row)),
      writtenOn: actor.today,
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Compartments that the actor may write here, with the person when the right holds for one person only. */
export async function writableAudiences(tx: Tx, householdId: string) {
  return tx
    .selectFrom('myAccess')
    .select(['compartment', 'subjectPersonId'])
    .distinct()
    .where('householdId', '=', householdId)
    .where('verb', '=', 'write')
    .where('compartment', 'in', ['6', '8', '14b'])
    .execute()
}

export function personsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
}
