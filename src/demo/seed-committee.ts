import { randomUUID } from 'node:crypto'
import type { Account, Demo } from './demo.ts'
import { storePhases } from './store-phases.ts'

// In the order of the accounts: a first member, the president, another member, the tenants', the prefect's.
const SEATS = ['board', 'board', 'board', 'tenants', 'prefect'] as const
const PRESIDENT = 1

/** A committee with its seats, and its next session, to be convoked: one dwelling, fewer candidates than usual. */
export async function seedCommittee(demo: Demo): Promise<void> {
  const members = demo.accounts.filter(({ role }) => role === 'CAL')
  for (const [index, member] of members.entries()) await seedSeat(demo, member, index)
  await seedSecondCandidate(demo)
  await seedSession(demo)
}

async function seedSeat({ client, schemeId }: Demo, member: Account, index: number): Promise<void> {
  await client.query(
    `INSERT INTO committee_seat (id, scheme_id, account_id, organisation_id, name, kind, is_president, starts_on)
     SELECT gen_random_uuid(), $1, a.id, $3, a.display_name, $4, $5, app_private.programme_today() - 200
     FROM account a WHERE a.id = $2`,
    [schemeId, member.id, member.organisationId, SEATS[index] ?? 'board', index === PRESIDENT],
  )
}

/** Lucienne Passavant has the go of her prescriber for the same dwelling. */
async function seedSecondCandidate({ client, accounts }: Demo): Promise<void> {
  const officer = accounts.find(({ role }) => role === 'ALL')
  const made = await client.query<{ household: string; id: string; today: string }>(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, recorded_at, author_account_id, author_organisation_id)
     SELECT $1, h.id, v.id, 'Un ascenseur, une douche, une rue calme.', app_private.programme_today() - 8,
       app_private.programme_now() - interval '8 days', $2, $3
     FROM household h JOIN person p ON p.id = h.lead_person_id, vacancy v JOIN dwelling d ON d.id = v.dwelling_id
     WHERE p.last_name = 'Passavant' AND d.reference = 'HSH-30112'
     RETURNING id, household_id AS household, app_private.programme_today()::text AS today`,
    [randomUUID(), officer?.id, officer?.organisationId],
  )
  const [row] = made.rows
  if (!row) throw new Error('Nobody to propose beside the first candidate')
  await client.query(
    `INSERT INTO milestone (household_id, kind, happened_on, recorded_at, candidacy_id)
     SELECT $1, kind, app_private.programme_today() - back, app_private.programme_now() - make_interval(days => back), own
     FROM (VALUES ('needs-agreed', 8, NULL::uuid), ('prescriber-informed', 7, $2), ('prescriber-go', 6, $2)) AS f(kind, back, own)`,
    [row.household, row.id],
  )
  await storePhases(client, [row.household], row.today, Infinity)
}

async function seedSession({ client, schemeId, accounts }: Demo): Promise<void> {
  const officer = accounts.find(({ role }) => role === 'ALL')
  const [sessionId, itemId] = [randomUUID(), randomUUID()]
  await client.query(
    `INSERT INTO committee_session (id, scheme_id, held_on, hour, place, author_account_id, author_organisation_id)
     VALUES ($1, $2, app_private.programme_today() + 2, '09:00', 'Salle du conseil, Annecy', $3, $4)`,
    [sessionId, schemeId, officer?.id, officer?.organisationId],
  )
  await client.query(
    `INSERT INTO committee_item (id, session_id, vacancy_id, position, exception, exception_words)
     SELECT $1, $2, v.id, 1, 'insufficient-candidates', 'Deux ménages seulement pouvaient être proposés.'
     FROM vacancy v JOIN dwelling d ON d.id = v.dwelling_id WHERE d.reference = 'HSH-30112'`,
    [itemId, sessionId],
  )
  await client.query(
    `INSERT INTO committee_candidate (id, item_id, candidacy_id, position)
     SELECT gen_random_uuid(), $1, k.id, row_number() OVER (ORDER BY k.recorded_at)
     FROM candidacy k JOIN vacancy v ON v.id = k.vacancy_id JOIN dwelling d ON d.id = v.dwelling_id
     WHERE d.reference = 'HSH-30112'`,
    [itemId],
  )
}
