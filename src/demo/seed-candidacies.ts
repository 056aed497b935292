import { randomUUID } from 'node:crypto'
import type { Demo } from './demo.ts'
import { storePhases } from './store-phases.ts'

type Proposal = {
  readonly lead: string
  readonly reference: string
  readonly motive: string
  readonly informedDaysAgo: number
  readonly goDaysAgo: number | null
}

// One waits for its prescriber since the delay of the scheme, one has its go and will be visited.
const PROPOSALS: readonly Proposal[] = [
  {
    lead: 'Théo Rochebrune',
    reference: 'HSH-20388',
    motive: 'Un petit logement, sur la ligne de son travail.',
    informedDaysAgo: 4,
    goDaysAgo: null,
  },
  {
    lead: 'Inès Carvalho-Dunand',
    reference: 'HSH-30112',
    motive: 'À dix minutes de la crèche, deux pièces au calme.',
    informedDaysAgo: 6,
    goDaysAgo: 5,
  },
]

/** Households proposed for the dwellings that the stock says are proposed. */
export async function seedCandidacies(demo: Demo): Promise<void> {
  for (const proposal of PROPOSALS) await seedProposal(demo, proposal)
}

async function seedProposal({ client, accounts }: Demo, proposal: Proposal): Promise<void> {
  const officer = accounts.find(({ role }) => role === 'ALL')
  const id = randomUUID()
  const made = await client.query<{ household: string }>(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, recorded_at, author_account_id, author_organisation_id)
     SELECT $1, h.id, v.id, $2, app_private.programme_today() - $3::int - 1,
       app_private.programme_now() - make_interval(days => $3::int + 1), $4, $5
     FROM household h JOIN person p ON p.id = h.lead_person_id, vacancy v JOIN dwelling d ON d.id = v.dwelling_id
     WHERE p.first_name || ' ' || p.last_name = $6 AND d.reference = $7
     RETURNING household_id AS household`,
    [
      ...[id, proposal.motive, proposal.informedDaysAgo],
      ...[officer?.id, officer?.organisationId, proposal.lead, proposal.reference],
    ],
  )
  const [row] = made.rows
  if (!row) throw new Error(`Nothing to propose to ${proposal.lead}`)
  const facts = [
    { kind: 'needs-agreed', back: proposal.informedDaysAgo + 1 },
    { kind: 'prescriber-informed', back: proposal.informedDaysAgo },
    ...(proposal.goDaysAgo === null ? [] : [{ kind: 'prescriber-go', back: proposal.goDaysAgo }]),
  ]
  await client.query(
    `INSERT INTO milestone (household_id, kind, happened_on, recorded_at, candidacy_id)
     SELECT $1, f.kind, app_private.programme_today() - f.back, app_private.programme_now() - make_interval(days => f.back),
       CASE WHEN f.kind <> 'needs-agreed' THEN $2::uuid END
     FROM jsonb_to_recordset($3::jsonb) AS f(kind text, back int)`,
    [row.household, id, JSON.stringify(facts)],
  )
  const today = await client.query<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )
  await storePhases(client, [row.household], today.rows[0]?.today ?? '', Infinity)
  if (proposal.goDaysAgo !== null) await seedGo({ client }, { id, householdId: row.household })
}

type Made = { readonly id: string; readonly householdId: string }

/** The prescriber said yes, promised to stay, and the dwelling is visited in some days. */
async function seedGo({ client }: Pick<Demo, 'client'>, { id, householdId }: Made): Promise<void> {
  await client.query(
    `INSERT INTO candidacy_answer (id, household_id, candidacy_id, answer, words, answered_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, $2, 'go', NULL, app_private.programme_today() - 5, h.author_account_id, h.author_organisation_id
     FROM household h WHERE h.id = $1`,
    [householdId, id],
  )
  await client.query(
    `INSERT INTO continuity_promise (id, household_id, candidacy_id, worker_account_id, worker_name, months, promised_on,
       author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, $2, a.id, a.display_name, 12, app_private.programme_today() - 3, a.id, h.author_organisation_id
     FROM household h JOIN account a ON a.id = h.author_account_id WHERE h.id = $1`,
    [householdId, id],
  )
}
