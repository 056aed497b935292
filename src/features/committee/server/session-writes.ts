import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import type { ChangeSession, NewItem, NewSession, SetPresence } from '../contract.ts'
import type { CommitteeRefusal } from '../domain/committee-refusals.ts'

export function refused(rule: CommitteeRefusal): AppError {
  return new AppError('rule-refused', { rule })
}

/** The programme of the landlord for whom the officer keeps the sessions. */
export async function ownScheme(tx: Tx, actor: Actor): Promise<string> {
  const scheme = await tx
    .selectFrom('scheme')
    .select('id')
    .where('landlordId', '=', actor.organisationId)
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!scheme) throw new AppError('not-found')
  return scheme.id
}

/** Sent twice, written once. */
export async function draftSession(tx: Tx, actor: Actor, session: NewSession): Promise<void> {
  if (session.heldOn < actor.today) throw refused('session-in-the-past')
  await tx
    .insertInto('committeeSession')
    .values({
      ...session,
      schemeId: await ownScheme(tx, actor),
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function changeSession(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { version, ...details }: ChangeSession,
): Promise<void> {
  if (details.heldOn < actor.today) throw refused('session-in-the-past')
  const seen = await sessionVersion(tx, sessionId)
  if (seen.state !== 'drafted') throw refused('session-not-ready')
  const changed = await tx
    .updateTable('committeeSession')
    .set({ ...details, version: version + 1 })
    .where('id', '=', sessionId)
    .where('version', '=', version)
    .returning('id')
    .execute()
  if (changed.length === 0) throw new AppError('conflict')
}

async function sessionVersion(tx: Tx, sessionId: string): Promise<{ state: string }> {
  const row = await tx
    .selectFrom('committeeSession')
    .select('state')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return row
}

const ADAPTED_PLAI = 'PLAI-A'

/** I2: a dwelling with three candidates, or the coded exception that says why there are fewer. */
export async function putOnAgenda(tx: Tx, sessionId: string, item: NewItem): Promise<void> {
  const { state } = await sessionVersion(tx, sessionId)
  if (state !== 'drafted') throw refused('session-not-ready')
  const known = await tx
    .selectFrom('committeeItem')
    .select('id')
    .where('id', '=', item.id)
    .executeTakeFirst()
  if (known) return
  await checkItem(tx, sessionId, item)
  const { candidacyIds, ...row } = item
  await tx
    .insertInto('committeeItem')
    .values({ ...row, sessionId, position: await nextPosition(tx, sessionId) })
    .execute()
  await tx
    .insertInto('committeeCandidate')
    .values(
      candidacyIds.map((candidacyId, index) => ({
        id: newId(),
        itemId: item.id,
        candidacyId,
        position: index + 1,
      })),
    )
    .execute()
}

async function checkItem(tx: Tx, sessionId: string, item: NewItem): Promise<void> {
  const needed = await tx
    .selectFrom('schemeTerm as t')
    .innerJoin('committeeSession as s', 's.schemeId', 't.schemeId')
    .select(sql<number>`t.value::int`.as('value'))
    .where('s.id', '=', sessionId)
    .where('t.key', '=', 'committee.candidates')
    .where(sql<boolean>`daterange(t.valid_from, t.valid_to) @> app_private.programme_today()`)
    .executeTakeFirst()
  if (!needed) throw refused('committee-term-missing')
  const isShort = new Set(item.candidacyIds).size < needed.value
  if (isShort && (item.exception === null || item.exceptionWords === null))
    throw refused('too-few-candidates')
  if (item.exception === 'adapted-plai' && (await financingOf(tx, item)) !== ADAPTED_PLAI)
    throw refused('not-adapted-plai')
  const live = await tx
    .selectFrom('committeeItem')
    .select('id')
    .where('vacancyId', '=', item.vacancyId)
    .where('state', 'in', ['waiting', 'open'])
    .executeTakeFirst()
  if (live) throw refused('already-on-an-agenda')
}

async function financingOf(tx: Tx, { vacancyId }: NewItem): Promise<string | undefined> {
  const row = await tx
    .selectFrom('vacancy as v')
    .innerJoin('dwelling as d', 'd.id', 'v.dwellingId')
    .select('d.financing')
    .where('v.id', '=', vacancyId)
    .executeTakeFirst()
  return row?.financing
}

async function nextPosition(tx: Tx, sessionId: string): Promise<number> {
  const row = await tx
    .selectFrom('committeeItem')
    .select(sql<number>`coalesce(max(position), 0)::int + 1`.as('next'))
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow()
  return row.next
}

export async function takeOffAgenda(tx: Tx, itemId: string): Promise<void> {
  await sql`SELECT app_private.take_off_item(${itemId})`.execute(tx)
}

export async function cancelSession(tx: Tx, sessionId: string, reason: string): Promise<void> {
  await sql`SELECT app_private.cancel_session(${sessionId}, ${reason})`.execute(tx)
}

export async function setPresence(
  tx: Tx,
  memberId: string,
  { presence, mandateTo }: SetPresence,
): Promise<void> {
  await sql`SELECT app_private.set_presence(${memberId}, ${presence}, ${mandateTo})`.execute(tx)
}

export async function openSession(tx: Tx, sessionId: string, chairId: string): Promise<void> {
  await sql`SELECT app_private.open_session(${sessionId}, ${chairId})`.execute(tx)
}

export async function closeSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`SELECT app_private.close_session(${sessionId})`.execute(tx)
}

export async function convokeSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`SELECT app_private.convoke_session(${sessionId})`.execute(tx)
}
