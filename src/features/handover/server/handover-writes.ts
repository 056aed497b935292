import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { HoldingChange, HoldingEntry, MeetingEntry } from '../contract.ts'
import * as read from './handover-sql.ts'

const authorOf = (actor: Actor) => ({
  authorAccountId: actor.accountId,
  authorOrganisationId: actor.organisationId,
})
const refuse = (rule: string): never => {
  throw new AppError('rule-refused', { rule })
}

export async function nameWorker(
  tx: Tx,
  householdId: string,
  { id, accountId }: { readonly id: string; readonly accountId: string },
): Promise<void> {
  await sql`SELECT app_private.name_handover_worker(${id}, ${householdId}, ${accountId})`.execute(
    tx,
  )
}

export async function accept(tx: Tx, householdId: string): Promise<void> {
  await sql`SELECT app_private.accept_handover(${householdId})`.execute(tx)
}

export async function holdMeeting(
  tx: Tx,
  actor: Actor,
  householdId: string,
  meeting: MeetingEntry,
): Promise<void> {
  await tx
    .insertInto('jointMeeting')
    .values({ ...meeting, householdId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function validateMeeting(tx: Tx, meetingId: string): Promise<void> {
  await sql`SELECT app_private.validate_meeting(${meetingId})`.execute(tx)
}

/** O1: somebody who follows the household, or the household itself; never nobody. */
export async function hold(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { id, code, accountId, startsOn, endsOn }: HoldingEntry,
): Promise<void> {
  const holder =
    accountId === null
      ? { name: 'Le ménage', side: 'household' as const }
      : (await read.possibleHolders(tx, householdId)).find((one) => one.id === accountId)
  if (!holder) return refuse('transfer-to-nobody')
  // What begins today or began before is held, as long as it is not the department's: that one passes the gates.
  const isHeld = startsOn <= actor.today && holder.side !== 'department'
  await tx
    .insertInto('holding')
    .values({
      ...{ id, householdId, code, startsOn, endsOn, holderAccountId: accountId },
      ...{ holderName: holder.name, side: holder.side },
      ...{ confirmedOn: isHeld ? startsOn : null, ...authorOf(actor) },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

type HoldingAt = { readonly householdId: string; readonly holdingId: string }

/** Moved, confirmed, or given back to who held it before. */
export async function changeHolding(
  tx: Tx,
  actor: Actor,
  { householdId, holdingId }: HoldingAt,
  change: HoldingChange,
): Promise<void> {
  const set = {
    moved: () =>
      change.to === 'moved' ? { startsOn: change.startsOn, endsOn: change.endsOn } : {},
    confirmed: () => ({ confirmedOn: actor.today }),
    'rolled-back': () =>
      change.to === 'rolled-back'
        ? { rolledBackOn: actor.today, rollbackMotive: change.motive }
        : {},
  }[change.to]()
  const changed = await tx
    .updateTable('holding')
    .set({ ...set, version: change.version + 1 })
    .where('id', '=', holdingId)
    .where('householdId', '=', householdId)
    .where('version', '=', change.version)
    .returning(['code'])
    .execute()
  const [moved] = changed
  if (!moved) return refuseStale(tx, { householdId, holdingId }, change.version)
  if (change.to === 'rolled-back')
    await takeAgain(tx, actor, { householdId, holdingId, code: moved.code })
}

async function refuseStale(
  tx: Tx,
  { householdId, holdingId }: HoldingAt,
  version: number,
): Promise<never> {
  const current = (await read.holdingsOf(tx, householdId)).find(({ id }) => id === holdingId)
  if (!current || current.version === version) throw new AppError('not-found')
  throw new AppError('conflict', { current })
}

/** O5: on the same day, who held it before holds it again; without anybody before, nothing is given back. */
async function takeAgain(
  tx: Tx,
  actor: Actor,
  { householdId, holdingId, code }: HoldingAt & { readonly code: string },
): Promise<void> {
  const holdings = await read.holdingsOf(tx, householdId)
  const before = holdings.findLast(
    (one) => one.code === code && one.id !== holdingId && one.confirmedOn !== null,
  )
  if (!before) return refuse('nobody-holds-it')
  if (before.endsOn === null || before.endsOn >= actor.today) return
  const { holderAccountId, holderName, side } = before
  await tx
    .insertInto('holding')
    .values({
      ...{ id: crypto.randomUUID(), householdId, code, holderAccountId, holderName, side },
      ...{ startsOn: actor.today, confirmedOn: actor.today, ...authorOf(actor) },
    })
    .execute()
}
