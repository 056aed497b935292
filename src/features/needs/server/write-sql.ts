import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { z } from 'zod'
import type { NewAnswer, NewConfirmation, NewExchange, NewSlidingLeaseWish } from '../contract.ts'
import type { NotedNeed } from '../domain/criteria.ts'

function authorOf(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

export type Version = {
  readonly householdId: string
  readonly number: number
  readonly needs: readonly NotedNeed[]
}

/** Two statements, whatever the number of needs; two people at once: the key lets one of them through. */
export async function addVersion(tx: Tx, actor: Actor, version: Version): Promise<void> {
  const { householdId, number, needs } = version
  await tx
    .insertInto('needVersion')
    .values({ householdId, number, ...authorOf(actor) })
    .execute()
  await tx
    .insertInto('need')
    .values(
      needs.map(({ criterion, importance, weight, value, note }) => ({
        ...{ householdId, version: number, criterion, importance, weight, note },
        value: JSON.stringify(value ?? {}),
        ...authorOf(actor),
      })),
    )
    .execute()
}

export async function recordExchange(
  tx: Tx,
  householdId: string,
  { id, heldOn, means, withName, summary }: NewExchange,
): Promise<void> {
  await sql`SELECT app_private.record_needs_exchange(${id}, ${householdId}, ${heldOn}, ${means},
    ${withName}, ${summary})`.execute(tx)
}

export async function confirmNeeds(
  tx: Tx,
  householdId: string,
  { id, exchangeId, digest }: z.infer<typeof NewConfirmation>,
): Promise<void> {
  await sql`SELECT app_private.confirm_needs(${id}, ${householdId}, ${exchangeId}, ${digest})`.execute(
    tx,
  )
}

export async function answerNeeds(
  tx: Tx,
  householdId: string,
  answer: NewAnswer,
  cipher: TextCipher,
): Promise<void> {
  const sealed =
    answer.words === null
      ? null
      : cipher.seal(answer.words, bindingOf({ id: answer.id, compartment: '3b' }))
  await sql`SELECT app_private.answer_needs(${answer.id}, ${householdId}, ${answer.subjectPersonId},
    ${answer.version}, ${answer.answer}, ${sealed})`.execute(tx)
}

export type Wish = { readonly householdId: string; readonly wish: NewSlidingLeaseWish }

/** The flag for everybody who reads the needs, the reasons encrypted beside it (compartment 6). */
export async function addSlidingLeaseWish(
  tx: Tx,
  actor: Actor,
  { householdId, wish }: Wish,
  cipher: TextCipher,
): Promise<void> {
  const { id, subjectPersonId, reasons } = wish
  await tx
    .insertInto('slidingLeaseWish')
    .values({ id, householdId, wish: wish.wish, statedOn: actor.today, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  if (reasons === null) return
  await tx
    .insertInto('protectedText')
    .values({
      ...{ id, householdId, subjectPersonId, compartment: '6', kind: 'sliding-lease-reasons' },
      sealedText: cipher.seal(reasons, bindingOf({ id, compartment: '6' })),
      writtenOn: actor.today,
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
