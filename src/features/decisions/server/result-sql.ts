import { sql } from 'kysely'
import { householdTerms } from '#platform/db/household-terms.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/door.ts'

/** The decisions that this reader may know, newest first: the wall tells each in its order. */
export function decisionsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('decision as d')
    .leftJoin('committeeMotive as m', 'm.code', 'd.motive')
    .leftJoin('candidacyDwelling as w', 'w.candidacyId', 'd.candidacyId')
    .leftJoin('candidacyStatus as s', 's.id', 'd.candidacyId')
    .select(['d.candidacyId', 'd.outcome', 'd.rank', 'd.decidedOn', 'd.servedOn', 'd.words'])
    .select(['d.missingDocument', 'd.completeOn', 'd.motive as motiveCode', 'm.sentence'])
    .select(['w.typology', 'w.address', 'w.communeName', 's.status'])
    .where('d.householdId', '=', householdId)
    .orderBy('d.decidedOn', 'desc')
    .orderBy('d.candidacyId')
    .execute()
}

export function explanationsOf(tx: Tx, candidacyIds: readonly string[]) {
  return tx
    .selectFrom('resultExplanation as e')
    .leftJoin('account as a', 'a.id', 'e.updatedBy')
    .select(['e.candidacyId', 'e.said', 'e.reasons', 'e.whatCanChange', 'e.nextStep', 'e.wording'])
    .select(['e.givenOn', 'e.version', 'e.updatedAt', 'a.displayName as author'])
    .where('e.candidacyId', '=', anyOf(candidacyIds))
    .execute()
}

export function conversationsOf(tx: Tx, candidacyIds: readonly string[]) {
  return tx
    .selectFrom('resultConversation as k')
    .leftJoin('account as a', 'a.id', 'k.authorAccountId')
    .select(['k.id', 'k.candidacyId', 'k.heldOn', 'k.mode', 'k.understanding'])
    .select('a.displayName as author')
    .where('k.candidacyId', '=', anyOf(candidacyIds))
    .orderBy('k.heldOn')
    .execute()
}

export function noticesOf(tx: Tx, candidacyIds: readonly string[]) {
  return tx
    .selectFrom('resultNotice')
    .select(['id', 'candidacyId', 'kind', 'channel', 'sentOn', 'replyBy', 'calledOn', 'version'])
    .select(['handedOn', 'readOn', 'receivedOn', 'presentedOn', 'letterSha256'])
    .where('candidacyId', '=', anyOf(candidacyIds))
    .orderBy('sentOn')
    .execute()
}

export function repliesOf(tx: Tx, candidacyIds: readonly string[]) {
  return tx
    .selectFrom('offerReply as r')
    .leftJoin('account as a', 'a.id', 'r.authorAccountId')
    .select(['r.candidacyId', 'r.reply', 'r.words', 'r.repliedOn', 'r.lateMotive'])
    .select('a.displayName as author')
    .where('r.candidacyId', '=', anyOf(candidacyIds))
    .execute()
}

export function conditionsOf(tx: Tx, candidacyIds: readonly string[]) {
  return tx
    .selectFrom('offerCondition')
    .select(['candidacyId', 'metOn'])
    .where('candidacyId', '=', anyOf(candidacyIds))
    .execute()
}

type Standing = {
  readonly candidacyId: string
  readonly toldOn: string | null
  readonly embargoEndsAt: string | null
  readonly isPromised: boolean
}

/** What stands around each result: told, embargo, accompaniment promised. One statement for all. */
export async function standingsOf(tx: Tx, candidacyIds: readonly string[]): Promise<Standing[]> {
  const rows = await sql<Standing>`
    SELECT asked.id AS candidacy_id,
      app_private.told_on(asked.id) AS told_on,
      app_private.embargo_ends_at(asked.id) AS embargo_ends_at,
      app_private.continuity_promised(asked.id) AS is_promised
    FROM unnest(${[...candidacyIds]}::uuid[]) AS asked(id)`.execute(tx)
  return rows.rows
}

/** The days that the scheme gives to answer, or null without that term. */
export async function replyDays(tx: Tx, householdId: string): Promise<number | null> {
  const terms = await householdTerms(tx, householdId, ['answer.offer'])
  return terms['answer.offer'] ?? null
}

export function personsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName', 'address'])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
}

/** J6: the landlord's people for this household, as whoever may know who surrounds it reads them. */
export async function referentsOf(tx: Tx, householdId: string) {
  const rows = await tx
    .selectFrom('caseTeam')
    .select(['displayName', 'phone', 'organisationName'])
    .where('householdId', '=', householdId)
    .where('role', '=', 'REF')
    .orderBy('startsOn')
    .execute()
  return rows.map(({ displayName, phone, organisationName }) => ({
    name: displayName ?? organisationName ?? '',
    phone,
  }))
}
