import { randomUUID } from 'node:crypto'
import type { AdminClient } from '#platform/db/prepare.ts'
import { rows, type Demo, type Row } from './demo.ts'
import { seedHousehold } from './seed-households.ts'
import { storePhases } from './store-phases.ts'

/** Days before the yes on which each step of the path before it happened. */
const BEFORE_YES = {
  'needs-agreed': 60,
  'prescriber-informed': 45,
  'prescriber-go': 43,
  convoked: 30,
  decided: 16,
  'result-told': 15,
  'household-notified': 12,
  'offer-accepted': 0,
} as const
const OF_HOUSEHOLD: readonly string[] = ['needs-agreed']

/** A household that said yes and waits for its lease; what housed ones still have to do since their keys. */
export async function seedLeases(demo: Demo, numbered: number): Promise<void> {
  let number = numbered
  for (const row of await rows('accepted.csv')) {
    number += 1
    await seedHousehold(demo, row, number)
    await seedAccepted(demo, row)
  }
  await dateLeases(demo.client)
  await seedEntries(demo)
  await seedReview(demo)
}

async function seedAccepted(demo: Demo, row: Row): Promise<void> {
  const { client, accounts, schemeId } = demo
  const officer = accounts.find(({ role }) => role === 'ALL')
  const site = accounts.find(({ role }) => role === 'REF')
  const since = Number(row['accepted_days_ago'])
  const [candidacyId, sessionId, itemId] = [randomUUID(), randomUUID(), randomUUID()]
  const author = [officer?.id, officer?.organisationId]
  const made = await client.query<{ household: string; vacancy: string; today: string }>(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, recorded_at, author_account_id, author_organisation_id)
     SELECT $1, h.id, v.id, 'Trois pièces, l’école au bout de la rue.', app_private.programme_today() - $2::int,
       app_private.programme_now() - make_interval(days => $2), $3, $4
     FROM household h JOIN person p ON p.id = h.lead_person_id, vacancy v JOIN dwelling d ON d.id = v.dwelling_id
     WHERE p.first_name || ' ' || p.last_name = $5 AND d.reference = $6
     RETURNING household_id AS household, vacancy_id AS vacancy, app_private.programme_today()::text AS today`,
    [
      candidacyId,
      since + BEFORE_YES['prescriber-informed'],
      ...author,
      row['lead'],
      row['reference'],
    ],
  )
  const [file] = made.rows
  if (!file) throw new Error(`Nothing was accepted by ${row['lead'] ?? ''}`)
  await seedDecision(demo, { ...file, candidacyId, sessionId, itemId, since, author, schemeId })
  await client.query(
    `INSERT INTO milestone (household_id, kind, happened_on, recorded_at, candidacy_id)
     SELECT $1, f.kind, app_private.programme_today() - f.back, app_private.programme_now() - make_interval(days => f.back),
       CASE WHEN NOT f.kind = ANY ($4) THEN $2::uuid END
     FROM jsonb_to_recordset($3::jsonb) AS f(kind text, back int)`,
    [
      ...[file.household, candidacyId],
      JSON.stringify(
        Object.entries(BEFORE_YES).map(([kind, before]) => ({ kind, back: since + before })),
      ),
      OF_HOUSEHOLD,
    ],
  )
  await client.query(
    `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on)
     SELECT gen_random_uuid(), $1, $2, 'REF', $3, 'named', app_private.programme_today() - $4::int, app_private.programme_today() - $4::int`,
    [file.household, site?.organisationId, site?.id, since],
  )
  await storePhases(client, [file.household], file.today, Infinity)
}

type Decided = {
  readonly household: string
  readonly vacancy: string
  readonly candidacyId: string
  readonly sessionId: string
  readonly itemId: string
  readonly since: number
  readonly author: readonly (string | undefined)[]
  readonly schemeId: string
}

/** The committee gave it, its worker promised to stay, it said yes in its own words. */
async function seedDecision({ client }: Demo, decided: Decided): Promise<void> {
  const { household, vacancy, candidacyId, sessionId, itemId, since, author, schemeId } = decided
  await client.query(
    `INSERT INTO committee_session (id, scheme_id, held_on, hour, place, author_account_id, author_organisation_id)
     VALUES ($1, $2, app_private.programme_today() - $3::int, '09:00', 'Salle du conseil, Annecy', $4, $5)`,
    [sessionId, schemeId, since + BEFORE_YES.decided, ...author],
  )
  await client.query(
    'INSERT INTO committee_item (id, session_id, vacancy_id, position) VALUES ($1, $2, $3, 1)',
    [itemId, sessionId, vacancy],
  )
  await client.query(
    `INSERT INTO decision (household_id, candidacy_id, vacancy_id, item_id, outcome, votes_for, votes_against, abstentions,
       decided_on, served_on, author_account_id, author_organisation_id)
     SELECT $1, $2, $3, $4, 'allocated', 5, 0, 0, day, day, $6, $7
     FROM (SELECT app_private.programme_today() - $5::int AS day) d`,
    [household, candidacyId, vacancy, itemId, since + BEFORE_YES.decided, ...author],
  )
  await client.query(
    `INSERT INTO continuity_promise (id, household_id, candidacy_id, worker_account_id, worker_name, months, promised_on,
       author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, $2, a.id, a.display_name, 12, app_private.programme_today() - $3::int, a.id, h.author_organisation_id
     FROM household h JOIN account a ON a.id = h.author_account_id WHERE h.id = $1`,
    [household, candidacyId, since + BEFORE_YES['prescriber-go']],
  )
  await client.query(
    `INSERT INTO offer_reply (id, household_id, candidacy_id, reply, words, replied_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, $2, 'accepted', 'Oui. On attend les clés.', app_private.programme_today() - $3::int,
       h.author_account_id, h.author_organisation_id
     FROM household h WHERE h.id = $1`,
    [household, candidacyId, since],
  )
}

/** A lease begins when it is signed; one that slides is sub-let for a year from there. */
export async function dateLeases(client: AdminClient): Promise<void> {
  await client.query(
    `UPDATE app.lease SET starts_on = signed_on,
       sublease_until = CASE WHEN kind <> 'ordinary' THEN (signed_on + interval '1 year - 1 day')::date END
     WHERE starts_on IS NULL`,
  )
}

/** Done in their order, the last ones still ahead. */
async function seedEntries({ client }: Demo): Promise<void> {
  await client.query(
    `INSERT INTO entry_step (household_id, lease_id, code, due_on, done_on, done_by, author_account_id, author_organisation_id)
     SELECT l.household_id, l.id, k.code, due.on, done.on, CASE WHEN done.on IS NOT NULL THEN l.author_account_id END,
       l.author_account_id, l.author_organisation_id
     FROM lease l
     JOIN household h ON h.id = l.household_id
     CROSS JOIN entry_step_kind k
     CROSS JOIN LATERAL (SELECT COALESCE(l.keys_on, l.signed_on) + k.offset_days AS on) due
     CROSS JOIN LATERAL (SELECT CASE WHEN due.on < app_private.programme_today() - 6 THEN due.on END AS on) done
     WHERE k.added = 'always' OR (k.added = 'child' AND EXISTS (SELECT FROM person p WHERE p.household_id = h.id
       AND p.birth_date > l.signed_on - interval '18 years'))`,
  )
}

/** The lease that still slides is being examined: its association has spoken, the household and the landlord not yet. */
async function seedReview({ client }: Demo): Promise<void> {
  const opened = await client.query<{ id: string }>(
    `INSERT INTO sliding_review (id, household_id, lease_id, opened_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), l.household_id, l.id, app_private.programme_today() - 5, l.author_account_id, l.author_organisation_id
     FROM lease l WHERE l.kind = 'sliding' AND l.glided_on IS NULL AND l.keys_on IS NOT NULL ORDER BY l.signed_on LIMIT 1
     RETURNING id`,
  )
  await client.query(
    `INSERT INTO review_statement (id, household_id, review_id, party, pays, maintains, neighbours, resources, procedures, wish,
       words, stated_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, r.id, 'association', 'yes', 'yes', 'yes', 'yes', 'partly', 'now',
       'Le loyer est payé chaque mois. Les papiers demandent encore un coup de main.', app_private.programme_today() - 4,
       h.author_account_id, h.author_organisation_id
     FROM sliding_review r JOIN household h ON h.id = r.household_id WHERE r.id = $1`,
    [opened.rows[0]?.id],
  )
}
