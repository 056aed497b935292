import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { BreakGlassQuestion, EmergencyAccess, EmergencyReport } from '../contract.ts'

type Opening = { readonly householdId: string; readonly expiresAt: string }

/** Opens one case for a day; nothing when no case, or more than one, answers to the question. */
export async function breakGlass(
  tx: Tx,
  question: BreakGlassQuestion,
): Promise<Opening | undefined> {
  const opened = await sql<Opening>`
    SELECT household_id, expires_at FROM app_private.break_glass(${question.fileNumber ?? null},
      ${question.lastName ?? null}, ${question.firstName ?? null}, ${question.birthDate ?? null}::date,
      ${question.reason})`.execute(tx)
  return opened.rows[0]
}

/** Emergency accesses that the reader may see, newest first; in a case, those of that case. */
export async function emergencyAccesses(tx: Tx, month?: string): Promise<EmergencyAccess[]> {
  const rows = await sql<EmergencyAccess>`
    SELECT e.id, e.file_number, e.display_name AS name, e.organisation_name AS organisation,
      r.label AS role_label, e.reason, e.opened_at, e.expires_at, e.expires_at > clock_timestamp() AS is_live,
      e.is_mine
    FROM app.emergency_access e JOIN app.role r ON r.code = e.role
    WHERE ${month ?? null}::text IS NULL
      OR to_char(e.opened_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM') = ${month ?? null}
    ORDER BY e.opened_at DESC LIMIT 500`.execute(tx)
  return rows.rows
}

/** The months of the last year, the empty ones too: « none » is what the report should most often say. */
export async function emergencyMonths(tx: Tx): Promise<EmergencyReport['months']> {
  const months = await sql<{ month: string; count: number }>`
    SELECT to_char(m.first_day, 'YYYY-MM') AS month, count(e.id) AS count
    FROM generate_series(0, 11) AS ago
    CROSS JOIN LATERAL (SELECT date_trunc('month', clock_timestamp() AT TIME ZONE 'Europe/Paris')
      - make_interval(months => ago) AS first_day) m
    LEFT JOIN app.emergency_access e ON date_trunc('month', e.opened_at AT TIME ZONE 'Europe/Paris') = m.first_day
    GROUP BY m.first_day ORDER BY m.first_day DESC`.execute(tx)
  return months.rows
}
