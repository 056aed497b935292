import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/door.ts'

/** The last lease for those who read it whole. */
export function leaseOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('lease as l')
    .leftJoin('organisation as o', 'o.id', 'l.tenantOrganisationId')
    .select(['l.id', 'l.candidacyId', 'l.kind', 'l.signedOn', 'l.startsOn', 'l.subleaseUntil'])
    .select(['l.keysOn', 'l.glidedOn', 'l.endedOn', 'o.name as tenant'])
    .where('l.householdId', '=', householdId)
    .orderBy('l.signedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** 12r: its kind and its dates, nothing else. */
export function reducedLeaseOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('leaseReduced')
    .select(['kind', 'signedOn', 'keysOn', 'glidedOn', 'endedOn'])
    .where('householdId', '=', householdId)
    .orderBy('signedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The dwelling that the household said yes to, as this reader may know it. */
export function acceptedOffer(tx: Tx, householdId: string) {
  return tx
    .selectFrom('offerReply as r')
    .innerJoin('candidacyDwelling as w', 'w.candidacyId', 'r.candidacyId')
    .select([
      'r.candidacyId',
      'w.typology',
      'w.address',
      'w.communeName',
      'w.rentCents',
      'w.chargesCents',
    ])
    .where('r.householdId', '=', householdId)
    .where('r.reply', '=', 'accepted')
    .orderBy('r.repliedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function preparationOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('leasePreparation as p')
    .leftJoin('organisation as o', 'o.id', 'p.tenantOrganisationId')
    .select(['p.candidacyId', 'p.kind', 'p.tenantOrganisationId', 'o.name as tenant', 'p.startsOn'])
    .select(['p.rentCents', 'p.chargesCents', 'p.depositCents', 'p.months', 'p.signatory'])
    .select(['p.annexes', 'p.conditions', 'p.version'])
    .where('p.householdId', '=', householdId)
    .orderBy('p.updatedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Partners that may hold a lease to sub-let, and until when their L.365-4 agreement runs. */
export function possibleTenants(tx: Tx, householdId: string) {
  return tx
    .selectFrom('household as h')
    .innerJoin('schemePartner as s', 's.schemeId', 'h.schemeId')
    .innerJoin('organisation as o', 'o.id', 's.organisationId')
    .leftJoin('organisationAgreement as a', (join) =>
      join
        .onRef('a.organisationId', '=', 'o.id')
        .on('a.kind', '=', 'L365-4')
        .on(sql<boolean>`app_private.programme_today() BETWEEN a.starts_on AND a.ends_on`),
    )
    .select(['o.id', 'o.name', 'a.endsOn as agreedUntil'])
    .where('h.id', '=', householdId)
    .where('o.kind', '=', 'association')
    .orderBy('o.name')
    .execute()
}

export function documentsOf(tx: Tx, leaseId: string) {
  return tx
    .selectFrom('leaseDocument')
    .select(['id', 'kind', 'dated', 'contentSha256 as sha256'])
    .where('leaseId', '=', leaseId)
    .orderBy('dated')
    .orderBy('kind')
    .execute()
}

export function eventsOf(tx: Tx, leaseId: string) {
  return tx
    .selectFrom('leaseEvent as e')
    .leftJoin('account as a', 'a.id', 'e.authorAccountId')
    .select(['e.kind', 'e.happenedOn', 'e.motive', 'e.until', 'a.displayName as author'])
    .where('e.leaseId', '=', leaseId)
    .orderBy('e.recordedAt')
    .execute()
}

export function reviewsOf(tx: Tx, leaseId: string) {
  return tx
    .selectFrom('slidingReview as r')
    .select([
      'r.id',
      'r.openedOn',
      'r.outcome',
      'r.concludedOn',
      'r.motives',
      'r.plan',
      'r.disagreements',
    ])
    .select(sql<string[]>`app_private.heard_parties(r.id)`.as('heard'))
    .where('r.leaseId', '=', leaseId)
    .orderBy('r.openedOn')
    .execute()
}

export function statementsOf(tx: Tx, reviewIds: readonly string[]) {
  return tx
    .selectFrom('reviewStatement as s')
    .leftJoin('account as a', 'a.id', 's.authorAccountId')
    .select(['s.reviewId', 's.party', 's.pays', 's.maintains', 's.neighbours', 's.resources'])
    .select(['s.procedures', 's.wish', 's.words', 's.supporter', 's.statedOn'])
    .select('a.displayName as author')
    .where('s.reviewId', '=', anyOf(reviewIds))
    .execute()
}

export function stepsOf(tx: Tx, leaseId: string) {
  return tx
    .selectFrom('entryStep as s')
    .innerJoin('entryStepKind as k', 'k.code', 's.code')
    .leftJoin('account as a', 'a.id', 's.doneBy')
    .select([
      's.id',
      's.code',
      'k.stage',
      'k.label',
      'k.help',
      's.dueOn',
      's.doneOn',
      's.saidDoneOn',
    ])
    .select(['s.note', 'a.displayName as doneBy'])
    .where('s.leaseId', '=', leaseId)
    .orderBy('s.dueOn')
    .orderBy('k.position')
    .execute()
}

export function addableSteps(tx: Tx, leaseId: string) {
  return tx
    .selectFrom('entryStepKind as k')
    .leftJoin('entryStep as s', (join) =>
      join.onRef('s.code', '=', 'k.code').on('s.leaseId', '=', leaseId),
    )
    .select(['k.code', 'k.label', 'k.offsetDays'])
    .where('k.added', '<>', 'always')
    .where('s.id', 'is', null)
    .orderBy('k.position')
    .execute()
}

export async function hasMandatary(tx: Tx, householdId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('caseTeam')
    .select('role')
    .where('householdId', '=', householdId)
    .where('role', '=', 'MJPM')
    .limit(1)
    .execute()
  return found.length > 0
}

/** The lease whose entry a reader follows without reading the lease itself. */
export async function followedLeaseId(tx: Tx, householdId: string): Promise<string | undefined> {
  const step = await tx
    .selectFrom('entryStep')
    .select('leaseId')
    .where('householdId', '=', householdId)
    .orderBy('dueOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return step?.leaseId
}
