import { randomUUID } from 'node:crypto'
import { bindingOf } from '#platform/protected-text/cipher.ts'
import type { Account, Demo, Row } from './demo.ts'
import { giveRole, openAccount } from './seed-accounts.ts'

type Case = {
  readonly id: string
  readonly author: Account
  readonly row: Row
  readonly leadId: string
}

export async function seedHousehold(demo: Demo, row: Row, number: number): Promise<void> {
  const organisationId = demo.organisations.get(row['prescriber'] ?? '')
  const author = demo.accounts.find(
    (account) =>
      account.organisationId === organisationId && ['PRE', 'SIAO'].includes(account.role),
  )
  if (!author) throw new Error(`No account refers for ${row['prescriber'] ?? ''}`)
  const id = randomUUID()
  const sentDaysAgo = days(row, 'sent_days_ago') ?? 1
  const eligibleDaysAgo = days(row, 'eligible_days_ago')
  await demo.client.query(
    `INSERT INTO household (id, scheme_id, file_number, phase, phase_since, author_account_id, author_organisation_id, opened_at)
     VALUES ($1, $2, to_char(app_private.programme_today(), 'YYYY') || '-' || lpad($3, 3, '0'), $4,
       app_private.programme_today() - $5::int, $6, $7, app_private.programme_now() - make_interval(days => $8))`,
    [
      id,
      demo.schemeId,
      String(number),
      eligibleDaysAgo === null ? 1 : 2,
      eligibleDaysAgo ?? sentDaysAgo,
      author.id,
      author.organisationId,
      sentDaysAgo + 1,
    ],
  )
  const leadId = await seedPersons(demo, { id, author, row, leadId: '' })
  await seedFacts(demo, { id, author, row, leadId })
  await seedTeam(demo, { id, author, row, leadId }, number)
}

/** A number of days before the programme's date; null when the cell is empty. */
function days(row: Row, column: string): number | null {
  const cell = row[column] ?? ''
  return cell === '' ? null : Number(cell)
}

async function seedPersons(demo: Demo, file: Case): Promise<string> {
  const { row, id, author } = file
  const [, lastName] = split(row['lead'] ?? '')
  const people = [
    { name: row['lead'] ?? '', birth: row['birth'] ?? '', relation: 'lead' },
    ...(row['spouse']
      ? [{ name: row['spouse'], birth: row['spouse_birth'] ?? '', relation: 'spouse' }]
      : []),
    ...(row['children'] ?? '')
      .split(';')
      .filter(Boolean)
      .map((birth, index) => ({
        name: `${CHILDREN[index] ?? 'Lou'} ${lastName}`,
        birth,
        relation: 'child',
      })),
  ]
  const ids = people.map(() => randomUUID())
  for (const [position, person] of people.entries()) {
    const [first, last] = split(person.name)
    await demo.client.query(
      `INSERT INTO person (id, household_id, first_name, last_name, birth_date, position, address,
         author_account_id, author_organisation_id, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
      [
        ids[position],
        id,
        first,
        last,
        person.birth,
        position,
        position === 0 ? row['place'] : null,
        author.id,
        author.organisationId,
      ],
    )
    await demo.client.query(
      `INSERT INTO household_member (person_id, household_id, relation, custody, author_account_id, author_organisation_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        ids[position],
        id,
        person.relation,
        person.relation === 'child' ? 'full' : null,
        author.id,
        author.organisationId,
      ],
    )
  }
  await demo.client.query('UPDATE household SET lead_person_id = $2 WHERE id = $1', [id, ids[0]])
  const children = people.filter(({ relation }) => relation === 'child').length
  await demo.client.query(
    `INSERT INTO composition (household_id, adults, children, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, $4, $5)`,
    [id, people.length - children, children, author.id, author.organisationId],
  )
  return ids[0] ?? ''
}

const CHILDREN = ['Milo', 'Zoé', 'Naïm', 'Lison']

function split(name: string): [string, string] {
  const space = name.indexOf(' ')
  return [name.slice(0, space), name.slice(space + 1)]
}

async function seedFacts(demo: Demo, file: Case): Promise<void> {
  const { client } = demo
  const { id, author, row } = file
  const by = [author.id, author.organisationId]
  const openedDaysAgo = (days(row, 'sent_days_ago') ?? 1) + 1
  await client.query(
    `INSERT INTO information_notice (id, household_id, given_on, language, means, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, app_private.programme_today() - $2::int, $3, 'oral', $4, $5)`,
    [id, openedDaysAgo, row['language'], ...by],
  )
  await client.query(
    `INSERT INTO communication_means (household_id, language, interpreter_needed, reading, sms_accepted, digital, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'with-help', true, 'with-help', $4, $5)`,
    [id, row['language'], row['language'] !== 'fr', ...by],
  )
  await client.query(
    `INSERT INTO housing_request (household_id, unique_request_number, author_account_id, author_organisation_id)
     VALUES ($1::uuid, CASE WHEN $2 THEN '0740326' || lpad((abs(hashtext($1::uuid::text)) % 1000000)::text, 6, '0') || 'GDPUB' END, $3, $4)`,
    [id, row['sent_days_ago'] !== '' && row['situation'] !== 'street', ...by],
  )
  await client.query(
    `INSERT INTO referral (id, household_id, ready_on, urgency, urgency_reason, present_situation, present_since,
       dalo_recognised, pdalhpd_public, sent_at, author_account_id, author_organisation_id, updated_by, updated_at)
     VALUES (gen_random_uuid(), $1, app_private.programme_today() + $2::int, $3, $4, $5, app_private.programme_today() - 240,
       $6, $7, app_private.programme_now() - make_interval(days => $8), $9, $10, $9,
       app_private.programme_now() - make_interval(days => $11))`,
    [
      id,
      Number(row['ready_in_days']),
      row['urgency'],
      row['urgency'] === 'urgent' ? 'La place d’hébergement se termine.' : null,
      row['situation'],
      row['dalo'] === 'true',
      row['pdalhpd'] === 'true',
      row['sent_days_ago'] ? Number(row['sent_days_ago']) : null,
      ...by,
      openedDaysAgo,
    ],
  )
  await seedAdhesion(demo, file, openedDaysAgo)
  if (row['eligible_days_ago']) await seedEligibility(demo, file)
}

async function seedAdhesion(demo: Demo, file: Case, daysAgo: number): Promise<void> {
  const { id, author, row, leadId } = file
  const adhesionId = randomUUID()
  await demo.client.query(
    `INSERT INTO adhesion (id, household_id, state, stated_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, app_private.programme_today() - $4::int, $5, $6)`,
    [adhesionId, id, row['adhesion'], daysAgo, author.id, author.organisationId],
  )
  if (!row['words']) return
  const binding = bindingOf({ id: adhesionId, compartment: '6' })
  await demo.client.query(
    `INSERT INTO protected_text (id, household_id, subject_person_id, compartment, kind, sealed_text, written_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, '6', 'adhesion-words', $4, app_private.programme_today() - $5::int, $6, $7)`,
    [
      adhesionId,
      id,
      leadId,
      demo.cipher.seal(row['words'], binding),
      daysAgo,
      author.id,
      author.organisationId,
    ],
  )
}

async function seedEligibility(demo: Demo, { id, row }: Case): Promise<void> {
  const officer = demo.accounts.find(({ role }) => role === 'ALL')
  await demo.client.query(
    `INSERT INTO eligibility (id, household_id, outcome, criterion, decided_on, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, 'accepted', $2, app_private.programme_today() - $3::int, $4, $5)`,
    [
      id,
      row['dalo'] === 'true' ? 'dalo' : 'pdalhpd',
      Number(row['eligible_days_ago']),
      officer?.id,
      officer?.organisationId,
    ],
  )
}

/** The first household shows a whole team; the others, their worker and, once sent, the landlord. */
async function seedTeam(demo: Demo, file: Case, number: number): Promise<void> {
  await assign(demo, file, file.author, { reach: 'organisation' })
  if (days(file.row, 'sent_days_ago') === null) return
  await assignRoles(demo, file, ['ALL', 'PRG'], 'organisation')
  if (number <= 3) await assignRoles(demo, file, ['REF', 'LSW'], 'named')
  if (number === 1) await seedFirstSpace(demo, file)
  for (const helper of HELPERS[number] ?? []) await seedHelper(demo, file, helper)
}

async function assignRoles(
  demo: Demo,
  file: Case,
  roles: readonly string[],
  reach: 'organisation' | 'named',
): Promise<void> {
  for (const account of demo.accounts.filter(({ role }) => roles.includes(role))) {
    await assign(demo, file, account, { reach })
  }
}

async function seedHelper(demo: Demo, file: Case, helper: Helper): Promise<void> {
  const account = demo.accounts.find(({ role }) => role === helper.role)
  if (!account) return
  const followed = helper.role === 'PMS' ? {} : { subjectPersonId: file.leadId }
  await assign(demo, file, account, { reach: 'named', ...followed })
  if (helper.agreed.length > 0) await agree(demo, file, account, helper.agreed)
  if (helper.role === 'MJPM') await protect(demo, file)
}

type Helper = { readonly role: string; readonly agreed: readonly string[] }

/** Who else helps, household by household, and what its person agreed to share with them. */
const HELPERS: Readonly<Record<number, readonly Helper[]>> = {
  1: [
    { role: 'PMS', agreed: ['1', '2', '3', '5', '6', '13', '14', '15'] },
    { role: 'HP', agreed: ['1r', '7b', '13r'] },
  ],
  5: [{ role: 'SPIP', agreed: ['1r', '13r'] }],
  6: [{ role: 'MJPM', agreed: [] }],
}

/** The person of the first household has her own space. */
async function seedFirstSpace(demo: Demo, file: Case): Promise<void> {
  const id = await openAccount(demo.client, file.row['lead'] ?? '', file.leadId)
  const account = { id, role: 'HH', organisationId: demo.organisations.get('menages') ?? '' }
  await giveRole(demo.client, { ...account, row: { role: 'HH', manager: 'false' } })
  await assign(demo, file, account, { reach: 'named', subjectPersonId: file.leadId })
}

async function agree(
  demo: Demo,
  file: Case,
  recipient: Account,
  compartments: readonly string[],
): Promise<void> {
  const id = randomUUID()
  await demo.client.query(
    `INSERT INTO consent (id, household_id, subject_person_id, given_by, giver_name, purpose,
       recipient_organisation_id, recipient_account_id, means, language, given_on, expires_on, recorded_by)
     VALUES ($1, $2, $3, 'self', $4, 'Être accompagnée sans tout répéter', $5, $6, 'oral', 'fr',
       app_private.programme_today() - 5, app_private.programme_today() + 360, $7)`,
    [
      id,
      file.id,
      file.leadId,
      file.row['lead'],
      recipient.organisationId,
      recipient.id,
      file.author.id,
    ],
  )
  await demo.client.query(
    'INSERT INTO consent_compartment (consent_id, compartment) SELECT $1, unnest($2::text[])',
    [id, compartments],
  )
}

async function protect(demo: Demo, { id, leadId, author }: Case): Promise<void> {
  await demo.client.query(
    `INSERT INTO protection_measure (id, household_id, subject_person_id, kind, mandatary_name, mandatary_role,
       mandatary_phone, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, $2, 'simple-curatorship', 'Éliane Tournepierre', 'curatrice', '04 50 00 00 71', $3, $4)`,
    [id, leadId, author.id, author.organisationId],
  )
}

async function assign(
  demo: Demo,
  file: Case,
  account: Account,
  options: { readonly reach: 'organisation' | 'named'; readonly subjectPersonId?: string },
): Promise<void> {
  // The landlord's whole service reads a referral; nobody is named until the proposal.
  const nobody = options.reach === 'organisation' && ['ALL', 'PRG'].includes(account.role)
  await demo.client.query(
    `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id, starts_on, named_on, handover_ready_on)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, app_private.programme_today() - $7::int,
       app_private.programme_today(), CASE WHEN $3 = 'PMS' THEN app_private.programme_today() END)`,
    [
      file.id,
      account.organisationId,
      account.role,
      nobody ? null : account.id,
      options.reach,
      options.subjectPersonId ?? null,
      days(file.row, 'sent_days_ago') ?? 1,
    ],
  )
}
