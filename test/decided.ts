import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import * as people from './people.ts'
import * as stock from './stock.ts'

export type Decided = {
  readonly outcome?: string
  readonly rank?: number | null
  readonly motive?: string | null
  readonly missingDocument?: string
  readonly completeInDays?: number
  readonly isServed?: boolean
  readonly daysAgo?: number
  readonly isPromised?: boolean
}

export type Sitting = {
  readonly oracle: pg.Client
  readonly scheme: people.TestScheme
  readonly worker: people.TestActor
  readonly officer: people.TestActor
}

export type Release = {
  readonly vacancyId: string
  readonly itemId: string
  readonly daysAgo: number
}

/** A dwelling on the agenda of a session that was held so many days ago. */
export async function release(
  { oracle, scheme, officer }: Sitting,
  { daysAgo = 5 }: Pick<Decided, 'daysAgo'> = {},
): Promise<Release> {
  const vacancyId = await stock.vacancy(oracle, await stock.dwelling(oracle, scheme), {
    status: 'allocated',
  })
  const [sessionId, itemId] = [randomUUID(), randomUUID()]
  await oracle.query(
    `INSERT INTO committee_session (id, scheme_id, held_on, hour, place, author_account_id, author_organisation_id)
     VALUES ($1, $2, current_date - $3::int, '14:00', 'salle du conseil', $4, $5)`,
    [sessionId, scheme.id, daysAgo, officer.accountId, officer.organisationId],
  )
  await oracle.query(
    'INSERT INTO committee_item (id, session_id, vacancy_id, position) VALUES ($1, $2, $3, 1)',
    [itemId, sessionId, vacancyId],
  )
  return { vacancyId, itemId, daysAgo }
}

/** A household on whose candidacy the committee decided; nobody was told. */
export async function decided(
  sitting: Sitting,
  { vacancyId, itemId, daysAgo }: Release,
  facts: Decided = {},
): Promise<{ readonly household: people.TestHousehold; readonly candidacyId: string }> {
  const { oracle, scheme, worker, officer } = sitting
  const household = await people.household(oracle, scheme.id, worker)
  await people.assignment(oracle, household.id, officer, { reach: 'organisation' })
  const candidacyId = randomUUID()
  const author = [officer.accountId, officer.organisationId]
  await oracle.query(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'proche de l’école', current_date - $4::int - 20, $5, $6)`,
    [candidacyId, household.id, vacancyId, daysAgo, ...author],
  )
  const { outcome = 'allocated', rank = null, isServed = outcome.startsWith('allocated') } = facts
  await oracle.query(
    `INSERT INTO decision (household_id, candidacy_id, vacancy_id, item_id, outcome, rank, missing_document, complete_on,
       motive, votes_for, votes_against, abstentions, decided_on, served_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, current_date + $8::int, $9, 5, 0, 0, current_date - $10::int,
       CASE WHEN $11 THEN current_date - $10::int END, $12, $13)`,
    [
      ...[household.id, candidacyId, vacancyId, itemId, outcome, rank],
      ...[facts.missingDocument ?? null, facts.completeInDays ?? null, facts.motive ?? null],
      ...[daysAgo, isServed, ...author],
    ],
  )
  await oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, recorded_at, candidacy_id)
     SELECT $1, kind, current_date - $3::int - back, now() - make_interval(days => $3::int + back), own
     FROM (VALUES ('referral-sent', 60, NULL::uuid), ('eligible', 55, NULL), ('prescriber-informed', 19, $2::uuid),
       ('prescriber-go', 18, $2), ('convoked', 8, $2), ('decided', 0, $2)) AS facts(kind, back, own)`,
    [household.id, candidacyId, daysAgo],
  )
  if (!outcome.startsWith('allocated')) await closed(oracle, household.id, candidacyId, daysAgo)
  if (facts.isPromised !== false) await promise(sitting, household.id, candidacyId)
  return { household, candidacyId }
}

/** A negative decision ends the candidacy at once. */
async function closed(
  oracle: pg.Client,
  householdId: string,
  candidacyId: string,
  daysAgo: number,
): Promise<void> {
  await oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, recorded_at, candidacy_id)
     VALUES ($1, 'candidacy-closed', current_date - $3::int, now() - make_interval(days => $3::int), $2)`,
    [householdId, candidacyId, daysAgo],
  )
}

async function promise(
  { oracle, worker }: Sitting,
  householdId: string,
  candidacyId: string,
): Promise<void> {
  await oracle.query(
    `INSERT INTO continuity_promise (id, household_id, candidacy_id, worker_account_id, worker_name, months,
       author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, $2, $3, 'Inès Marchetti', 12, $3, $4)`,
    [householdId, candidacyId, worker.accountId, worker.organisationId],
  )
}
