import { sql, type Transaction } from 'kysely'
import type { DB } from '#platform/db/schema.ts'
import type { Field, ReceiptText, SegmentText } from './canonical.ts'

type Tx = Transaction<DB>

export type Segment = SegmentText & {
  readonly root: Buffer
  /** Last log id of this life of the base; null while it goes on. */
  readonly beforeLogId: string | null
}

export type Receipt = ReceiptText & { readonly root: Buffer }

export type LoggedAccess = { readonly id: string; readonly xid: string; readonly columns: Field[] }

export type Leaves = { readonly logIds: readonly string[]; readonly hashes: readonly Buffer[] }

const SEGMENTS_A_PAGE = 500
const ROWS_A_PAGE = 20_000

/**
 * The next segments of the chain, within one life of the base: as many as hold a page of accesses.
 * Everything is text, as it was hashed.
 */
export async function segmentsAfter(tx: Tx, number: string): Promise<Segment[]> {
  const page = await sql<Segment>`
    SELECT s.number::text AS number, s.after_log_id::text AS after_log_id, s.after_xid::text AS after_xid,
      s.through_xid::text AS through_xid, s.first_log_id::text AS first_log_id,
      s.last_log_id::text AS last_log_id, s.row_count::text AS row_count, s.merkle_root, s.previous_root,
      s.purge_root, app_private.micros(s.sealed_at) AS sealed_at_micros, s.root,
      (SELECT min(later.after_log_id)::text FROM app.audit_segment later
        WHERE later.after_log_id > s.after_log_id) AS before_log_id
    FROM (
      SELECT p.*, sum(p.row_count) OVER (ORDER BY p.number) - p.row_count AS rows_before
      FROM (SELECT * FROM app.audit_segment k WHERE k.number > ${number}::bigint AND k.after_log_id = (
          SELECT n.after_log_id FROM app.audit_segment n WHERE n.number > ${number}::bigint ORDER BY n.number LIMIT 1)
        ORDER BY k.number LIMIT ${SEGMENTS_A_PAGE}) p
    ) s WHERE s.rows_before < ${ROWS_A_PAGE} ORDER BY s.number`.execute(tx)
  return page.rows
}

/** The accesses that belong to these neighbouring segments, in the order in which they were sealed. */
export async function accessesOf(tx: Tx, segments: readonly Segment[]): Promise<LoggedAccess[]> {
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last) return []
  const rows = await sql<LoggedAccess>`
    SELECT l.id::text AS id, l.xid::text AS xid, ARRAY[l.id::text, l.xid::text, app_private.micros(l.at),
      l.request_id::text, l.account_id::text, l.organisation_id::text, l.role, l.outcome, l.household_id::text,
      l.subject_person_id::text, l.listed_household_ids::text, l.compartments::text, l.purpose, l.route] AS columns
    FROM app.access_log l
    WHERE l.xid > ${first.afterXid}::xid8 AND l.xid <= ${last.throughXid}::xid8
      AND l.id > ${first.afterLogId}::bigint
      AND l.id <= COALESCE(${first.beforeLogId}::bigint, 9223372036854775807)
    ORDER BY l.xid, l.id`.execute(tx)
  return rows.rows
}

/** The fingerprints kept beside a segment, or nothing once it was purged. */
export async function leavesOf(tx: Tx, number: string): Promise<Leaves | undefined> {
  const kept = await sql<Leaves>`
    SELECT k.log_ids::text[] AS log_ids, k.hashes FROM app.audit_segment_leaf k
    WHERE k.segment_number = ${number}::bigint`.execute(tx)
  return kept.rows[0]
}

export async function receipts(tx: Tx): Promise<Receipt[]> {
  const kept = await sql<Receipt>`
    SELECT p.number::text AS number, p.first_segment::text AS first_segment,
      p.last_segment::text AS last_segment, p.row_count::text AS row_count, p.basis,
      app_private.micros(p.purged_at) AS purged_at_micros, p.previous_root, p.root
    FROM app.audit_purge p ORDER BY p.number`.execute(tx)
  return kept.rows
}

export type Outside = { readonly total: number; readonly pending: number }

/** How many accesses there are in all, and how many came after the last segment. */
export async function accessesOutside(tx: Tx, last: Segment | undefined): Promise<Outside> {
  const counted = await sql<Outside>`
    SELECT count(*) AS total, count(*) FILTER (WHERE l.xid > ${last?.throughXid ?? '0'}::xid8
      AND l.id > ${last?.afterLogId ?? '0'}::bigint) AS pending
    FROM app.access_log l`.execute(tx)
  return counted.rows[0] ?? { total: 0, pending: 0 }
}
