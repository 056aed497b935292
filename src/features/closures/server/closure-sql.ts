import { sql } from 'kysely'
import { householdTerms } from '#platform/db/household-terms.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { NewClosure, RetentionEntry, ReviewEntry } from '../contract.ts'

/** The facts that a closure is judged by; undefined when the household is not hers. */
export async function closingFacts(tx: Tx, householdId: string) {
  return tx
    .selectFrom('household as h')
    .leftJoin('lease as l', 'l.householdId', 'h.id')
    .leftJoin('leaseReduced as r', 'r.householdId', 'h.id')
    .select(['h.state', 'h.phase'])
    .select(sql<string | null>`min(COALESCE(l.signed_on, r.signed_on))`.as('signedOn'))
    .where('h.id', '=', householdId)
    .groupBy('h.id')
    .executeTakeFirst()
}

/** Terms of the scheme in force today, by their key. */
export function termsFor(tx: Tx, householdId: string) {
  return householdTerms(tx, householdId, ['months.followup', 'months.review', 'months.reopening'])
}

export function closureOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('closure as k')
    .leftJoin('account as a', 'a.id', 'k.authorAccountId')
    .selectAll('k')
    .select('a.displayName as author')
    .where('k.householdId', '=', householdId)
    .orderBy('k.heldOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function marksOf(tx: Tx, closureId: string) {
  return tx
    .selectFrom('autonomyMark')
    .select(['axis', 'mark'])
    .where('closureId', '=', closureId)
    .orderBy(
      sql`array_position(ARRAY['able-to-rent', 'knows-renting', 'knows-living', 'environment'], axis)`,
    )
    .execute()
}

export function retentionOf(tx: Tx, closureId: string) {
  return tx
    .selectFrom('retentionChoice')
    .select(['choice', 'saidBy', 'saidOn', 'keepUntil'])
    .where('closureId', '=', closureId)
    .orderBy('saidOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function reviewOf(tx: Tx, closureId: string) {
  return tx
    .selectFrom('reviewRequest as q')
    .leftJoin('reviewAnswer as r', 'r.requestId', 'q.id')
    .leftJoin('account as a', 'a.id', 'r.authorAccountId')
    .select(['q.id as requestId', 'q.respondent', 'q.askedOn', 'q.unansweredOn'])
    .select(sql<string[]>`q.reminded_on::text[]`.as('remindedOn'))
    .select(['r.answeredOn', 'r.housing', 'r.rent', 'r.incidents', 'r.helpedBy', 'r.opinion'])
    .select('a.displayName as author')
    .where('q.closureId', '=', closureId)
    .orderBy('q.respondent')
    .execute()
}

function authorOf(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

/** The meeting, its marks and its fact, or none of them. The same one sent twice is one. */
export async function holdClosure(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { marks, ...closure }: NewClosure,
): Promise<void> {
  const written = await tx
    .insertInto('closure')
    .values({ ...closure, householdId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  if (written.length === 0) return
  await tx
    .insertInto('autonomyMark')
    .values(
      Object.entries(marks).map(([axis, mark]) => ({
        closureId: closure.id,
        householdId,
        axis,
        mark,
        ...authorOf(actor),
      })),
    )
    .execute()
  await sql`SELECT app_private.record_milestone(${householdId}, 'closure-held', ${closure.heldOn})`.execute(
    tx,
  )
}

export async function chooseRetention(
  tx: Tx,
  actor: Actor,
  entry: RetentionEntry & {
    readonly householdId: string
    readonly closureId: string
    readonly keepUntil: string | null
  },
): Promise<void> {
  await tx
    .insertInto('retentionChoice')
    .values({ ...entry, saidOn: actor.today, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

type AnswerToKeep = ReviewEntry & {
  readonly householdId: string
  readonly reviewRequestId: string
}

/** One answer to one questionnaire; the last one closes the file. */
export async function answerReview(
  tx: Tx,
  actor: Actor,
  { householdId, reviewRequestId, ...answer }: AnswerToKeep,
): Promise<void> {
  await tx
    .insertInto('reviewAnswer')
    .values({
      ...answer,
      householdId,
      requestId: reviewRequestId,
      answeredOn: actor.today,
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const whole = await sql<{ whole: boolean | null }>`
    SELECT app_private.review_is_whole(${householdId}) AS whole`.execute(tx)
  if (whole.rows[0]?.whole === true) await moveState(tx, householdId, 'closed', actor.today)
}

export async function moveState(
  tx: Tx,
  householdId: string,
  to: string,
  on: string,
): Promise<void> {
  await sql`SELECT app_private.move_state(${householdId}, ${to}, ${on})`.execute(tx)
}
