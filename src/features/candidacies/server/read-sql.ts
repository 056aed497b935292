import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'

/** Who did something, as this reader may know it: a colleague or a member of the case by name, the organisation always. */
function authorOf(table: 'k' | 'r') {
  const account = sql.ref(`${table}.author_account_id`)
  const household = sql.ref(`${table}.household_id`)
  return sql<string>`concat_ws(', ',
    coalesce((SELECT a.display_name FROM app.account a WHERE a.id = ${account}),
      (SELECT m.display_name FROM app.case_team m WHERE m.household_id = ${household} AND m.account_id = ${account} LIMIT 1)),
    (SELECT o.short_name FROM app.organisation o WHERE o.id = ${sql.ref(`${table}.author_organisation_id`)}))`
}

/** Candidacies of a household as this reader may know them, newest first; the dwelling and the motive where the role reads them. */
export function candidaciesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('candidacyStatus as s')
    .leftJoin('candidacy as k', 'k.id', 's.id')
    .leftJoin('candidacyDwelling as d', 'd.candidacyId', 's.id')
    .leftJoin('vacancy as v', 'v.id', 's.vacancyId')
    .select((eb) => [
      eb.ref('s.id').$notNull().as('id'),
      eb.ref('s.status').$notNull().as('status'),
      eb.ref('s.since').$notNull().as('since'),
    ])
    .select(['v.id as vacancyId', 'k.motive', 'k.proposedOn', 'd.responsibleAccountId'])
    .select(['d.address', 'd.communeName', 'd.typology', 'd.floor', 'd.hasLift', 'd.rentCents'])
    .select(['d.chargesCents', 'd.heating', 'd.energyClass', 'd.isAccessible', 'd.availableOn'])
    .select(sql<number | null>`d.living_area_m2::float8`.as('livingAreaM2'))
    .select(sql<string | null>`CASE WHEN k.id IS NOT NULL THEN ${authorOf('k')} END`.as('author'))
    .where('s.householdId', '=', householdId)
    .orderBy(sql`k.recorded_at DESC NULLS LAST, s.since DESC, s.id`)
    .limit(50)
    .execute()
}

export type CandidacyRow = Awaited<ReturnType<typeof candidaciesOf>>[number]

/** Dated facts of each candidacy, in the order in which this reader may learn them. */
export async function candidacyFacts(tx: Tx, householdId: string) {
  const facts = await sql<{ candidacyId: string | null; kind: string; happenedOn: string }>`
    SELECT candidacy_id, kind, happened_on FROM app_private.path_facts(${householdId})`.execute(tx)
  return facts.rows
}

export async function threadOf(tx: Tx, householdId: string, cipher: TextCipher) {
  const rows = await tx
    .selectFrom('candidacyAnswer as r')
    .leftJoin('protectedText as t', 't.id', 'r.id')
    .select(['r.id', 'r.candidacyId', 'r.answer', 'r.words', 'r.answeredOn as on'])
    .select(['t.sealedText', 't.compartment'])
    .select(authorOf('r').as('author'))
    .where('r.householdId', '=', householdId)
    .orderBy('r.recordedAt')
    .orderBy('r.id')
    .execute()
  return rows.map(({ sealedText, compartment, ...row }) => ({
    ...row,
    feelings:
      sealedText && compartment
        ? cipher.open(sealedText, bindingOf({ id: row.id, compartment }))
        : null,
  }))
}

export function closingsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('candidacyClosing')
    .select(['candidacyId', 'kind', 'words', 'closedOn as on'])
    .where('householdId', '=', householdId)
    .execute()
}

export function nudgesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('candidacyNudge')
    .select(['candidacyId', 'step', 'sentOn as on'])
    .where('householdId', '=', householdId)
    .orderBy('sentOn')
    .execute()
}

export function visitsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('dwellingVisit')
    .select((eb) => [
      eb.ref('id').$notNull().as('id'),
      eb.ref('candidacyId').$notNull().as('candidacyId'),
      eb.ref('startsAt').$notNull().as('startsAt'),
      eb.ref('minutes').$notNull().as('minutes'),
      eb.ref('isCancelled').$notNull().as('isCancelled'),
    ])
    .select('place')
    .where('householdId', '=', householdId)
    .orderBy('startsAt')
    .execute()
}

export function reportsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('dwellingVisitReport as r')
    .select(['r.id', 'r.candidacyId', 'r.visitedOn', 'r.outcome', 'r.questions', 'r.facts'])
    .select(authorOf('r').as('author'))
    .where('r.householdId', '=', householdId)
    .orderBy('r.visitedOn')
    .execute()
}

/** The last promise of each candidacy, and who else committed to it. */
export function promisesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('continuityPromise as p')
    .innerJoin('organisation as o', 'o.id', 'p.authorOrganisationId')
    .leftJoin('continuitySignature as s', 's.promiseId', 'p.id')
    .select(['p.id', 'p.candidacyId', 'p.workerName', 'p.months', 'p.words', 'p.promisedOn as on'])
    .select(['o.shortName as organisation', 's.signerName as signedBy', 's.signedOn'])
    .distinctOn('p.candidacyId')
    .where('p.householdId', '=', householdId)
    .orderBy('p.candidacyId')
    .orderBy('p.recordedAt', 'desc')
    .execute()
}

/** The holder whose agreement a vacancy still waits for; nothing when nobody else holds it or its turn is over. */
export async function holderAwaited(tx: Tx, vacancyId: string): Promise<string | null> {
  const found = await sql<{ name: string }>`
    SELECT o.short_name AS name FROM app.vacancy_holder h
    JOIN app.organisation o ON o.id = h.organisation_id
    LEFT JOIN LATERAL (SELECT t.kind FROM app.vacancy_turn t
      WHERE t.vacancy_id = h.vacancy_id AND t.holder_organisation_id = h.organisation_id
      ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1) l ON true
    WHERE h.vacancy_id = ${vacancyId}
      AND coalesce(l.kind, 'asked') NOT IN ('agreed', 'given-back', 'released')`.execute(tx)
  return found.rows[0]?.name ?? null
}
