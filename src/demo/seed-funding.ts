import { randomUUID } from 'node:crypto'
import { rows, type Account, type Demo, type Row } from './demo.ts'
import { seedHousehold } from './seed-households.ts'
import { storePhases } from './store-phases.ts'

/** Days before the lease on which each step of the path before it happened. */
const BEFORE_LEASE = {
  'needs-agreed': 45,
  'prescriber-informed': 33,
  'prescriber-go': 30,
  convoked: 19,
  decided: 12,
  'result-told': 12,
  'household-notified': 10,
  'offer-accepted': 7,
  'lease-signed': 0,
} as const
const PLAN_DAYS_AFTER_KEYS = 20

/** Households already housed, and what money is counted from; returns the last file number given. */
export async function seedFunding(demo: Demo, numbered: number): Promise<number> {
  let number = numbered
  for (const row of await rows('housed.csv')) {
    number += 1
    await seedHousehold(demo, row, number)
    await seedHoused(demo, row)
  }
  for (const row of await rows('assessments.csv')) await seedAssessment(demo, row)
  for (const row of await rows('envelopes.csv')) await seedEnvelope(demo, row)
  return number
}

type File = { readonly id: string; readonly leadId: string; readonly author: Account }

/** The file of a household by the name of its lead person: names are unique among the invented ones. */
async function fileOf({ accounts, client }: Demo, lead: string): Promise<File> {
  const found = await client.query<{ id: string; lead: string; author: string }>(
    `SELECT h.id, h.lead_person_id AS lead, h.author_account_id AS author
     FROM household h JOIN person p ON p.id = h.lead_person_id WHERE p.first_name || ' ' || p.last_name = $1`,
    [lead],
  )
  const row = found.rows[0]
  const author = accounts.find(({ id }) => id === row?.author)
  if (!row || !author) throw new Error(`No household is led by ${lead}`)
  return { id: row.id, leadId: row.lead, author }
}

async function seedHoused(demo: Demo, row: Row): Promise<void> {
  const file = await fileOf(demo, row['lead'] ?? '')
  await seedPath(demo, file, row)
  await seedLease(demo, file, row)
  await seedSupport(demo, file, row)
  await seedLandlordTeam(demo, file, row)
}

async function seedPath(demo: Demo, { id }: File, row: Row): Promise<void> {
  const { client } = demo
  const signedDaysAgo = Number(row['signed_days_ago'])
  const keysDaysAgo = Number(row['keys_days_ago'])
  const steps = [
    ...Object.entries(BEFORE_LEASE).map(
      ([kind, before]) => [kind, signedDaysAgo + before] as const,
    ),
    ['keys', keysDaysAgo] as const,
    ['plan-signed', keysDaysAgo - PLAN_DAYS_AFTER_KEYS] as const,
  ]
  for (const [kind, daysAgo] of steps) {
    if (daysAgo < 0) continue
    await client.query(
      `INSERT INTO milestone (household_id, kind, happened_on)
       VALUES ($1, $2, app_private.programme_today() - $3::int)`,
      [id, kind, daysAgo],
    )
  }
  const today = await client.query<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )
  await storePhases(client, [id], today.rows[0]?.today ?? '', Infinity)
}

async function seedLease({ accounts, client, organisations }: Demo, file: File, row: Row) {
  const site = accounts.find(({ role }) => role === 'REF')
  const tenant = organisations.get(row['tenant'] ?? '') ?? null
  await client.query(
    `INSERT INTO lease (id, household_id, kind, tenant_organisation_id, signed_on, keys_on, glided_on,
       author_account_id, author_organisation_id)
     SELECT $1, $2, $3, $4, today - $5::int, today - $6::int, today - nullif($7, '')::int, $8, $9
     FROM app_private.programme_today() today`,
    [
      ...[randomUUID(), file.id, tenant === null ? 'ordinary' : 'sliding', tenant],
      ...[row['signed_days_ago'], row['keys_days_ago'], row['glided_days_ago']],
      ...[site?.id, site?.organisationId],
    ],
  )
}

async function seedSupport({ client }: Demo, { id, author }: File, row: Row): Promise<void> {
  await client.query(
    `INSERT INTO support_measure (id, household_id, operator_organisation_id, starts_on, planned_end_on,
       author_account_id, author_organisation_id)
     SELECT $1, $2, $3, starts, (starts + make_interval(months => $5::int))::date - 1, $6, $3
     FROM (SELECT app_private.programme_today() - $4::int AS starts) s`,
    [
      ...[randomUUID(), id, author.organisationId],
      ...[row['signed_days_ago'], row['support_months'], author.id],
    ],
  )
}

/** From the signature on, the landlord's site manager and social counsellor are named on the file. */
async function seedLandlordTeam({ accounts, client }: Demo, { id }: File, row: Row): Promise<void> {
  for (const account of accounts.filter(({ role }) => ['REF', 'LSW'].includes(role))) {
    await client.query(
      `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on, signed_on)
       SELECT $1, $2, $3, $4, $5, 'named', signed - 33, signed - 33, signed
       FROM (SELECT app_private.programme_today() - $6::int AS signed) s`,
      [
        ...[randomUUID(), id, account.organisationId, account.role, account.id],
        row['signed_days_ago'],
      ],
    )
  }
}

async function seedAssessment(demo: Demo, row: Row): Promise<void> {
  const { accounts, client, organisations } = demo
  const { id, leadId } = await fileOf(demo, row['lead'] ?? '')
  const operatorId = organisations.get(row['operator'] ?? '')
  const worker = accounts.find(
    ({ role, organisationId }) => role === 'PRE' && organisationId === operatorId,
  )
  await client.query(
    `INSERT INTO assessment (id, household_id, subject_person_id, operator_organisation_id, started_on, finished_on,
       author_account_id, author_organisation_id)
     SELECT $1, $2, $3, $4, today - $5::int, today - nullif($6, '')::int, $7, $4
     FROM app_private.programme_today() today`,
    [
      ...[randomUUID(), id, leadId, operatorId],
      ...[row['started_days_ago'], row['finished_days_ago'], worker?.id],
    ],
  )
}

async function seedEnvelope({ client, organisations, schemeId }: Demo, row: Row): Promise<void> {
  await client.query(
    `INSERT INTO support_envelope (id, scheme_id, operator_organisation_id, operator_kind, households, valid_from, source)
     SELECT $1, id, $3, nullif($4, ''), $5, starts_on, $6 FROM scheme WHERE id = $2`,
    [
      ...[randomUUID(), schemeId, organisations.get(row['operator'] ?? '') ?? null],
      ...[row['operator_kind'], row['households'], row['source']],
    ],
  )
}
