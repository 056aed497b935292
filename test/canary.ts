import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { TestActor, TestHousehold } from './people.ts'
import type { World } from './world.ts'

/** A text that exists once in the world: found in a reply, it says which row leaked. */
export type Canary = {
  readonly text: string
  readonly relation: string
  /** Of the row itself where a table holds several compartments. */
  readonly compartment: string | null
  readonly householdId: string
  readonly person: string | null
  readonly accountId: string
  readonly organisationId: string
}

const PREFIX = 'canari'
const canaryText = () => `${PREFIX}${randomBytes(6).toString('hex')}`

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

/**
 * Fills every table of a case for two households: each person of the household has rows of her own, each with
 * a text found nowhere else. Returns what was planted, read back from the rows.
 */
export async function plantCanaries(
  oracle: pg.Client,
  world: World,
  cipher: TextCipher,
): Promise<readonly Canary[]> {
  const sealed = [
    ...(await plant(oracle, world, cipher, world.home)),
    ...(await plant(oracle, world, cipher, world.elsewhere, world.stranger)),
    ...(await plant(oracle, world, cipher, world.referred, world.actors.SIAO)),
  ]
  return [...sealed, ...(await plainCanaries(oracle))]
}

async function plant(
  oracle: pg.Client,
  { actors }: World,
  cipher: TextCipher,
  household: TestHousehold,
  only?: TestActor,
): Promise<readonly Canary[]> {
  const author = only ?? actors.PRE
  const rows = householdRows(household, author)
  for (const [table, row] of rows) await insert(oracle, table, row)
  // Carers and probation write entries of their own about what is needed.
  for (const writer of only ? [] : [actors.HP, actors.SPIP]) {
    await insert(oracle, 'adhesion', ownAdhesion(household, writer))
  }
  for (const id of household.persons) {
    await oracle.query(
      'UPDATE person SET last_name = $2, phone = $3, email = $4, address = $5 WHERE id = $1',
      [id, canaryText(), canaryText(), `${canaryText()}@exemple.invalid`, canaryText()],
    )
  }
  const sealed: Canary[] = []
  for (const person of household.persons) {
    for (const [compartment, roles] of Object.entries(PROTECTED_TEXTS)) {
      for (const writer of only ? [only] : roles.map((role) => actors[role])) {
        sealed.push(await seal(oracle, cipher, { household, person, compartment, writer }))
      }
    }
  }
  return sealed
}

// Rows of tables without a text of their own are compared whole, by their ids.
function householdRows(
  household: TestHousehold,
  author: TestActor,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  const today = new Date().toISOString().slice(0, 10)
  const common = {
    household_id: household.id,
    author_account_id: author.accountId,
    author_organisation_id: author.organisationId,
  }
  const each = <T>(row: (person: string, rank: number) => T) => household.persons.map(row)
  return [
    [
      'information_notice',
      { id: randomUUID(), given_on: today, language: 'fr', means: 'oral', ...common },
    ],
    ...each((person_id, rank) => {
      const relation = rank === 0 ? 'lead' : 'other'
      return ['household_member', { person_id, relation, ...common }] as const
    }),
    ['composition', { adults: 2, children: 1, ...common }],
    [
      'communication_means',
      {
        language: 'fr',
        interpreter_needed: false,
        reading: 'with-help',
        letters_read_with: canaryText(),
        sms_accepted: true,
        digital: 'none',
        ...common,
      },
    ],
    ['housing_request', { unique_request_number: canaryText(), ...common }],
    [
      'referral',
      {
        id: randomUUID(),
        ready_on: today,
        urgency: 'urgent',
        urgency_reason: canaryText(),
        present_situation: 'shelter',
        dalo_recognised: true,
        pdalhpd_public: false,
        sent_at: new Date(),
        updated_by: author.accountId,
        ...common,
      },
    ],
    ['adhesion', { id: randomUUID(), state: 'agrees', stated_on: today, ...common }],
    ...each((subject_person_id) => {
      const mandatary = { mandatary_name: canaryText(), mandatary_role: canaryText() }
      const kind = 'simple-curatorship'
      const row = { id: randomUUID(), subject_person_id, kind, ...mandatary, ...common }
      return ['protection_measure', row] as const
    }),
    [
      'eligibility',
      { id: randomUUID(), outcome: 'refused', motive: canaryText(), decided_on: today, ...common },
    ],
  ]
}

function ownAdhesion(household: TestHousehold, writer: TestActor) {
  return {
    id: randomUUID(),
    household_id: household.id,
    state: 'hesitant',
    stated_on: new Date().toISOString().slice(0, 10),
    author_account_id: writer.accountId,
    author_organisation_id: writer.organisationId,
  }
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
  await insert(oracle, 'protected_text', {
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
    compartment,
    householdId: household.id,
    person,
    accountId: writer.accountId,
    organisationId: writer.organisationId,
  }
}

async function insert(
  oracle: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row)
  const marks = columns.map((_, rank) => `$${String(rank + 1)}`)
  await oracle.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks.join(', ')})`,
    Object.values(row),
  )
}

/** Texts that tables of the schema hold in the clear, with the row that each belongs to. */
async function plainCanaries(oracle: pg.Client): Promise<readonly Canary[]> {
  const tables = await oracle.query<{ name: string }>(
    `SELECT s.name FROM app.table_scope s JOIN pg_class c ON c.oid = s.name::regclass
     WHERE s.scope = 'case' AND c.relkind = 'r'`,
  )
  const found: Canary[] = []
  for (const { name } of tables.rows) {
    const rows = await oracle.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t`,
    )
    for (const { row } of rows.rows) {
      for (const [text] of JSON.stringify(row).matchAll(
        new RegExp(`${PREFIX}[0-9a-f]{12}`, 'gu'),
      )) {
        found.push({
          text,
          relation: name,
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
