import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { CastVote, SetRecusal, WriteDecision } from '../contract.ts'
import { checkDraft } from '../domain/decide.ts'
import { isDalo } from './candidate-facts.ts'
import { refused } from './session-writes.ts'

export async function callItem(tx: Tx, itemId: string): Promise<void> {
  await sql`SELECT app_private.open_item(${itemId})`.execute(tx)
}

export async function postponeItem(tx: Tx, itemId: string, reason: string): Promise<void> {
  await sql`SELECT app_private.postpone_item(${itemId}, ${reason})`.execute(tx)
}

export async function closeItem(tx: Tx, itemId: string): Promise<void> {
  await sql`SELECT app_private.close_item(${itemId})`.execute(tx)
}

export async function setRecusal(
  tx: Tx,
  itemId: string,
  { memberId, isRecused }: SetRecusal,
): Promise<void> {
  await sql`SELECT app_private.set_recusal(${itemId}, ${memberId}, ${isRecused})`.execute(tx)
}

async function candidateFacts(tx: Tx, candidateId: string) {
  const row = await tx
    .selectFrom('committeeCandidate as k')
    .innerJoin('committeeItem as i', 'i.id', 'k.itemId')
    .innerJoin('committeeCandidateIdentity as n', 'n.candidateId', 'k.id')
    .select(['k.id', 'k.itemId', 'i.state', 'n.householdId', 'n.uniqueRequestNumber', 'n.isLive'])
    .where('k.id', '=', candidateId)
    .$narrowType<{ householdId: string }>()
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return row
}

/** I3, I8: the decision proposed for a candidate. Another decision is another question: its voices are asked again. */
export async function writeDecision(
  tx: Tx,
  actor: Actor,
  candidateId: string,
  { version, ...draft }: WriteDecision,
): Promise<void> {
  const candidate = await candidateFacts(tx, candidateId)
  if (candidate.state !== 'open') throw refused('item-not-open')
  if (candidate.isLive !== true) throw refused('candidate-not-ready')
  const checked = checkDraft(draft, {
    today: actor.today,
    motives: await motivesFor(tx, draft.outcome),
    hasUniqueNumber: candidate.uniqueRequestNumber !== null,
    isDalo: await isDalo(tx, candidate.householdId),
  })
  if (!checked.ok) throw new AppError('rule-refused', { rule: checked.refusal })
  const changed = await tx
    .updateTable('committeeCandidate')
    .set({ ...checked.value, version: version + 1 })
    .where('id', '=', candidateId)
    .where('version', '=', version)
    .returning('id')
    .execute()
  if (changed.length === 0) throw new AppError('conflict')
  await clearVotes(tx, candidateId)
}

async function motivesFor(tx: Tx, outcome: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('committeeMotive')
    .select('code')
    .where(sql<boolean>`${outcome} = ANY (outcomes)`)
    .execute()
  return rows.map(({ code }) => code)
}

export async function clearVotes(tx: Tx, candidateId: string): Promise<void> {
  await sql`SELECT app_private.clear_votes(${candidateId})`.execute(tx)
}

/** One voice of one member, or the same voice for all those who vote and have not yet. */
export async function castVote(
  tx: Tx,
  candidateId: string,
  { memberId, voice }: CastVote,
  voters: readonly string[],
): Promise<void> {
  const members = memberId === null ? await notYet(tx, candidateId, voters) : [memberId]
  for (const id of members) {
    await sql`SELECT app_private.cast_vote(${candidateId}, ${id}, ${voice})`.execute(tx)
  }
}

async function notYet(tx: Tx, candidateId: string, voters: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('committeeVote')
    .select('memberId')
    .where('candidateId', '=', candidateId)
    .execute()
  const cast = new Set(rows.map(({ memberId }) => memberId))
  return voters.filter((id) => !cast.has(id))
}

/** Households of a session, whose phase follows what the session does. */
export async function householdsOf(tx: Tx, sessionId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('committeeItem as i')
    .innerJoin('committeeCandidate as k', 'k.itemId', 'i.id')
    .innerJoin('committeeCandidateIdentity as n', 'n.candidateId', 'k.id')
    .select('n.householdId')
    .distinct()
    .where('i.sessionId', '=', sessionId)
    .$narrowType<{ householdId: string }>()
    .execute()
  return rows.map(({ householdId }) => householdId)
}
