import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '#kernel/roles.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { MATRIX } from './matrix.ts'
import type { TestActor, TestHousehold } from './people.ts'
import { columnsOf, insertRow, rowFor, type Column } from './planting.ts'
import type { World } from './world.ts'

/** A text that exists once in the world: found in a reply, it says which row leaked. */
export type Canary = {
  readonly text: string
  readonly relation: string
  readonly column: string
  /** Of the row itself where a table holds several compartments. */
  readonly compartment: string | null
  readonly householdId: string
  readonly person: string | null
  readonly accountId: string
  readonly organisationId: string
}

const planted = new Set<string>()

function plant(text: string): string {
  planted.add(text)
  return text
}

// Letters only: a name with a figure in it would be refused on its way out.
const canaryText = () =>
  plant(`canari${[...randomBytes(8)].map((byte) => 'abcdefghijklmnop'[byte % 16]).join('')}`)
const canaryPhone = () => plant(`07${String(randomBytes(6).readUIntBE(0, 6)).padStart(15, '0')}`)
// The number of a housing request is kept in capitals: it is searched whatever its case.
const canaryNumber = () => canaryText().toUpperCase()

// A letter that nothing proves yet.
const UNPROVED = {
  handed_on: null,
  read_on: null,
  received_on: null,
  presented_on: null,
  reply_by: null,
}

/** What the rules of a table ask for beyond its columns; by table, for those that need it. */
const GIVEN: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
  'app.appointment': () => ({ minutes: 30 }),
  // Finished, so that its conclusions are there to be read apart.
  'app.assessment': () => ({ finished_on: new Date().toISOString().slice(0, 10) }),
  'app.emergency_step': () => ({ until: '2999-12-31', decided_on: '2026-01-01' }),
  'app.taxable_income': () => ({ year: 2024 }),
  'app.audit_segment': () => ({ merkle_root: Buffer.alloc(32, 1), root: Buffer.alloc(32, 2) }),
  'app.break_glass': () => ({
    expires_at: new Date(Date.now() + 3_600_000),
    reason: 'une raison de plus de vingt caractères',
  }),
  // Without words, only the household may end it.
  'app.candidacy_closing': () => ({ kind: 'household-withdrew' }),
  'app.committee_session': () => ({ hour: '09:00' }),
  // The blocks of a document that was sent.
  'app.committee_document': () => ({
    content: { title: canaryText(), author: '', reference: '', dated: '2026-01-01', blocks: [] },
  }),
  // A refusal, since nothing was offered.
  'app.decision': () => ({ outcome: 'not-allocated', motive: 'composition' }),
  'app.result_notice': () => ({
    kind: 'refusal',
    sent_on: '2026-01-01',
    called_on: null,
    ...UNPROVED,
  }),
  'app.document_page': () => ({ media_type: 'image/png', position: 1 }),
  'app.document_request': () => ({ kind: 'particular' }),
  'app.supporting_document': () => ({
    kind: 'present-housing',
    state: 'received',
    reject_reason: null,
    decided_on: null,
    decided_by: null,
  }),
  'app.closure': () => ({ present: ['household'] }),
  'app.retention_choice': () => ({ choice: 'delete' }),
  'app.lease_event': () => ({ kind: 'prefect-informed', until: null }),
  'app.action_plan': () => ({ months: 12 }),
  'app.convention': () => ({ number: 1 }),
  // Set together: what the household wants is worded by itself alone.
  'app.objective': () => ({
    is_own: false,
    due_on: '2026-06-01',
    how_known: canaryText(),
    helped_by: canaryText(),
    status: 'done',
  }),
  'app.plan_review': () => ({
    present: ['household'],
    held_on: '2026-01-01',
    next_on: '2026-02-01',
  }),
  'app.plan_signature': () => ({ party: 'association', convention_id: null, plan_version: 1 }),
  'app.visit': () => ({ outcome: 'missed' }),
  // Read by the household too: nothing is held back from it here.
  'app.alert': () => ({
    ...{ seen_times: 1, closed_on: '2026-02-01', closed_with: canaryText(), withheld_by: null },
    withheld_agreed_by: null,
  }),
  'app.holding': () => ({
    ...{ side: 'household', starts_on: '2026-01-01', ends_on: null, confirmed_on: null },
    ...{ rolled_back_on: null, rollback_motive: null },
  }),
  'app.joint_meeting': () => ({ validated_on: null }),
  'app.dwelling': () => ({ living_area_m2: 60 }),
  'app.indicator_edition': () => ({ quarter_starts_on: '2026-01-01', threshold: 5 }),
  'app.communication_means': () => ({ language: 'fr' }),
  'app.eligibility': () => ({ outcome: 'refused' }),
  'app.instance': () => ({ mode: 'production' }),
  'app.information_notice': () => ({ language: 'fr' }),
  'app.protection_measure': () => ({ kind: 'simple-curatorship', mandatary_phone: canaryPhone() }),
  'app.housing_request': () => ({ unique_request_number: canaryNumber() }),
  'app.need': () => ({ value: {} }),
  'app.needs_exchange': () => ({ version: 1 }),
  'app.vacancy_turn': () => ({ kind: 'agreed' }),
  'app.referral': () => ({ sent_at: new Date() }),
}

// Filled by the world itself, or apart.
const APART = [
  'app.household',
  'app.person',
  'app.consent',
  'app.consent_compartment',
  'app.protected_text',
]

/** The compartments of app.protected_text, and who else than the prescriber writes entries of his own there. */
const PROTECTED_TEXTS = {
  '3b': ['PRE', 'SPIP'],
  '3c': ['PRE', 'HP'],
  '6': ['PRE', 'SIAO'],
  '7a': ['PRE', 'HP'],
  '7b': ['PRE', 'HP'],
  '8': ['PRE', 'SPIP'],
  '14b': ['PRE', 'LSW', 'PMS', 'HP', 'SPIP'],
} as const

export type Planted = {
  readonly canaries: readonly Canary[]
  /** Tables of a case where nothing could be planted, with the reason. */
  readonly bare: readonly string[]
}

/**
 * Fills every table of a case for three households: each person has rows of her own, each author too, each row with
 * a text found nowhere else.
 */
export async function plantCanaries(
  oracle: pg.Client,
  world: World,
  cipher: TextCipher,
): Promise<Planted> {
  const plots: readonly Plot[] = [
    { household: world.home, author: world.actors.PRE, others: world.actors },
    { household: world.elsewhere, author: world.stranger, others: {} },
    { household: world.referred, author: world.actors.SIAO, others: {} },
  ]
  const sealed: Canary[] = []
  const bare = new Set<string>()
  for (const wrong of await plantGround(oracle, world)) bare.add(wrong)
  for (const plot of plots) {
    await nameAfterCanaries(oracle, plot.household)
    for (const wrong of await plantTables(oracle, plot)) bare.add(wrong)
    sealed.push(...(await plantProtectedTexts(oracle, cipher, plot)))
  }
  return { canaries: [...sealed, ...(await plainCanaries(oracle))], bare: [...bare] }
}

/** What a case refers to and that belongs to none. */
const GROUND = [
  'app.sector',
  'app.dwelling',
  'app.vacancy',
  'app.committee_session',
  'app.committee_item',
]

async function plantGround(oracle: pg.Client, world: World): Promise<readonly string[]> {
  const plot: Plot = { household: world.home, author: world.actors.ALL, others: {} }
  const bare: string[] = []
  for (const name of GROUND) {
    const wrong = await plantOne(oracle, {
      isPlain: true,
      table: { name, compartments: [] },
      columns: await columnsOf(oracle, name),
      plot,
      personId: world.home.persons[0] ?? '',
      writer: world.actors.ALL,
    })
    if (wrong !== null) bare.push(`${name} : ${wrong}`)
  }
  return bare
}

type Plot = {
  readonly household: TestHousehold
  readonly author: TestActor
  readonly others: Partial<Readonly<Record<Role, TestActor>>>
}

async function nameAfterCanaries(oracle: pg.Client, household: TestHousehold): Promise<void> {
  for (const id of household.persons) {
    await oracle.query(
      'UPDATE app.person SET last_name = $2, phone = $3, email = $4, address = $5 WHERE id = $1',
      [id, canaryText(), canaryPhone(), `${canaryText()}@exemple.invalid`, canaryText()],
    )
  }
}

type Table = { readonly name: string; readonly compartments: readonly string[] }

async function caseTables(oracle: pg.Client): Promise<readonly Table[]> {
  const found = await oracle.query<{ name: string; compartment: string }>(
    `SELECT s.name, s.compartment FROM app.table_scope s JOIN pg_class c ON c.oid = to_regclass(s.name)
     WHERE s.scope = 'case' AND c.relkind = 'r' ORDER BY c.oid`,
  )
  return found.rows.map(({ name, compartment }) => ({ name, compartments: compartment.split(' ') }))
}

// In the order of their creation: what a table refers to is older than it.
async function plantTables(oracle: pg.Client, plot: Plot): Promise<readonly string[]> {
  const bare: string[] = []
  for (const table of await caseTables(oracle)) {
    if (APART.includes(table.name)) continue
    const columns = await columnsOf(oracle, table.name)
    const isPersonal = columns.some(({ name }) => /^(?:subject_)?person_id$/u.test(name))
    const persons = isPersonal ? plot.household.persons : plot.household.persons.slice(0, 1)
    for (const personId of persons) {
      for (const writer of writersOf(table, plot)) {
        const wrong = await plantOne(oracle, { table, columns, plot, personId, writer })
        // Often one row for each household or person: the first author has it.
        if (wrong !== null && writer === plot.author) bare.push(`${table.name} : ${wrong}`)
      }
    }
  }
  return bare
}

function writersOf(table: Table, { author, others }: Plot): readonly TestActor[] {
  const own = MATRIX.filter((cell) => cell.own && table.compartments.includes(cell.compartment))
  const roles = new Set(own.map(({ role }) => role))
  return [...new Set([author, ...[...roles].flatMap((role) => others[role] ?? [])])]
}

/** Something to read in every other table too, for each role that could have rows of its own there. */
export async function plantOtherTables(
  oracle: pg.Client,
  world: World,
): Promise<readonly string[]> {
  const bare: string[] = []
  const empty = await oracle.query<{ name: string }>(
    `SELECT s.name FROM app.table_scope s JOIN pg_class c ON c.oid = to_regclass(s.name)
     WHERE s.scope <> 'case' AND s.name LIKE 'app.%' AND c.relkind = 'r' ORDER BY c.oid`,
  )
  const plot: Plot = { household: world.home, author: world.actors.PRE, others: {} }
  const personId = world.home.persons[0] ?? ''
  for (const { name } of empty.rows) {
    const already = await oracle.query(`SELECT FROM ${name} LIMIT 1`)
    if (already.rowCount === 1) continue
    const columns = await columnsOf(oracle, name)
    for (const writer of Object.values(world.actors)) {
      const table = { name, compartments: [] }
      const wrong = await plantOne(oracle, {
        isPlain: true,
        table,
        columns,
        plot,
        personId,
        writer,
      })
      if (wrong !== null && writer === world.actors.PRE) bare.push(`${name} : ${wrong}`)
    }
  }
  return bare
}

type Planting = {
  /** Where no canary is needed: what has no household hides nothing. */
  readonly isPlain?: true
  readonly table: Table
  readonly columns: readonly Column[]
  readonly plot: Plot
  readonly personId: string
  readonly writer: TestActor
}

async function plantOne(oracle: pg.Client, planting: Planting): Promise<string | null> {
  const { table, columns, plot, personId, writer } = planting
  const row = await rowFor(oracle, columns, {
    householdId: plot.household.id,
    personId,
    accountId: writer.accountId,
    organisationId: writer.organisationId,
    given: GIVEN[table.name]?.() ?? {},
    text: planting.isPlain ? () => 'essai' : canaryText,
  })
  if (!row) return 'ce à quoi la ligne renvoie n’existe pas'
  try {
    await insertRow(oracle, table.name, row)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

async function plantProtectedTexts(
  oracle: pg.Client,
  cipher: TextCipher,
  { household, author, others }: Plot,
): Promise<readonly Canary[]> {
  const sealed: Canary[] = []
  for (const person of household.persons) {
    for (const [compartment, roles] of Object.entries(PROTECTED_TEXTS)) {
      const writers = new Set([author, ...roles.flatMap((role) => others[role] ?? [])])
      for (const writer of writers) {
        sealed.push(await seal(oracle, cipher, { household, person, compartment, writer }))
      }
    }
  }
  return sealed
}

type Sealing = {
  readonly household: TestHousehold
  readonly person: string
  readonly compartment: string
  readonly writer: TestActor
}

async function seal(oracle: pg.Client, cipher: TextCipher, what: Sealing): Promise<Canary> {
  const { household, person, compartment, writer } = what
  const id = randomUUID()
  const text = canaryText()
  await insertRow(oracle, 'app.protected_text', {
    id,
    household_id: household.id,
    subject_person_id: person,
    compartment,
    kind: 'note',
    sealed_text: cipher.seal(text, bindingOf({ id, compartment })),
    written_on: new Date().toISOString().slice(0, 10),
    author_account_id: writer.accountId,
    author_organisation_id: writer.organisationId,
  })
  return {
    text,
    relation: 'app.protected_text',
    column: 'sealed_text',
    compartment,
    householdId: household.id,
    person,
    accountId: writer.accountId,
    organisationId: writer.organisationId,
  }
}

/** Texts that tables of a case hold in the clear, with the row that each belongs to. */
async function plainCanaries(oracle: pg.Client): Promise<readonly Canary[]> {
  const found: Canary[] = []
  for (const { name } of await caseTables(oracle)) {
    const rows = await oracle.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) - 'search_text' AS row FROM ${name} t`,
    )
    for (const { row } of rows.rows) {
      const cells = Object.entries(row).map(([column, value]) => ({
        column,
        words: JSON.stringify(value).toLowerCase(),
      }))
      for (const text of planted) {
        const cell = cells.find(({ words }) => words.includes(text.toLowerCase()))
        if (!cell) continue
        found.push({
          text: text.toLowerCase(),
          relation: name,
          column: cell.column,
          compartment: null,
          householdId: String(row['household_id'] ?? row['id']),
          person: (row['subject_person_id'] as string | undefined) ?? null,
          accountId: String(row['author_account_id']),
          organisationId: String(row['author_organisation_id']),
        })
      }
    }
  }
  return found
}

/** The member of the committee of this world sits in the session that was planted: its pages are walked too. */
export async function sitInCommittee(oracle: pg.Client, { actors }: World): Promise<void> {
  const { accountId, organisationId } = actors.CAL
  await oracle.query(
    `UPDATE app.committee_member m SET account_id = $1, seat_id = s.id FROM app.committee_seat s
     WHERE s.account_id = $1 AND s.organisation_id = $2`,
    [accountId, organisationId],
  )
}
