import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { ConversationEntry, ExplanationEntry, ProofEntry, ReplyEntry } from '../contract.ts'
import { notifiedOn, replyDeadline } from '../domain/reply-deadline.ts'
import { explanationsOf, noticesOf, replyDays } from './result-sql.ts'
import { deliveryOf } from './results-page.ts'

export type Where = { readonly householdId: string; readonly candidacyId: string }

const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})

/** The first sheet tells the prescriber that a result waits; the next ones change it, version by version. */
export async function explain(
  tx: Tx,
  actor: Actor,
  where: Where,
  { version, ...sheet }: ExplanationEntry,
): Promise<void> {
  if (version === null) {
    const written = await tx
      .insertInto('resultExplanation')
      .values({ ...where, ...sheet, updatedBy: actor.accountId, ...authorOf(actor) })
      .onConflict((conflict) => conflict.column('candidacyId').doNothing())
      .returning('version')
      .execute()
    if (written.length === 0) await refuseStale(tx, where)
    return
  }
  const changed = await tx
    .updateTable('resultExplanation')
    .set({
      ...sheet,
      version: version + 1,
      updatedBy: actor.accountId,
      updatedAt: sql`app_private.programme_now()`,
    })
    .where('candidacyId', '=', where.candidacyId)
    .where('version', '=', version)
    .returning('version')
    .execute()
  if (changed.length === 0) await refuseStale(tx, where)
}

// Somebody wrote meanwhile: both versions come back to the page, nothing is lost.
async function refuseStale(tx: Tx, { candidacyId }: Where): Promise<never> {
  const [current] = await explanationsOf(tx, [candidacyId])
  throw new AppError('conflict', { current })
}

export async function tellResult(tx: Tx, { candidacyId }: Where): Promise<void> {
  await sql`SELECT app_private.tell_result(${candidacyId})`.execute(tx)
}

type ConversationToKeep = ConversationEntry & Where & { readonly cipher: TextCipher }

export async function recordConversation(
  tx: Tx,
  actor: Actor,
  { feelings, cipher, householdId, candidacyId, ...talk }: ConversationToKeep,
): Promise<void> {
  const where = { householdId, candidacyId }
  const written = await tx
    .insertInto('resultConversation')
    .values({ ...where, ...talk, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  if (feelings === null || written.length === 0) return
  const row = { id: talk.id, compartment: '6' }
  await tx
    .insertInto('protectedText')
    .values({
      ...row,
      householdId: where.householdId,
      subjectPersonId: feelings.personId,
      kind: 'note',
      sealedText: cipher.seal(feelings.words, bindingOf(row)),
      writtenOn: talk.heldOn,
      ...authorOf(actor),
    })
    .execute()
}

const PROOFS = {
  handed: 'handedOn',
  read: 'readOn',
  received: 'receivedOn',
  presented: 'presentedOn',
  called: 'calledOn',
} as const

/** J3: what proves the letter arrived, and the last day to answer that follows from it. */
export async function prove(
  tx: Tx,
  where: Where & { readonly noticeId: string },
  { kind, on, version }: ProofEntry,
): Promise<void> {
  const notices = await noticesOf(tx, [where.candidacyId])
  const notice = notices.find(({ id }) => id === where.noticeId)
  if (!notice) throw new AppError('not-found')
  const proved = { ...notice, [PROOFS[kind]]: on }
  const changed = await tx
    .updateTable('resultNotice')
    .set({
      [PROOFS[kind]]: on,
      replyBy:
        notice.kind === 'offer' && kind !== 'called'
          ? await deadline(tx, where, proved)
          : notice.replyBy,
      version: version + 1,
    })
    .where('id', '=', notice.id)
    .where('version', '=', version)
    .returning('id')
    .execute()
  if (changed.length === 0) throw new AppError('conflict')
}

async function deadline(
  tx: Tx,
  { householdId }: Where,
  notice: Parameters<typeof deliveryOf>[0],
): Promise<string | null> {
  const from = notifiedOn(deliveryOf(notice))
  return from === null ? null : replyByOf(tx, householdId, from)
}

/** Last day to answer, counted from a proved day of notification. */
export async function replyByOf(tx: Tx, householdId: string, notified: string): Promise<string> {
  const found = replyDeadline(notified, (await replyDays(tx, householdId)) ?? 0)
  if (!found.ok) throw new AppError('rule-refused', { rule: found.refusal })
  return found.value
}

export async function meetCondition(
  tx: Tx,
  actor: Actor,
  where: Where,
  metOn: string,
): Promise<void> {
  await tx
    .insertInto('offerCondition')
    .values({ ...where, metOn, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('candidacyId').doNothing())
    .execute()
}

export async function reply(tx: Tx, actor: Actor, where: Where, entry: ReplyEntry): Promise<void> {
  await tx
    .insertInto('offerReply')
    .values({ ...where, ...entry, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
