import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { AlertEntry, AlertMove } from '../contract.ts'
import { enterableKinds } from './alert-sql.ts'

const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})

/** Seen again while it is open, it joins the same alert. */
export async function enterAlert(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, kind, personId, raisedOn, why }: AlertEntry,
): Promise<void> {
  const known = await enterableKinds(tx)
  if (!known.some(({ code }) => code === kind))
    throw new AppError('rule-refused', { rule: 'alert-found-by-dates' })
  const merged = await tx
    .updateTable('alert')
    .set({ seenTimes: sql`seen_times + 1`, lastSeenOn: raisedOn })
    .where('householdId', '=', householdId)
    .where('kind', '=', kind)
    .where('closedOn', 'is', null)
    .where('id', '<>', id)
    .returning('id')
    .execute()
  if (merged.length > 0) return
  await tx
    .insertInto('alert')
    .values({
      ...{ id, householdId, subjectPersonId: personId, kind, why, raisedOn },
      ...{ cause: id, lastSeenOn: raisedOn, owner: 'referent', ownerSince: actor.today },
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

type AlertAt = { readonly householdId: string; readonly alertId: string }

export async function moveAlert(
  tx: Tx,
  actor: Actor,
  { householdId, alertId }: AlertAt,
  move: AlertMove,
): Promise<void> {
  const moved = await tx
    .updateTable('alert')
    .set(await changeOf(tx, actor, { alertId, move }))
    .where('id', '=', alertId)
    .where('householdId', '=', householdId)
    .returning('id')
    .execute()
  if (moved.length === 0) throw new AppError('not-found')
}

type Asked = { readonly alertId: string; readonly move: AlertMove }

async function changeOf(tx: Tx, { today, accountId }: Actor, { alertId, move }: Asked) {
  if (move.to === 'acknowledged') return { acknowledgedOn: today, acknowledgedBy: accountId }
  if (move.to === 'closed') return { closedOn: today, closedBy: accountId, closedWith: move.with }
  const alert = await tx
    .selectFrom('alert')
    .select('withheldBy')
    .where('id', '=', alertId)
    .executeTakeFirst()
  return alert?.withheldBy == null ? { withheldBy: accountId } : { withheldAgreedBy: accountId }
}

export async function useDangerPath(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, personId }: { readonly id: string; readonly personId: string },
): Promise<void> {
  await tx
    .insertInto('dangerPath')
    .values({ id, householdId, subjectPersonId: personId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
