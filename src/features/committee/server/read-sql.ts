import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/door.ts'

/** One session as the reader may see it, with the rules of its programme on its date. */
export async function sessionRow(tx: Tx, sessionId: string) {
  const term = (key: string) => sql<number | null>`(SELECT t.value::int FROM scheme_term t
    WHERE t.scheme_id = s.scheme_id AND t.key = ${key}
      AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today())`
  return tx
    .selectFrom('committeeSession as s')
    .innerJoin('scheme as p', 'p.id', 's.schemeId')
    .innerJoin('organisation as o', 'o.id', 'p.landlordId')
    .selectAll('s')
    .select('o.name as landlord')
    .select(term('committee.quorum').as('termQuorum'))
    .select(term('committee.candidates').as('candidatesNeeded'))
    .select(term('committee.mandates').as('mandatesAtMost'))
    .select(term('committee.tie-rule').as('tieRule'))
    .select(term('months.followup').as('followupMonths'))
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
}
export type SessionRow = NonNullable<Awaited<ReturnType<typeof sessionRow>>>

export function memberRows(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('committeeMember as m')
    .innerJoin('committeeSeat as k', 'k.id', 'm.seatId')
    .innerJoin('organisation as o', 'o.id', 'k.organisationId')
    .leftJoin('commune as c', 'c.inseeThen', 'k.commune')
    .select(['m.id', 'm.accountId', 'm.presence', 'm.mandateTo', 'k.name', 'k.kind'])
    .select(['k.isPresident', 'k.organisationId', 'o.shortName as organisation'])
    .select('c.officialName as commune')
    .where('m.sessionId', '=', sessionId)
    .orderBy('k.isPresident', 'desc')
    .orderBy('k.kind')
    .orderBy('k.name')
    .execute()
}
export type MemberRow = Awaited<ReturnType<typeof memberRows>>[number]

export function itemRows(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('committeeItem as i')
    .innerJoin('vacancy as v', 'v.id', 'i.vacancyId')
    .innerJoin('dwelling as d', 'd.id', 'v.dwellingId')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .innerJoin('financing as f', 'f.code', 'd.financing')
    .select(['i.id', 'i.position', 'i.state', 'i.exception', 'i.exceptionWords', 'i.openedAt'])
    .select(['i.closedAt', 'i.postponedReason', 'i.vacancyId', 'v.status', 'v.contingent'])
    .select(['v.availableOn', 'v.leavesOn', 'v.letOn', 'd.typology', 'd.address', 'd.floor'])
    .select(['d.hasLift', 'd.rentCents', 'd.chargesCents', 'f.label as financing'])
    .select(['c.officialName as communeName'])
    .select(sql<number>`d.living_area_m2::float8`.as('livingAreaM2'))
    .where('i.sessionId', '=', sessionId)
    .orderBy('i.position')
    .execute()
}
export type ItemRow = Awaited<ReturnType<typeof itemRows>>[number]

/** Who takes part in which dwelling, and who recused himself. */
export async function sittingRows(tx: Tx, itemIds: readonly string[]) {
  const sitting = await tx
    .selectFrom('committeeSitting')
    .select(['itemId', 'memberId'])
    .where('itemId', '=', anyOf(itemIds))
    .$narrowType<{ itemId: string; memberId: string }>()
    .execute()
  const recused = await tx
    .selectFrom('committeeRecusal')
    .select(['itemId', 'memberId'])
    .where('itemId', '=', anyOf(itemIds))
    .execute()
  return { sitting, recused }
}

export function candidateRows(tx: Tx, itemIds: readonly string[]) {
  return tx
    .selectFrom('committeeCandidate as k')
    .innerJoin('committeeCandidateIdentity as n', 'n.candidateId', 'k.id')
    .leftJoin('decision as e', 'e.candidacyId', 'k.candidacyId')
    .selectAll('k')
    .select(['n.householdId', 'n.firstName', 'n.initial', 'n.uniqueRequestNumber'])
    .select(['n.adults', 'n.children', 'n.isLive', 'e.decidedOn', 'e.servedOn'])
    .where('k.itemId', '=', anyOf(itemIds))
    .orderBy('k.position')
    .$narrowType<{ householdId: string }>()
    .execute()
}
export type CandidateRow = Awaited<ReturnType<typeof candidateRows>>[number]

export function voteRows(tx: Tx, candidateIds: readonly string[]) {
  return tx
    .selectFrom('committeeVote')
    .select(['candidateId', 'memberId', 'voice'])
    .where('candidateId', '=', anyOf(candidateIds))
    .orderBy('castAt')
    .execute()
}

export function documentRows(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('committeeDocument')
    .select(['id', 'kind', 'version', 'issuedOn', 'signerName'])
    .select(sql<string>`sha256`.as('sha256'))
    .where('sessionId', '=', sessionId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
}

export function motiveRows(tx: Tx) {
  return tx
    .selectFrom('committeeMotive')
    .select(['code', 'label', 'sentence', 'outcomes'])
    .orderBy('position')
    .execute()
}

/** For the reduced readers (10r, 11r): name, outcome and date. */
export function resultRows(tx: Tx, vacancyIds: readonly string[]) {
  return tx
    .selectFrom('decisionReduced as e')
    .innerJoin('candidacyStatus as k', 'k.id', 'e.candidacyId')
    .innerJoin('personReduced as p', 'p.householdId', 'e.householdId')
    .select([
      'k.vacancyId',
      'e.householdId',
      'e.outcome',
      'e.decidedOn',
      'p.firstName',
      'p.initial',
    ])
    .where('k.vacancyId', '=', anyOf(vacancyIds))
    .$narrowType<{ householdId: string; outcome: string; decidedOn: string }>()
    .execute()
}
