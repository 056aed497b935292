import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'

const FOLDER = fileURLToPath(new URL('../../db/demo/', import.meta.url))
const STARTED_MONTHS_AGO = 9

type Row = Readonly<Record<string, string>>
type Account = { readonly id: string; readonly role: string; readonly organisationId: string }
type Demo = {
  readonly client: pg.Client
  readonly cipher: TextCipher
  readonly schemeId: string
  readonly organisations: ReadonlyMap<string, string>
  readonly accounts: readonly Account[]
}

async function rows(name: string): Promise<Row[]> {
  return parse(await readFile(FOLDER + name, 'utf8'), { columns: true, skip_empty_lines: true })
}

/** Fills an empty base with invented people; refuses any base that is not a demonstration or holds a scheme. */
export async function seedDemonstration(client: pg.Client, cipher: TextCipher): Promise<boolean> {
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL ROLE perenne_seed')
    await client.query('SET LOCAL search_path = app')
    if (!(await mayBeFilled(client))) {
      await client.query('ROLLBACK')
      return false
    }
    const organisations = await seedOrganisations(client)
    const schemeId = await seedScheme(client, organisations)
    const accounts = await seedAccounts(client, organisations)
    const demo = { client, cipher, schemeId, organisations, accounts }
    let number = 0
    for (const row of await rows('households.csv')) {
      number += 1
      await seedHousehold(demo, row, number)
    }
    await client.query('COMMIT')
    return true
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function mayBeFilled(client: pg.Client): Promise<boolean> {
  const state = await client.query<{ fit: boolean }>(
    `SELECT EXISTS (SELECT FROM instance WHERE mode = 'demonstration')
       AND NOT EXISTS (SELECT FROM scheme) AS fit`,
  )
  return state.rows[0]?.fit === true
}

async function seedOrganisations(client: pg.Client): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const row of await rows('organisations.csv')) {
    const id = randomUUID()
    ids.set(row['key'] ?? '', id)
    await client.query(
      `INSERT INTO organisation (id, kind, name, short_name, territory, capacity)
       VALUES ($1, $2, $3, $4, nullif($5, ''), nullif($6, '')::int)`,
      [id, row['kind'], row['name'], row['short_name'], row['territory'], row['capacity']],
    )
  }
  return ids
}

async function seedScheme(
  client: pg.Client,
  organisations: ReadonlyMap<string, string>,
): Promise<string> {
  const id = randomUUID()
  const source = 'Appel à projets « 10 000 logements HLM accompagnés », 2014'
  await client.query(
    `INSERT INTO scheme (id, landlord_id, name, starts_on, months, household_target, source)
     VALUES ($1, $2, 'Un logement pérenne : une réussite dans son parcours d’insertion',
       app_private.programme_today() - make_interval(months => $3), 24, 30, $4)`,
    [id, organisations.get('hsh'), STARTED_MONTHS_AGO, source],
  )
  for (const row of await rows('organisations.csv')) {
    if (row['kind'] === 'households' || row['kind'] === 'state') continue
    await client.query(
      `INSERT INTO scheme_partner (scheme_id, organisation_id, refers_households, starts_on)
       SELECT $1, $2, $3, starts_on FROM scheme WHERE id = $1`,
      [id, organisations.get(row['key'] ?? ''), row['refers'] === 'true'],
    )
  }
  for (const row of await rows('terms.csv')) {
    await client.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       SELECT gen_random_uuid(), id, $2, $3, $4, starts_on, $5 FROM scheme WHERE id = $1`,
      [id, row['key'], row['value'], row['unit'], row['source']],
    )
  }
  return id
}

async function seedAccounts(
  client: pg.Client,
  organisations: ReadonlyMap<string, string>,
): Promise<Account[]> {
  const accounts: Account[] = []
  for (const row of await rows('accounts.csv')) {
    const organisationId = organisations.get(row['organisation'] ?? '') ?? ''
    const id = await openAccount(client, row['name'] ?? '', null, row['phone'] ?? '')
    await giveRole(client, { id, organisationId, row })
    accounts.push({ id, role: row['role'] ?? '', organisationId })
  }
  return accounts
}

async function openAccount(
  client: pg.Client,
  name: string,
  personId: string | null,
  phone = '',
): Promise<string> {
  const id = randomUUID()
  await client.query('INSERT INTO auth."user" (id, name, email) VALUES ($1, $2, $3)', [
    id,
    personId === null ? name : 'Personne accompagnée',
    `${id}@demonstration.invalid`,
  ])
  await client.query(
    `INSERT INTO account (id, kind, display_name, person_id, phone, is_demonstration)
     VALUES ($1, $2, $3, $4, nullif($5, ''), true)`,
    [id, personId === null ? 'professional' : 'household', name, personId, phone],
  )
  return id
}

async function giveRole(
  client: pg.Client,
  given: { readonly id: string; readonly organisationId: string; readonly row: Row },
): Promise<void> {
  await client.query(
    `INSERT INTO account_role (id, account_id, organisation_id, role, job_title, is_manager, starts_on, confirmed_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, app_private.programme_today() - 270, clock_timestamp())`,
    [
      given.id,
      given.organisationId,
      given.row['role'],
      given.row['job_title'] ?? null,
      given.row['manager'] === 'true',
    ],
  )
}

type Case = {
  readonly id: string
  readonly author: Account
  readonly row: Row
  readonly leadId: string
}

async function seedHousehold(demo: Demo, row: Row, number: number): Promise<void> {
  const organisationId = demo.organisations.get(row['prescriber'] ?? '')
  const author = demo.accounts.find(
    (account) =>
      account.organisationId === organisationId && ['PRE', 'SIAO'].includes(account.role),
  )
  if (!author) throw new Error(`No account refers for ${row['prescriber'] ?? ''}`)
  const id = randomUUID()
  const sentDaysAgo = Number(row['sent_days_ago'] || 1)
  await demo.client.query(
    `INSERT INTO household (id, scheme_id, file_number, phase, phase_since, author_account_id, author_organisation_id, opened_at)
     VALUES ($1, $2, to_char(app_private.programme_today(), 'YYYY') || '-' || lpad($3, 3, '0'), $4,
       app_private.programme_today() - $5::int, $6, $7, app_private.programme_now() - make_interval(days => $8))`,
    [
      id,
      demo.schemeId,
      String(number),
      row['eligible_days_ago'] ? 2 : 1,
      Number(row['eligible_days_ago'] || row['sent_days_ago'] || 1),
      author.id,
      author.organisationId,
      sentDaysAgo + 1,
    ],
  )
  const leadId = await seedPersons(demo, { id, author, row, leadId: '' })
  await seedFacts(demo, { id, author, row, leadId })
  await seedTeam(demo, { id, author, row, leadId }, number)
}

async function seedPersons(demo: Demo, file: Case): Promise<string> {
  const { row, id, author } = file
  const [, lastName = ''] = split(row['lead'] ?? '')
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
  const openedDaysAgo = Number(row['sent_days_ago'] || 1) + 1
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
  const { row, author, leadId } = file
  await assign(demo, file, author, { reach: 'organisation' })
  if (!row['sent_days_ago']) return
  const holder = (role: string) => demo.accounts.find((account) => account.role === role)
  for (const role of ['ALL', 'PRG']) {
    const account = holder(role)
    if (account) await assign(demo, file, account, { reach: 'organisation' })
  }
  if (number > 3) return
  for (const role of ['REF', 'LSW']) {
    const account = holder(role)
    if (account) await assign(demo, file, account, { reach: 'named' })
  }
  if (number > 1) return
  const person = await openAccount(demo.client, row['lead'] ?? '', leadId)
  const household = {
    id: person,
    role: 'HH',
    organisationId: demo.organisations.get('menages') ?? '',
  }
  await giveRole(demo.client, { ...household, row: { role: 'HH', manager: 'false' } })
  await assign(demo, file, household, { reach: 'named', subjectPersonId: leadId })
  for (const role of ['PMS', 'HP', 'SPIP', 'MJPM', 'CAL', 'RES']) {
    const account = holder(role)
    const followed = ['HP', 'SPIP', 'MJPM'].includes(role)
    if (account) {
      await assign(demo, file, account, {
        reach: 'named',
        ...(followed ? { subjectPersonId: leadId } : {}),
      })
    }
  }
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
    `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id, starts_on, named_on)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, app_private.programme_today() - $7::int, app_private.programme_today())`,
    [
      file.id,
      account.organisationId,
      account.role,
      nobody ? null : account.id,
      options.reach,
      options.subjectPersonId ?? null,
      Number(file.row['sent_days_ago'] || 1),
    ],
  )
}
