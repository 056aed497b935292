import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import { addDays, addMonths } from '#kernel/calendar.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import type * as entry from '../contract.ts'
import * as read from './lease-sql.ts'
import { leaseDocuments, prefectNotice } from './lease-documents.ts'
import { slidingShown } from './lease-page.ts'

const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})

const refuse = (rule: string): never => {
  throw new AppError('rule-refused', { rule })
}

/** Written first, then changed version by version until the lease is signed. */
export async function prepareLease(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { version, annexes, ...entry }: entry.PreparationEntry,
): Promise<void> {
  const offer = await read.acceptedOffer(tx, householdId)
  if (!offer) return refuse('lease-before-acceptance')
  const { candidacyId } = offer
  const kept = { ...entry, annexes: [...annexes], updatedBy: actor.accountId }
  const written =
    version === null
      ? await tx
          .insertInto('leasePreparation')
          .values({ ...kept, candidacyId, householdId, ...authorOf(actor) })
          .onConflict((conflict) => conflict.column('candidacyId').doNothing())
          .returning('version')
          .execute()
      : await tx
          .updateTable('leasePreparation')
          .set({ ...kept, version: version + 1, updatedAt: sql`app_private.programme_now()` })
          .where('candidacyId', '=', candidacyId)
          .where('version', '=', version)
          .returning('version')
          .execute()
  if (written.length === 0)
    throw new AppError('conflict', { current: await read.preparationOf(tx, householdId) })
}

/** Signed as it was prepared, its documents frozen in the same transaction; the same signature sent twice is one. */
export async function signLease(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, signedOn }: entry.SignatureEntry,
): Promise<void> {
  const existing = await read.leaseOf(tx, householdId)
  if (existing?.id === id) return
  const preparation = await read.preparationOf(tx, householdId)
  if (!preparation) return refuse('lease-not-prepared')
  const { candidacyId, kind, tenantOrganisationId, startsOn, months } = preparation
  await tx
    .insertInto('lease')
    .values({
      ...{ id, householdId, candidacyId, kind, tenantOrganisationId, signedOn, startsOn },
      subleaseUntil: months === null ? null : addDays(addMonths(startsOn, months), -1),
      ...authorOf(actor),
    })
    .execute()
  for (const { kind: paper, tree } of await leaseDocuments(tx, householdId, signedOn)) {
    await tx
      .insertInto('leaseDocument')
      .values({
        ...{ id: crypto.randomUUID(), householdId, leaseId: id, kind: paper, dated: signedOn },
        content: await toPdf(tree),
        ...authorOf(actor),
      })
      .execute()
  }
}

export async function giveKeys(tx: Tx, householdId: string, keysOn: string): Promise<void> {
  const lease = await read.leaseOf(tx, householdId)
  if (!lease || keysOn < lease.signedOn) return refuse('keys-before-lease')
  if (lease.keysOn === keysOn) return
  const given = await tx
    .updateTable('lease')
    .set({ keysOn })
    .where('id', '=', lease.id)
    .where('keysOn', 'is', null)
    .returning('id')
    .execute()
  if (given.length === 0) refuse('keys-already-given')
}

/** K2: only what the state of the lease leaves open; the notice to the prefect is frozen with its event. */
export async function moveLease(
  tx: Tx,
  actor: Actor,
  where: { readonly householdId: string; readonly leaseId: string },
  { id, ...move }: entry.MoveEntry,
): Promise<void> {
  const { householdId, leaseId } = where
  // One at a time: two moves decided on the same state would both pass.
  await sql`SELECT id FROM app.lease WHERE id = ${leaseId} FOR UPDATE`.execute(tx)
  const lease = await read.leaseOf(tx, householdId)
  if (lease?.id !== leaseId) throw new AppError('not-found')
  const already = await tx.selectFrom('leaseEvent').select('id').where('id', '=', id).execute()
  if (already.length > 0) return
  const sliding = await slidingShown(tx, householdId, { lease, today: actor.today })
  if (!sliding) return refuse('lease-does-not-slide')
  if (!sliding.moves.includes(move.kind)) return refuse('move-out-of-place')
  await tx
    .insertInto('leaseEvent')
    .values({ id, householdId, leaseId, ...move, ...authorOf(actor) })
    .execute()
  if (move.kind !== 'prefect-informed') return
  const tree = await prefectNotice(tx, householdId, { lease, sentOn: move.happenedOn })
  await tx
    .insertInto('leaseDocument')
    .values({
      ...{ id: crypto.randomUUID(), householdId, leaseId, kind: 'prefect-notice' },
      ...{ dated: move.happenedOn, content: await toPdf(tree), ...authorOf(actor) },
    })
    .execute()
}

export async function openReview(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, openedOn }: { readonly id: string; readonly openedOn: string },
): Promise<void> {
  const lease = await read.leaseOf(tx, householdId)
  if (!lease) return refuse('lease-does-not-slide')
  await tx
    .insertInto('slidingReview')
    .values({ id, householdId, leaseId: lease.id, openedOn, ...authorOf(actor) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type ReviewAt = { readonly householdId: string; readonly slidingReviewId: string }

export async function state(
  tx: Tx,
  actor: Actor,
  { householdId, slidingReviewId }: ReviewAt,
  said: entry.StatementEntry,
): Promise<void> {
  await tx
    .insertInto('reviewStatement')
    .values({ ...said, householdId, reviewId: slidingReviewId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function concludeReview(
  tx: Tx,
  { householdId, slidingReviewId }: ReviewAt,
  conclusion: entry.ConclusionEntry,
): Promise<void> {
  const { outcome, motives, plan } = conclusion
  if (outcome === 'not-ready' && (motives === null || plan === null)) refuse('motives-and-plan')
  const concluded = await tx
    .updateTable('slidingReview')
    .set(conclusion)
    .where('id', '=', slidingReviewId)
    .where('householdId', '=', householdId)
    .returning('id')
    .execute()
  if (concluded.length === 0) throw new AppError('not-found')
}

type StepAt = { readonly householdId: string; readonly entryStepId: string }

export async function tickStep(
  tx: Tx,
  actor: Actor,
  { householdId, entryStepId }: StepAt,
  { doneOn, note }: entry.StepEntry,
): Promise<void> {
  const ticked = await tx
    .updateTable('entryStep')
    .set({ doneOn, note, doneBy: doneOn === null ? null : actor.accountId })
    .where('id', '=', entryStepId)
    .where('householdId', '=', householdId)
    .returning('id')
    .execute()
  if (ticked.length === 0) throw new AppError('not-found')
}

export async function sayStepDone(tx: Tx, { entryStepId }: StepAt, done: boolean): Promise<void> {
  await sql`SELECT app_private.say_step_done(${entryStepId}, ${done})`.execute(tx)
}

export async function addStep(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<void> {
  const lease = await read.leaseOf(tx, householdId)
  const leaseId = lease?.id ?? (await read.followedLeaseId(tx, householdId))
  if (leaseId === undefined) throw new AppError('not-found')
  const addable = await read.addableSteps(tx, leaseId)
  const kind = addable.find((known) => known.code === code)
  if (!kind) return
  const from = lease?.keysOn ?? lease?.startsOn ?? actor.today
  await tx
    .insertInto('entryStep')
    .values({
      ...{ id, householdId, leaseId, code, dueOn: addDays(from, kind.offsetDays) },
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
