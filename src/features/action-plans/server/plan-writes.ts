import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import type * as entry from '../contract.ts'
import { PLAN_PARTIES } from '../domain/plan-rules.ts'
import { conventionPaper, planPaper } from './plan-papers.ts'
import * as read from './plan-sql.ts'

const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})

/** Written in the meeting, then changed version by version: a change takes the signatures of the version before away. */
export async function writePlan(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { version, ...plan }: entry.PlanEntry,
): Promise<void> {
  const kept = { ...plan, updatedBy: actor.accountId }
  const written =
    version === null
      ? await tx
          .insertInto('actionPlan')
          .values({ ...kept, householdId, ...authorOf(actor) })
          .onConflict((conflict) => conflict.column('householdId').doNothing())
          .returning('version')
          .execute()
      : await tx
          .updateTable('actionPlan')
          .set({
            ...kept,
            version: version + 1,
            updatedAt: sql`app_private.programme_now()`,
          })
          .where('householdId', '=', householdId)
          .where('version', '=', version)
          .returning('version')
          .execute()
  if (written.length === 0)
    throw new AppError('conflict', { current: await read.planOf(tx, householdId) })
}

export async function addObjective(
  tx: Tx,
  actor: Actor,
  householdId: string,
  objective: entry.NewObjective,
): Promise<void> {
  await tx
    .insertInto('objective')
    .values({ ...objective, householdId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

type ObjectiveAt = { readonly householdId: string; readonly objectiveId: string }

export async function changeObjective(
  tx: Tx,
  { householdId, objectiveId }: ObjectiveAt,
  { version, ...change }: entry.ObjectiveChange,
): Promise<void> {
  const changed = await tx
    .updateTable('objective')
    .set({ ...change, version: version + 1, updatedAt: sql`app_private.programme_now()` })
    .where('id', '=', objectiveId)
    .where('householdId', '=', householdId)
    .where('version', '=', version)
    .returning('id')
    .execute()
  if (changed.length > 0) return
  const current = (await read.objectivesOf(tx, householdId)).find(({ id }) => id === objectiveId)
  if (!current || current.version === version) throw new AppError('not-found')
  throw new AppError('conflict', { current })
}

export async function holdReview(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { present, ...review }: entry.PlanReviewEntry,
): Promise<void> {
  await tx
    .insertInto('planReview')
    .values({ ...review, present: [...present], householdId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Each version is written whole: what was signed stays. */
export async function writeConvention(
  tx: Tx,
  actor: Actor,
  householdId: string,
  convention: entry.ConventionEntry,
): Promise<void> {
  const last = await read.conventionOf(tx, householdId)
  if (last?.id === convention.id) return
  await tx
    .insertInto('convention')
    .values({ ...convention, householdId, number: (last?.number ?? 0) + 1, ...authorOf(actor) })
    .execute()
}

/** One side signs; with the third signature the paper is frozen as it is. */
export async function sign(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, of, party, signerName, signedOn, version }: entry.PlanSignatureEntry,
): Promise<void> {
  const convention = of === 'convention' ? await read.conventionOf(tx, householdId) : undefined
  if (of === 'convention' && !convention) throw new AppError('rule-refused', { rule: 'plan-first' })
  const conventionId = convention?.id ?? null
  const planVersion = of === 'plan' ? version : null
  const before = await read.signaturesOf(tx, householdId)
  const same = before.filter(
    (one) => one.conventionId === conventionId && one.planVersion === planVersion,
  )
  if (same.some((one) => one.party === party))
    throw new AppError('rule-refused', { rule: 'already-signed' })
  await tx
    .insertInto('planSignature')
    .values({
      ...{ id, householdId, conventionId, planVersion, party, signerName, signedOn },
      ...authorOf(actor),
    })
    .execute()
  if (same.length + 1 < PLAN_PARTIES.length) return
  const tree = await (of === 'plan' ? planPaper : conventionPaper)(tx, householdId)
  await tx
    .insertInto('planPaper')
    .values({
      ...{ id: crypto.randomUUID(), householdId, kind: of, dated: signedOn },
      ...{ content: await toPdf(tree), ...authorOf(actor) },
    })
    .execute()
}

export async function nameReferent(
  tx: Tx,
  householdId: string,
  { id, referentId, deputyId }: entry.ReferentEntry,
): Promise<void> {
  await sql`SELECT app_private.name_referent(${id}, ${householdId}, ${referentId}, ${deputyId})`.execute(
    tx,
  )
}
