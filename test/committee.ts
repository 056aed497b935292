import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import * as people from './people.ts'
import * as stock from './stock.ts'

/** What the règlement intérieur of the tests says. */
const COMMITTEE_TERMS = {
  'committee.quorum': [3, 'persons'],
  'committee.candidates': [3, 'persons'],
  'committee.mandates': [1, 'persons'],
  'committee.tie-rule': [1, 'choice'],
  'committee.access-after': [15, 'days'],
  'months.followup': [12, 'months'],
} as const

export type Committee = {
  readonly scheme: people.TestScheme
  readonly worker: people.TestActor
  readonly officer: people.TestActor
  readonly lead: people.TestActor
  /** Three members of the board, the first of them the president, and the tenants' representative. */
  readonly board: readonly people.TestActor[]
  readonly tenants: people.TestActor
  /** Of the commune of the dwellings (74093), and of another one. */
  readonly mayor: people.TestActor
  readonly otherMayor: people.TestActor
  readonly prefect: people.TestActor
  readonly association: people.TestActor
}

/** A landlord with its committee: each member has a seat since last year. */
export async function committee(oracle: pg.Client): Promise<Committee> {
  const landlord = await people.organisation(oracle, 'landlord')
  const association = await people.organisation(oracle, 'association')
  const town = await people.organisation(oracle, 'commune')
  const state = await people.organisation(oracle, 'state')
  const scheme = await people.scheme(oracle, landlord.id)
  await people.partner(oracle, scheme.id, association.id)
  for (const [key, [value, unit]] of Object.entries(COMMITTEE_TERMS)) {
    await oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'essai')`,
      [scheme.id, key, value, unit],
    )
  }
  const member = (organisationId: string) => people.actor(oracle, organisationId, 'CAL')
  const made: Committee = {
    scheme,
    worker: await people.actor(oracle, association.id, 'PRE'),
    officer: await people.actor(oracle, landlord.id, 'ALL'),
    lead: await people.actor(oracle, landlord.id, 'PRG'),
    board: [await member(landlord.id), await member(landlord.id), await member(landlord.id)],
    tenants: await member(landlord.id),
    mayor: await member(town.id),
    otherMayor: await member(town.id),
    prefect: await member(state.id),
    association: await member(association.id),
  }
  for (const [index, who] of made.board.entries())
    await seat(oracle, made, who, { kind: 'board', isPresident: index === 0 })
  await seat(oracle, made, made.tenants, { kind: 'tenants' })
  await seat(oracle, made, made.mayor, { kind: 'mayor', commune: '74093' })
  await seat(oracle, made, made.otherMayor, { kind: 'mayor', commune: '74281' })
  await seat(oracle, made, made.prefect, { kind: 'prefect' })
  await seat(oracle, made, made.association, { kind: 'association' })
  return made
}

type SeatOptions = {
  readonly kind: string
  readonly commune?: string
  readonly isPresident?: boolean
}

async function seat(
  oracle: pg.Client,
  { scheme }: Pick<Committee, 'scheme'>,
  who: people.TestActor,
  { kind, commune, isPresident }: SeatOptions,
): Promise<void> {
  await oracle.query(
    `INSERT INTO committee_seat (id, scheme_id, account_id, organisation_id, name, kind, commune, is_president, starts_on)
     SELECT gen_random_uuid(), $1, a.id, $3, a.display_name, $4, $5, $6, current_date - 300 FROM account a WHERE a.id = $2`,
    [scheme.id, who.accountId, who.organisationId, kind, commune ?? null, isPresident ?? false],
  )
}

export type Candidate = { readonly householdId: string; readonly candidacyId: string }

/** A household proposed for a vacancy, as far as its prescriber's go, with its unique number. */
async function candidate(
  oracle: pg.Client,
  { scheme, worker, officer, lead }: Committee,
  vacancyId: string,
): Promise<Candidate> {
  const { id: householdId } = await people.household(oracle, scheme.id, worker, 1, 1)
  for (const who of [officer, lead])
    await people.assignment(oracle, householdId, who, { reach: 'organisation' })
  const candidacyId = randomUUID()
  const by = [worker.accountId, worker.organisationId]
  await oracle.query(
    `INSERT INTO housing_request (household_id, unique_request_number, author_account_id, author_organisation_id)
     VALUES ($1, '0740325' || lpad((random() * 999999)::int::text, 6, '0') || 'GDPUB', $2, $3)`,
    [householdId, ...by],
  )
  await oracle.query(
    `INSERT INTO referral (id, household_id, ready_on, urgency, present_situation, present_since, dalo_recognised,
       pdalhpd_public, sent_at, author_account_id, author_organisation_id, updated_by)
     VALUES (gen_random_uuid(), $1, current_date, 'ordinary', 'shelter', current_date - 200, false, true, now(), $2, $3, $2)`,
    [householdId, ...by],
  )
  await oracle.query(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'Le logement est près de l’école.', current_date - 12, $4, $5)`,
    [candidacyId, householdId, vacancyId, officer.accountId, officer.organisationId],
  )
  await oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id) VALUES
       ($1, 'referral-sent', current_date - 40, NULL), ($1, 'eligible', current_date - 30, NULL),
       ($1, 'prescriber-informed', current_date - 12, $2), ($1, 'prescriber-go', current_date - 8, $2)`,
    [householdId, candidacyId],
  )
  await oracle.query(
    'UPDATE household SET phase = 4, phase_since = current_date - 8 WHERE id = $1',
    [householdId],
  )
  return { householdId, candidacyId }
}

/** A vacancy with so many candidates, in the commune of the first mayor unless said otherwise. */
export async function candidates(
  oracle: pg.Client,
  made: Committee,
  count: number,
  commune = '74093',
): Promise<{ readonly vacancyId: string; readonly candidates: readonly Candidate[] }> {
  const dwellingId = await stock.dwelling(oracle, made.scheme, { commune })
  const vacancyId = await stock.vacancy(oracle, dwellingId, { status: 'proposed' })
  const found: Candidate[] = []
  for (let index = 0; index < count; index += 1)
    found.push(await candidate(oracle, made, vacancyId))
  return { vacancyId, candidates: found }
}
