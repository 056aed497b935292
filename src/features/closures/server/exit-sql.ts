import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { StateEntry } from '../contract.ts'

// Why a household paused or left stays on the prescriber's side (compartment 6), never in the landlord's file.
const COMPARTMENT = '6'

export async function keepExitWords(
  tx: Tx,
  actor: Actor,
  { householdId, entry }: { readonly householdId: string; readonly entry: StateEntry },
  cipher: TextCipher,
): Promise<boolean> {
  const row = { id: entry.id, compartment: COMPARTMENT }
  const written = await tx
    .insertInto('protectedText')
    .values({
      ...row,
      householdId,
      subjectPersonId: entry.subjectPersonId,
      kind: `state-${entry.to}`,
      sealedText: cipher.seal(JSON.stringify(entry.words), bindingOf(row)),
      writtenOn: entry.on,
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return written.length > 0
}

/** Pauses and exits with their words, for whoever reads compartment 6; nothing for the others. */
export async function exitsOf(tx: Tx, householdId: string, cipher: TextCipher) {
  const rows = await tx
    .selectFrom('protectedText')
    .select(['id', 'compartment', 'kind', 'sealedText', 'writtenOn'])
    .where('householdId', '=', householdId)
    .where('kind', 'like', 'state-%')
    .where('compartment', '=', COMPARTMENT)
    .orderBy('writtenOn', 'desc')
    .execute()
  return rows.map((row) => {
    const text = cipher.open(row.sealedText, bindingOf(row))
    return {
      on: row.writtenOn,
      kind: row.kind.slice('state-'.length),
      words: text === null ? null : (JSON.parse(text) as string[]),
    }
  })
}

export function adultsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
}
