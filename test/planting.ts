import { randomUUID } from 'node:crypto'
import type pg from 'pg'

// Rows made from the catalogue: a new table of a case gets its canaries without anybody thinking of it.

export type Column = {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  /** Filled by the database itself. */
  readonly isAutomatic: boolean
  /** What it refers to: table, and column there. */
  readonly target: string | null
  readonly targetColumn: string | null
  readonly choices: readonly string[] | null
  readonly isChecked: boolean
}

export async function columnsOf(oracle: pg.Client, table: string): Promise<readonly Column[]> {
  const found = await oracle.query<Omit<Column, 'choices'> & { checks: string[] }>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS "isRequired",
       a.attgenerated <> '' OR a.attidentity <> '' OR a.atthasdef AS "isAutomatic",
       f.target, f.column AS "targetColumn",
       ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c'
         AND k.conkey = ARRAY[a.attnum]) AS checks,
       EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c'
         AND a.attnum = ANY (k.conkey)) AS "isChecked"
     FROM pg_attribute a
     LEFT JOIN LATERAL (
       SELECT k.confrelid::regclass::text AS target, t.attname AS column FROM pg_constraint k
       JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = k.confkey[array_position(k.conkey, a.attnum)]
       WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)
       ORDER BY cardinality(k.conkey) LIMIT 1) f ON true
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [table],
  )
  return found.rows.map(({ checks, ...column }) => ({ ...column, choices: choicesOf(checks) }))
}

// CHECK (kind IN ('a', 'b')) reads back as (kind = ANY (ARRAY['a'::text, 'b'::text])).
function choicesOf(checks: readonly string[]): readonly string[] | null {
  const list = checks.map(
    (check) => /= ANY \(+ARRAY\[(?<list>.*?)\]/u.exec(check)?.groups?.['list'],
  )
  const first = list.find((text) => text !== undefined)
  if (first === undefined) return null
  return [...first.matchAll(/'(?<value>[^']*)'/gu)].map((match) => match.groups?.['value'] ?? '')
}

export type Subject = {
  readonly householdId: string
  readonly personId: string
  readonly accountId: string
  readonly organisationId: string
  /** Values that a rule of the table asks for. */
  readonly given: Readonly<Record<string, unknown>>
  text(): string
}

/** One row of a table for one household, person and author; undefined when what it refers to is not there yet. */
export async function rowFor(
  oracle: pg.Client,
  columns: readonly Column[],
  subject: Subject,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const row: Record<string, unknown> = {}
  let dates = 0
  for (const column of columns) {
    const value = await valueOf(oracle, column, subject, dates)
    if (value === undefined) continue
    if (value === MISSING) return undefined
    if (column.type === 'date') dates += 1
    row[column.name] = value
  }
  return row
}

const MISSING = Symbol('what the row refers to')

async function valueOf(
  oracle: pg.Client,
  column: Column,
  subject: Subject,
  dates: number,
): Promise<unknown> {
  const { name, target } = column
  if (name in subject.given) return subject.given[name]
  if (name === 'household_id') return subject.householdId
  if (name === 'subject_person_id' || name === 'person_id') return subject.personId
  if (column.isAutomatic) return undefined
  if (target !== null) return column.isRequired ? referenceOf(oracle, column, subject) : undefined
  if (name.endsWith('account_id') || name.endsWith('_by')) return subject.accountId
  if (name.endsWith('organisation_id')) return subject.organisationId
  if (column.choices !== null) return column.isRequired ? column.choices[0] : undefined
  // An optional free text still holds a canary: it is where people write too much.
  if (column.type === 'text' && !(column.isChecked && !column.isRequired)) return subject.text()
  return column.isRequired ? plainValue(column.type, dates) : undefined
}

async function referenceOf(
  oracle: pg.Client,
  { target, targetColumn }: Column,
  subject: Subject,
): Promise<unknown> {
  if (target === null) return MISSING
  if (target.endsWith('account')) return subject.accountId
  if (target.endsWith('organisation')) return subject.organisationId
  if (target.endsWith('person')) return subject.personId
  const row = await oracle.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(t) AS row FROM ${target} t
     WHERE COALESCE(to_jsonb(t) ->> 'household_id', $1) = $1 ORDER BY to_jsonb(t) ->> 'household_id' NULLS LAST LIMIT 1`,
    [subject.householdId],
  )
  const found = row.rows[0]?.row
  return found?.[targetColumn ?? 'id'] ?? MISSING
}

// Dates grow from column to column, as « ends after it starts » asks.
function plainValue(type: string, dates: number): unknown {
  const day = new Date(Date.now() + (dates - 20) * 86_400_000)
  if (type === 'uuid') return randomUUID()
  if (type === 'date') return day.toISOString().slice(0, 10)
  if (type.startsWith('timestamp')) return day
  if (type === 'boolean') return true
  if (type === 'jsonb') return '{}'
  if (type === 'bytea') return Buffer.from('00', 'hex')
  if (type.endsWith('[]')) return '{}'
  return 1
}

export async function insertRow(
  oracle: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row)
  const marks = columns.map((_, rank) => `$${String(rank + 1)}`)
  const names = columns.map((name) => `"${name}"`).join(', ')
  await oracle.query(
    `INSERT INTO ${table} (${names}) VALUES (${marks.join(', ')})`,
    Object.values(row),
  )
}
