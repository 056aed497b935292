import type { Demo } from './demo.ts'

type Held = {
  readonly code: string
  readonly side: 'association' | 'landlord' | 'department' | 'household'
  /** Days from today. */
  readonly from: number
  readonly to: number | null
}

// The budget has a hole to come, the rest is being passed on.
const HELD: readonly Held[] = [
  { code: 'budget', side: 'association', from: -170, to: 95 },
  { code: 'budget', side: 'department', from: 127, to: null },
  { code: 'rights', side: 'association', from: -170, to: 127 },
  { code: 'rights', side: 'department', from: 96, to: null },
  { code: 'dwelling', side: 'association', from: -170, to: -60 },
  { code: 'dwelling', side: 'landlord', from: -90, to: null },
  { code: 'neighbours', side: 'association', from: -170, to: -90 },
  { code: 'neighbours', side: 'landlord', from: -120, to: null },
  { code: 'care-link', side: 'household', from: -30, to: null },
  { code: 'school', side: 'household', from: -170, to: null },
]
const LEAD = 'Ondine Montclairval'

/** A household whose hand-over is being prepared: somebody named, a first meeting, and one hole that nobody has filled. */
export async function seedHandover({ client, accounts }: Demo): Promise<void> {
  const successor = accounts.find(({ role }) => role === 'PMS')
  const site = accounts.find(({ role }) => role === 'REF')
  const found = await client.query<{ id: string }>(
    `SELECT h.id FROM household h JOIN person p ON p.id = h.lead_person_id WHERE p.first_name || ' ' || p.last_name = $1`,
    [LEAD],
  )
  const householdId = found.rows[0]?.id
  if (!householdId || !successor || !site) throw new Error('No hand-over to prepare')
  await client.query(
    `INSERT INTO holding (id, household_id, code, side, holder_account_id, holder_name, starts_on, ends_on, confirmed_on,
       author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, x.code, x.side, a.id, COALESCE(a.display_name, 'Le ménage'), today + x.start, today + x.stop,
       CASE WHEN x.start <= 0 THEN today + x.start END, h.author_account_id, h.author_organisation_id
     FROM jsonb_to_recordset($2::jsonb) AS x(code text, side text, start int, stop int)
     CROSS JOIN app_private.programme_today() today
     JOIN household h ON h.id = $1
     LEFT JOIN account a ON a.id = CASE x.side WHEN 'association' THEN h.author_account_id WHEN 'landlord' THEN $3::uuid
       WHEN 'department' THEN $4::uuid END`,
    [
      householdId,
      JSON.stringify(HELD.map(({ from, to, ...held }) => ({ ...held, start: from, stop: to }))),
      ...[site.id, successor.id],
    ],
  )
  await client.query(
    `INSERT INTO handover_worker (id, household_id, worker_account_id, worker_name, named_on, accepted_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, a.id, a.display_name, today - 20, today - 12, h.author_account_id, h.author_organisation_id
     FROM household h, account a, app_private.programme_today() today WHERE h.id = $1 AND a.id = $2`,
    [householdId, successor.id],
  )
  await client.query(
    `INSERT INTO joint_meeting (id, household_id, step, held_on, validated_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, 'presentation', today - 8, today - 7, h.author_account_id, h.author_organisation_id
     FROM household h, app_private.programme_today() today WHERE h.id = $1`,
    [householdId],
  )
}
