import { createHash } from 'node:crypto'
import type pg from 'pg'
import { readReference, readReferenceText, type Row } from './reference-files.ts'

type Table = { readonly name: string; readonly file: string; readonly key: readonly string[] }

/** Tables of the packs, a table before those that refer to it. */
const TABLES: readonly Table[] = [
  { name: 'app.present_commune', file: 'present-communes.csv', key: ['insee'] },
  { name: 'app.commune', file: 'communes.csv', key: ['insee_then'] },
  {
    name: 'app.income_ceiling',
    file: 'income-ceilings.csv',
    key: ['financing', 'zone', 'category', 'valid_from'],
  },
  {
    name: 'app.benefit_parameter',
    file: 'benefit-parameters.csv',
    key: ['parameter', 'zone', 'family', 'valid_from'],
  },
  { name: 'app.minimum_surface', file: 'minimum-surfaces.csv', key: ['persons', 'valid_from'] },
  { name: 'app.budget_rule', file: 'budget-rules.csv', key: ['key', 'valid_from'] },
  { name: 'app.resource_kind', file: 'resource-kinds.csv', key: ['code'] },
]

/** Brings the dated reference packs to what their files say; a row that left its file stays, since facts may use it. */
export async function loadPacks(client: pg.Client): Promise<void> {
  for (const { name, file, key } of TABLES) {
    await loadRows(client, { name, key, rows: await readReference(file) })
  }
  const packs = await readReference('packs.csv')
  const rows = await Promise.all(
    packs.map(async ({ files = '', ...pack }) => ({ ...pack, digest: await digestOf(files) })),
  )
  await loadRows(client, { name: 'app.reference_pack', key: ['key', 'version_date'], rows })
}

async function digestOf(files: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files.split(' ')) hash.update(await readReferenceText(file))
  return hash.digest('hex')
}

type Load = {
  readonly name: string
  readonly key: readonly string[]
  readonly rows: readonly Row[]
}

/** One statement a table; an empty cell is NULL, except in a column of the key. */
async function loadRows(client: pg.Client, { name, key, rows }: Load): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const others = columns.filter((column) => !key.includes(column))
  const changes = others.map((column) => `${column} = excluded.${column}`)
  await client.query(
    `INSERT INTO ${name} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${name}, $1)
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changes.join(', ')}`,
    [JSON.stringify(rows.map((row) => withNulls(row, key)))],
  )
}

function withNulls(row: Row, key: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      cell === '' && !key.includes(column) ? null : cell,
    ]),
  )
}
