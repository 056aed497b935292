import type { Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { ReferralRead } from '../contract.ts'
import { numberWarnings } from '../domain/referral-rules.ts'

/** The referral of a household as its prescriber typed it; undefined when there is none that the actor may read. */
export async function readReferral(
  tx: Tx,
  householdId: string,
  cipher: TextCipher,
): Promise<ReferralRead | undefined> {
  const referral = await referralRow(tx, householdId)
  if (!referral) return undefined
  const persons = await personsOf(tx, householdId)
  const facts = await factsOf(tx, householdId)
  return {
    ...referral,
    urgency: referral.urgency as ReferralRead['urgency'],
    presentSituation: referral.presentSituation as ReferralRead['presentSituation'],
    warnings: numberWarnings(facts.uniqueRequestNumber),
    persons: persons.map(({ address, ...person }) => person),
    address: persons[0]?.address ?? null,
    ...facts,
    communication: await communicationOf(tx, householdId),
    adhesion: await lastAdhesion(tx, householdId, cipher),
    protection: await protectionOf(tx, householdId),
  }
}

function referralRow(tx: Tx, householdId: string) {
  return tx
    .selectFrom('referral as r')
    .leftJoin('caseTeam as m', (join) =>
      join.onRef('m.accountId', '=', 'r.updatedBy').onRef('m.householdId', '=', 'r.householdId'),
    )
    .leftJoin('account as a', 'a.id', 'r.updatedBy')
    .select(['r.id', 'r.version', 'r.sentAt', 'r.updatedAt', 'r.readyOn', 'r.urgency'])
    .select(['r.urgencyReason', 'r.presentSituation', 'r.presentSince', 'r.daloRecognised'])
    .select('r.pdalhpdPublic')
    .select((eb) => eb.fn.coalesce('a.displayName', 'm.displayName').as('updatedByName'))
    .where('r.householdId', '=', householdId)
    .limit(1)
    .executeTakeFirst()
}

async function factsOf(tx: Tx, householdId: string) {
  const row = await tx
    .selectFrom('household as h')
    .leftJoin('composition as k', 'k.householdId', 'h.id')
    .leftJoin('housingRequest as q', 'q.householdId', 'h.id')
    .select(['k.expectedChildren', 'q.uniqueRequestNumber'])
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  return {
    expectedChildren: row?.expectedChildren ?? 0,
    uniqueRequestNumber: row?.uniqueRequestNumber ?? null,
  }
}

const NOT_ASKED_YET: ReferralRead['communication'] = {
  language: 'fr',
  interpreterNeeded: false,
  reading: 'alone',
  lettersReadWith: null,
  smsAccepted: false,
  digital: 'alone',
}

async function communicationOf(
  tx: Tx,
  householdId: string,
): Promise<ReferralRead['communication']> {
  const row = await tx
    .selectFrom('communicationMeans')
    .select(['language', 'interpreterNeeded', 'reading', 'lettersReadWith'])
    .select(['smsAccepted', 'digital'])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row ? (row as ReferralRead['communication']) : NOT_ASKED_YET
}

async function protectionOf(tx: Tx, householdId: string): Promise<ReferralRead['protection']> {
  const row = await tx
    .selectFrom('protectionMeasure')
    .select(['id', 'subjectPersonId as personId', 'kind', 'mandataryName'])
    .select(['mandataryRole', 'mandataryPhone'])
    .where('householdId', '=', householdId)
    .where('endedOn', 'is', null)
    .executeTakeFirst()
  return row ? (row as NonNullable<ReferralRead['protection']>) : null
}

async function personsOf(tx: Tx, householdId: string) {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('householdMember', 'householdMember.personId', 'person.id')
    .select([
      'person.id',
      'firstName',
      'lastName',
      'birthName',
      'birthDate',
      'phone',
      'email',
      'address',
      'relation',
      'custody',
    ])
    .where('person.householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...row,
    relation: (row.relation ?? 'other') as ReferralRead['persons'][number]['relation'],
    custody: row.custody as ReferralRead['persons'][number]['custody'],
  }))
}

async function lastAdhesion(
  tx: Tx,
  householdId: string,
  cipher: TextCipher,
): Promise<ReferralRead['adhesion']> {
  const adhesion = await tx
    .selectFrom('adhesion')
    .select(['id', 'state', 'statedOn'])
    .where('householdId', '=', householdId)
    .orderBy('statedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!adhesion) return null
  const words = await tx
    .selectFrom('protectedText')
    .select(['id', 'compartment', 'sealedText'])
    .where('id', '=', adhesion.id)
    .executeTakeFirst()
  return {
    id: adhesion.id,
    state: adhesion.state as NonNullable<ReferralRead['adhesion']>['state'],
    statedOn: adhesion.statedOn,
    words: words ? cipher.open(words.sealedText, bindingOf(words)) : null,
  }
}
