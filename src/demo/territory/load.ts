import type { AdminClient } from '#platform/db/prepare.ts'
import type { Rows } from './rows.ts'

/** In the order of their foreign keys. */
const ORDER = [
  'account',
  'account_role',
  'household',
  'person',
  'household_member',
  'composition',
  'information_notice',
  'communication_means',
  'housing_request',
  'referral',
  'adhesion',
  'protected_text',
  'eligibility',
  'milestone',
  'assignment',
  'assessment',
  'lease',
  'support_measure',
  'dwelling',
  'vacancy',
  'vacancy_event',
  'need_version',
  'need',
  'needs_exchange',
  'appointment',
  'appointment_participant',
  'absence',
]

/** What moves with time in rows that are already there; everything else is written once. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  // Its phase is stored afterwards, as each audience knows it.
  household: ['state'],
  referral: ['sent_at'],
  assignment: ['signed_on'],
  lease: ['keys_on'],
  support_measure: ['ended_on'],
  vacancy: ['status', 'let_on'],
}
const CHUNK = 2_000

/** Writes rows by the thousand; rows that are there already stay, but for what moves with time. */
export async function writeRows(client: AdminClient, rows: Rows): Promise<number> {
  let written = 0
  for (const table of ORDER) {
    const all = rows.tables.get(table) ?? []
    for (let at = 0; at < all.length; at += CHUNK) {
      written += await writeChunk(client, table, all.slice(at, at + CHUNK))
    }
  }
  for (let at = 0; at < rows.leads.length; at += CHUNK) {
    await client.query(
      `UPDATE household h SET lead_person_id = l.lead_person_id
       FROM json_to_recordset($1::json) AS l(id uuid, lead_person_id uuid)
       WHERE h.id = l.id AND h.lead_person_id IS NULL`,
      [JSON.stringify(rows.leads.slice(at, at + CHUNK))],
    )
  }
  return written
}

async function writeChunk(
  client: AdminClient,
  table: string,
  chunk: readonly Record<string, unknown>[],
): Promise<number> {
  const columns = [...new Set(chunk.flatMap((row) => Object.keys(row)))].join(', ')
  const key = KEYS[table] ?? 'id'
  const moves = MOVES[table]
  const conflict = moves
    ? `DO UPDATE SET ${moves.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE (${moves.map((column) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${moves.map((column) => `excluded.${column}`).join(', ')})`
    : 'DO NOTHING'
  const done = await client.query(
    `INSERT INTO ${table} AS t (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
     ON CONFLICT ${key === '' ? '' : `(${key})`} ${conflict}`,
    [JSON.stringify(chunk)],
  )
  return done.rowCount ?? 0
}

const KEYS: Readonly<Record<string, string>> = {
  household_member: 'person_id',
  composition: 'household_id',
  communication_means: 'household_id',
  housing_request: 'household_id',
  need_version: 'household_id, number',
  need: 'household_id, criterion, version',
  appointment_participant: 'appointment_id, account_id',
  // A leave that its owner declared meanwhile on the same days wins.
  absence: '',
}
