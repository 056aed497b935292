import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { Access, AccessesQuery, AccessJournal, AccessPage, AuditState } from '../contract.ts'

const DAYS_A_PAGE = 31
const ROWS_A_PAGE = 50
const NOTHING_ASKED = {
  before: null,
  accountId: null,
  outcome: null,
  fileNumber: null,
  from: null,
  to: null,
}

/** Who opened this file, a line for each person and day: a busy morning is one line. */
export async function accessJournal(
  tx: Tx,
  householdId: string,
  until?: string,
): Promise<AccessJournal> {
  const grouped = await sql<AccessJournal['lines'][number] & { isEarlier: boolean }>`
    WITH looked AS (
      SELECT w.*, (w.at AT TIME ZONE 'Europe/Paris')::date AS day FROM app.who_looked w
      WHERE w.household_id = ${householdId}
    ), shown AS (
      SELECT l.*, l.day <= max(l.day) OVER () - ${DAYS_A_PAGE}::integer AS is_earlier FROM looked l
      WHERE ${until ?? null}::date IS NULL OR l.day <= ${until ?? null}::date
    )
    SELECT s.day, s.display_name AS name, s.organisation_name AS organisation, r.label AS role_label, s.is_me,
      s.outcome = 'break-glass' AS is_emergency, array_agg(DISTINCT s.purpose_sentence) AS purposes,
      min(s.at) AS first_at, max(s.at) AS last_at, count(*) AS times, s.is_earlier
    FROM shown s JOIN app.role r ON r.code = s.role
    GROUP BY s.is_earlier, s.day, s.display_name, s.organisation_name, r.label, s.is_me, is_emergency
    ORDER BY s.is_earlier, s.day DESC, last_at DESC
    LIMIT 1000`.execute(tx)
  const lines = grouped.rows.filter((row) => !row.isEarlier)
  return { lines, earlier: grouped.rows.find((row) => row.isEarlier)?.day ?? null }
}

/** What the people of the officer's organisation looked at, newest first; the view says which rows those are. */
export async function organisationAccesses(tx: Tx, query: AccessesQuery): Promise<AccessPage> {
  const asked = { ...NOTHING_ASKED, ...query }
  const found = await sql<Access>`
    SELECT a.id, a.at, a.account_id, a.display_name AS name, r.label AS role_label, a.outcome,
      a.purpose_sentence AS purpose, a.file_number, a.listed
    FROM app.organisation_access a JOIN app.role r ON r.code = a.role
    WHERE (${asked.before}::bigint IS NULL OR a.id < ${asked.before})
      AND (${asked.accountId}::uuid IS NULL OR a.account_id = ${asked.accountId})
      AND (${asked.outcome}::text IS NULL OR a.outcome = ${asked.outcome})
      AND (${asked.fileNumber}::text IS NULL OR a.file_number = ${asked.fileNumber})
      AND (${asked.from}::date IS NULL
        OR a.at >= ${asked.from}::date::timestamp AT TIME ZONE 'Europe/Paris')
      AND (${asked.to}::date IS NULL
        OR a.at < (${asked.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')
    ORDER BY a.id DESC LIMIT ${ROWS_A_PAGE + 1}`.execute(tx)
  const rows = found.rows.slice(0, ROWS_A_PAGE)
  return { rows, next: found.rows.length > ROWS_A_PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/** Whether the chain of seals is whole, as last verified; no content of a case. */
export async function auditState(tx: Tx): Promise<AuditState> {
  const check = await tx
    .selectFrom('auditCheck')
    .select(['whole', 'checkedAt', 'firstBreak'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = await tx
    .selectFrom('auditSegment')
    .select(['number', 'sealedAt'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    whole: check?.whole ?? null,
    checkedAt: check?.checkedAt ?? null,
    firstBreak: check?.firstBreak ?? null,
    segments: last?.number ?? 0,
    lastSealedAt: last?.sealedAt ?? null,
  }
}
