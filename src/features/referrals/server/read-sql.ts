import { sql } from 'kysely'
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
  const referral = await tx
    .selectFrom('referral')
    .leftJoin('caseTeam', (join) =>
      join
        .onRef('caseTeam.accountId', '=', 'referral.updatedBy')
        .onRef('caseTeam.householdId', '=', 'referral.householdId'),
    )
    .leftJoin('account', 'account.id', 'referral.updatedBy')
    .selectAll('referral')
    .select(
      sql<string | null>`coalesce(account.display_name, case_team.display_name)`.as(
        'updatedByName',
      ),
    )
    .where('referral.householdId', '=', householdId)
    .limit(1)
    .executeTakeFirst()
  if (!referral) return undefined

  const persons = await personsOf(tx, householdId)
  const means = await tx
    .selectFrom('communicationMeans')
    .selectAll()
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  const composition = await tx
    .selectFrom('composition')
    .select('expectedChildren')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  const request = await tx
    .selectFrom('housingRequest')
    .select('uniqueRequestNumber')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  const protection = await tx
    .selectFrom('protectionMeasure')
    .selectAll()
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  const number = request?.uniqueRequestNumber ?? null

  return {
    id: referral.id,
    version: referral.version,
    sentAt: referral.sentAt,
    updatedAt: referral.updatedAt,
    updatedByName: referral.updatedByName,
    warnings: numberWarnings(number),
    persons: persons.map(({ address: _, ...person }) => person),
    address: persons[0]?.address ?? null,
    expectedChildren: composition?.expectedChildren ?? 0,
    communication: {
      language: means?.language ?? 'fr',
      interpreterNeeded: means?.interpreterNeeded ?? false,
      reading: (means?.reading ?? 'alone') as ReferralRead['communication']['reading'],
      lettersReadWith: means?.lettersReadWith ?? null,
      smsAccepted: means?.smsAccepted ?? false,
      digital: (means?.digital ?? 'alone') as ReferralRead['communication']['digital'],
    },
    uniqueRequestNumber: number,
    readyOn: referral.readyOn,
    urgency: referral.urgency as ReferralRead['urgency'],
    urgencyReason: referral.urgencyReason,
    presentSituation: referral.presentSituation as ReferralRead['presentSituation'],
    presentSince: referral.presentSince,
    daloRecognised: referral.daloRecognised,
    pdalhpdPublic: referral.pdalhpdPublic,
    adhesion: await lastAdhesion(tx, householdId, cipher),
    protection: protection
      ? {
          id: protection.id,
          personId: protection.subjectPersonId,
          kind: protection.kind as NonNullable<ReferralRead['protection']>['kind'],
          mandataryName: protection.mandataryName,
          mandataryRole: protection.mandataryRole,
          mandataryPhone: protection.mandataryPhone,
        }
      : null,
  }
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
