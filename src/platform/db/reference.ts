import type pg from 'pg'
import { readReference, type Row } from './reference-files.ts'
import { loadPacks } from './reference-packs.ts'

/**
 * « o » of the matrix: whose entries are one's own. A service answers for its referrals as a whole;
 * a professional's notes, reports and proposals are nobody else's.
 */
function ownBy(row: Row): string | null {
  if (row['own_only'] !== 'own') return null
  const wholeOrganisation = ['SIAO', 'RES'].includes(row['role'] ?? '')
  return wholeOrganisation || row['compartment'] === '16' ? 'organisation' : 'account'
}

function accessRule(row: Row): unknown[] {
  const conditions = (row['conditions'] ?? '').split(' ').filter(Boolean)
  return [
    row['compartment'],
    row['role'],
    row['verb'],
    ownBy(row),
    // Note 3: the department's worker reads from the hand-over on, and with consent.
    conditions.includes('consent') || conditions.includes('note3'),
    conditions.filter((condition) => condition !== 'consent'),
  ]
}

async function replace(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[][],
): Promise<void> {
  await client.query(`DELETE FROM ${table}`)
  for (const values of rows) {
    const marks = values.map((_, index) => `$${String(index + 1)}`).join(', ')
    await client.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, values)
  }
}

/** Brings the reference tables of a migrated database to what the files of db/reference say. */
export async function loadReference(client: pg.Client): Promise<void> {
  const [roles, compartments, rules, purposes] = await Promise.all(
    ['roles.csv', 'compartments.csv', 'access-matrix.csv', 'purposes.csv'].map(readReference),
  )
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL ROLE perenne_reference')
    await client.query('DELETE FROM app.access_rule')
    await upsert(client, 'app.role', ['code', 'label', 'holds_cases'], roles ?? [])
    await upsert(
      client,
      'app.compartment',
      ['code', 'label', 'position', 'reduced_from', 'household_scope_only', 'belongs_to_person'],
      compartments ?? [],
    )
    await upsert(client, 'app.purpose', ['code', 'sentence'], purposes ?? [])
    await replace(
      client,
      'app.access_rule',
      ['compartment', 'role', 'verb', 'own_by', 'needs_consent', 'conditions'],
      (rules ?? []).filter((row) => row['verb'] !== 'none').map(accessRule),
    )
    await loadPacks(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Other tables refer to these codes, so rows are updated in place rather than replaced. */
async function upsert(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const sets = columns.slice(1).map((column) => `${column} = excluded.${column}`)
  for (const row of rows) {
    const marks = columns.map((_, index) => `$${String(index + 1)}`).join(', ')
    await client.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})
       ON CONFLICT (${columns[0] ?? ''}) DO UPDATE SET ${sets.join(', ')}`,
      // An empty cell is an absent value.
      columns.map((column) => (row[column] === '' ? null : row[column])),
    )
  }
}
