import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import { COMPARTMENTS, type Compartment } from '#kernel/compartments.ts'
import type { TestDatabase } from './db.ts'
import { everyRow, look, rightsSeen, type SeenRight } from './doorway.ts'
import {
  caseRelations,
  type Asked,
  expectedOf,
  expectedView,
  truthOf,
  type CaseRelation,
  type Row,
  type Truth,
} from './expected-rows.ts'
import { factsOf, readerOf } from './facts.ts'
import { belongsToPerson } from './matrix.ts'
import type { TestActor } from './people.ts'
import { EVERYBODY, rightsOf, type Reader, type Right } from './rules.ts'

// Each check answers with what is wrong, in words: an empty list is a wall that stands.

export type Watch = {
  readonly base: TestDatabase
  readonly relations: readonly CaseRelation[]
  readonly truth: Truth
  /** A column of each table that the request role may change at all. */
  readonly changeable: ReadonlyMap<string, string>
}

/** Reads the truth of a database once, to compare many readers with it. */
export async function watch(base: TestDatabase): Promise<Watch> {
  const relations = await caseRelations(base.oracle)
  const truth = await truthOf(base.oracle, await factsOf(base.oracle), relations)
  const columns = await base.oracle.query<{ name: string; column: string }>(
    `SELECT s.name, min(a.attname) AS column FROM app.table_scope s
     JOIN pg_attribute a ON a.attrelid = to_regclass(s.name) AND a.attnum > 0
       AND has_column_privilege('perenne_request', a.attrelid, a.attnum, 'UPDATE')
     WHERE s.scope = 'case' GROUP BY s.name`,
  )
  const changeable = new Map(columns.rows.map(({ name, column }) => [name, column]))
  return { base, relations, truth, changeable }
}

export type Looker = {
  readonly actor: TestActor
  readonly householdId: string | null
  /** All compartments unless said otherwise. */
  readonly declared?: readonly Compartment[]
}

/** What the database says that an actor may do, against the matrix. */
export async function rightsDiffer({ base, truth }: Watch, looker: Looker): Promise<string[]> {
  const reader = await readerOf(base.oracle, looker.actor)
  const declared = looker.declared ?? COMPARTMENTS
  const seen = await look(base, looker.actor, looker.householdId, rightsSeen, declared)
  const asked = { householdId: looker.householdId, declared }
  return difference(
    rightsOf(reader, asked, truth.facts).map(rightText),
    seen.map((right) => rightText(toRight(right))),
    `${reader.role}, droit`,
  )
}

function toRight(seen: SeenRight): Right {
  const isPersonal = belongsToPerson(seen.compartment)
  const own = seen.ownAccountId === null ? null : ('account' as const)
  return {
    householdId: seen.householdId,
    compartment: seen.compartment,
    verb: seen.verb as Right['verb'],
    person: isPersonal ? (seen.subjectPersonId ?? EVERYBODY) : EVERYBODY,
    own: seen.ownOrganisationId === null ? own : 'organisation',
  }
}

function rightText({ householdId, compartment, verb, person, own }: Right): string {
  return `${compartment} ${verb} · ménage ${householdId} · personne ${person} · propre ${own ?? 'non'}`
}

/** The rows that an actor reads in every table and view of a case, against the rules. */
export async function rowsDiffer(
  { base, relations, truth }: Watch,
  looker: Looker,
): Promise<string[]> {
  const reader = await readerOf(base.oracle, looker.actor)
  const names = relations.map(({ name }) => name)
  const declared = looker.declared ?? COMPARTMENTS
  const readAll = async (tx: Tx) => (await everyRow(names).execute(tx)).rows
  const read = await look(base, looker.actor, looker.householdId, readAll, declared)
  const asked = { reader, look: { householdId: looker.householdId, declared }, truth }
  return relations.flatMap((relation) => {
    const seen = read
      .filter((row) => row.relation === relation.name)
      .map(({ row }) => JSON.parse(row) as Row)
    if (!relation.isView) {
      const expected = expectedOf(relation, 'read', asked)
      return difference(expected.map(stable), seen.map(stable), `${reader.role}, ${relation.name}`)
    }
    const shown = expectedView(relation, asked)
    if (!shown) return [`${relation.name} : vue sans attente dans test/expected-rows.ts`]
    return viewDiffers(shown, seen, `${reader.role}, ${relation.name}`, relation)
  })
}

// Compared on the columns that both have; the journal also holds the very look that is being compared.
function viewDiffers(
  expected: readonly Row[],
  seen: readonly Row[],
  label: string,
  { name }: CaseRelation,
): string[] {
  const last = name === 'app.who_looked' ? lastOf(seen) : null
  const kept = seen.filter((row) => last === null || row['id'] !== last)
  const [one, two] = [expected[0], kept[0]]
  const common = one && two ? Object.keys(one).filter((column) => column in two) : []
  const narrow = (row: Row) =>
    stable(Object.fromEntries(common.map((column) => [column, row[column]])))
  // Without a common row to narrow by, one side is empty: any row of the other is a difference.
  const asText = common.length > 0 ? narrow : stable
  return difference(expected.map(asText), kept.map(asText), label)
}

// Of the journal, the newest line is the reader's own present look.
function lastOf(seen: readonly Row[]): unknown {
  const newest = seen.reduce<Row | null>(
    (best, row) => (Number(row['id']) > Number(best?.['id'] ?? 0) ? row : best),
    null,
  )
  return newest?.['is_me'] === true ? newest['id'] : null
}

/** What an actor may add or change in every table of a case, tried for real, against the rules. */
export async function writesDiffer(
  { base, relations, truth, changeable }: Watch,
  looker: { readonly actor: TestActor; readonly householdId: string },
): Promise<string[]> {
  const reader = await readerOf(base.oracle, looker.actor)
  const asked = { reader, look: { householdId: looker.householdId, declared: COMPARTMENTS }, truth }
  const tables = relations.filter(({ isView }) => !isView)
  return look(base, looker.actor, looker.householdId, async (tx) => {
    const wrong: string[] = []
    for (const relation of tables) {
      const models = oneRowForEachRight(truth, relation, looker.householdId)
      if (models.length === 0)
        wrong.push(`${relation.name} : aucune ligne semée, rien n’est prouvé`)
      const open = new Set(expectedOf(relation, 'write', asked).map(stable))
      for (const model of models) {
        const mine = signedBy(model, reader)
        const did = await attempt(tx, insertion(relation.name, mine))
        if (did !== mayAdd(relation, mine, asked))
          wrong.push(`${reader.role}, ajout dans ${relation.name} : ${did ? 'accepté' : 'refusé'}`)
        const column = changeable.get(relation.name)
        if (column === undefined) continue
        if ((await attempt(tx, change(relation.name, column, model))) !== open.has(stable(model)))
          wrong.push(`${reader.role}, changement dans ${relation.name} : contraire à la matrice`)
      }
    }
    return wrong
  })
}

function mayAdd(relation: CaseRelation, row: Row, asked: Asked): boolean {
  if (CLOSED_TO_REQUESTS.has(relation.name)) return false
  const truth = { ...asked.truth, rows: { [relation.name]: [row] } }
  const alone = { ...asked, truth }
  const also = ALSO_ADDED_BY[relation.name]
  return (
    expectedOf(relation, 'write', alone).length === 1 ||
    (also !== undefined && expectedOf(relation, also, alone).length === 1)
  )
}

/** Where a right to propose or to answer adds a row of one's own too. */
const ALSO_ADDED_BY: Readonly<Record<string, 'propose' | 'answer'>> = {
  'app.candidacy_answer': 'answer',
  'app.document_page': 'propose',
  'app.dwelling_visit_report': 'answer',
  'app.offer_reply': 'answer',
  'app.result_conversation': 'answer',
  'app.plan_paper': 'propose',
  'app.retention_choice': 'propose',
  'app.review_answer': 'propose',
  'app.review_statement': 'propose',
  'app.supporting_document': 'propose',
}

/** « No self-granted access »: these change through functions of app_private only, whatever the matrix says. */
const CLOSED_TO_REQUESTS: ReadonlySet<string> = new Set([
  'app.household',
  'app.handover_worker',
  'app.consent',
  'app.consent_compartment',
  'app.candidacy_closing',
  'app.candidacy_nudge',
  'app.continuity_signature',
  'app.decision',
  'app.needs_answer',
  'app.needs_confirmation',
  'app.needs_exchange',
  'app.protected_verdict',
  'app.referent_change',
  'app.review_request',
])

// One model for each person and compartment of the household: more rows would prove nothing more.
function oneRowForEachRight(
  truth: Truth,
  { name }: CaseRelation,
  householdId: string,
): readonly Row[] {
  const kinds = new Map<string, Row>()
  for (const row of truth.rows[name] ?? []) {
    if ((row['household_id'] ?? row['id']) !== householdId && name !== 'app.consent_compartment')
      continue
    kinds.set(`${String(row['subject_person_id'])} ${String(row['compartment'])}`, row)
  }
  return [...kinds.values()].slice(0, 24)
}

function signedBy(row: Row, reader: Reader): Row {
  const signed: Record<string, unknown> = { ...row }
  if ('author_account_id' in row) signed['author_account_id'] = reader.accountId
  if ('author_organisation_id' in row) signed['author_organisation_id'] = reader.organisationId
  if ('recorded_by' in row) signed['recorded_by'] = reader.accountId
  return signed
}

const GENERATED: ReadonlySet<string> = new Set(['search_text', 'letter_sha256', 'content_sha256'])

const POLICY_OR_PRIVILEGE = '42501'

function insertion(table: string, row: Row): RawBuilder<unknown> {
  // A generated column cannot be given.
  const values = Object.fromEntries(Object.entries(row).filter(([name]) => !GENERATED.has(name)))
  const columns = Object.keys(values)
  return sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    SELECT ${sql.join(columns.map((name) => sql.ref(`r.${name}`)))}
    FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(values)}::jsonb) r`
}

function change(table: string, column: string, row: Row): RawBuilder<unknown> {
  const key = ['id', 'household_id', 'person_id'].find((name) => name in row) ?? 'id'
  return sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${sql.ref(column)}
    WHERE ${sql.ref(key)} = ${row[key]}`
}

// The wall answers before the keys: any other error means that the row would have gone through.
async function attempt(tx: Tx, statement: RawBuilder<unknown>): Promise<boolean> {
  await sql`SAVEPOINT before`.execute(tx)
  try {
    const done = await statement.execute(tx)
    return (done.numAffectedRows ?? 0n) > 0n
  } catch (error) {
    return (error as { code?: string }).code !== POLICY_OR_PRIVILEGE
  } finally {
    await sql`ROLLBACK TO before`.execute(tx)
  }
}

function stable(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([one], [two]) => (one < two ? -1 : 1)))
}

/** Sets compared in words: what is read without right, then what is missing. */
export function difference(
  expected: readonly string[],
  seen: readonly string[],
  label: string,
): string[] {
  const wanted = new Set(expected)
  const found = new Set(seen)
  return [
    ...[...found].filter((item) => !wanted.has(item)).map((item) => `${label} de trop : ${item}`),
    ...[...wanted].filter((item) => !found.has(item)).map((item) => `${label} manquant : ${item}`),
  ]
}
