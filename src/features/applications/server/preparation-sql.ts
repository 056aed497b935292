import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { type ApplicationRead, type NewPreparation, Preparation } from '../contract.ts'
import { authorOf } from './application-sql.ts'

const KIND = 'preparation'

/** H6: the last preparation that this reader may open; it is a protected text of compartment 6. */
export async function preparationOf(
  tx: Tx,
  householdId: string,
  cipher: TextCipher,
): Promise<ApplicationRead['preparation']> {
  const row = await tx
    .selectFrom('protectedText as t')
    .leftJoin('account as a', 'a.id', 't.authorAccountId')
    .select(['t.id', 't.compartment', 't.sealedText', 't.writtenOn', 'a.displayName as author'])
    .where('t.householdId', '=', householdId)
    .where('t.kind', '=', KIND)
    .orderBy('t.writtenOn', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const text = cipher.open(row.sealedText, bindingOf(row))
  if (text === null) return null
  const prepared = Preparation.parse(JSON.parse(text))
  return { ...prepared, on: row.writtenOn, author: row.author ?? 'un professionnel' }
}

type Preparing = NewPreparation & { readonly householdId: string; readonly cipher: TextCipher }

export async function addPreparation(tx: Tx, actor: Actor, asked: Preparing): Promise<void> {
  const { id, subjectPersonId, householdId, cipher } = asked
  const row = { id, compartment: '6' }
  const { withWhom, fears, wouldHelp } = asked
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      ...{ householdId, subjectPersonId, kind: KIND, writtenOn: actor.today },
      sealedText: cipher.seal(JSON.stringify({ withWhom, fears, wouldHelp }), bindingOf(row)),
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
