import { sql } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import {
  causesOf,
  movesOf,
  type AlertTerms,
  type Standing,
  type Watched,
} from '../domain/alert-rules.ts'

type Line = Watched & {
  readonly householdId: string
  readonly terms: Readonly<Record<string, number>> | null
}

/** Looks at every household that lives in its dwelling, once a day's facts; returns how many alerts moved. */
export async function watchAlerts(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const today = await sql<{
      today: string
    }>`SELECT app_private.programme_today() AS today`.execute(tx)
    const watched = await sql<Line>`SELECT * FROM app_private.watched_households()`.execute(tx)
    const known = await sql<Standing & { householdId: string }>`
      SELECT * FROM app_private.open_alerts()`.execute(tx)
    const moves = allMoves(watched.rows, known.rows, today.rows[0]?.today ?? '')
    if (moves.raised.length + moves.ended.length + moves.passed.length === 0) return 0
    const kept = await sql<{ moved: number }>`
      SELECT app_private.keep_alerts(${JSON.stringify(moves.raised)}::jsonb, ${JSON.stringify(moves.ended)}::jsonb,
        ${JSON.stringify(moves.passed)}::jsonb) AS moved`.execute(tx)
    return kept.rows[0]?.moved ?? 0
  })
}

const OVER = 'La cause a pris fin.'

function allMoves(
  watched: readonly Line[],
  known: readonly (Standing & { readonly householdId: string })[],
  today: string,
) {
  const alerts = Map.groupBy(known, ({ householdId }) => householdId)
  const lines = new Map(watched.map((line) => [line.householdId, line]))
  // A household that left keeps its alerts only until the scan sees that nothing is watched any more.
  const households = new Set([...lines.keys(), ...alerts.keys()])
  const all = [...households].map((householdId) => {
    const line = lines.get(householdId)
    const terms = termsOf(line?.terms ?? null)
    const causes = line ? causesOf(line, terms, today) : []
    return { householdId, ...movesOf(causes, alerts.get(householdId) ?? [], terms.answer, today) }
  })
  return {
    raised: all.flatMap(({ householdId, raised }) =>
      raised.map((cause) => ({ household_id: householdId, ...cause })),
    ),
    ended: all.flatMap(({ ended }) => ended.map((id) => ({ id, because: OVER }))),
    passed: all.flatMap(({ passed }) => passed),
  }
}

function termsOf(terms: Line['terms']): AlertTerms {
  const weeklyVisits = terms?.['visit.weekly-visits']
  const fortnightlyUntil = terms?.['visit.fortnightly-until']
  const monthlyUntil = terms?.['visit.monthly-until']
  return {
    noContact: terms?.['nudge.no-contact'] ?? null,
    answer: terms?.['delay.answer-alert'] ?? null,
    rhythm:
      weeklyVisits === undefined || fortnightlyUntil === undefined || monthlyUntil === undefined
        ? null
        : { weeklyVisits, fortnightlyUntil, monthlyUntil },
  }
}
