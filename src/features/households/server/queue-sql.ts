import { sql } from 'kysely'
import { daysBetween } from '#kernel/calendar.ts'
import type { NeedsStage } from '#features/needs/domain/needs-stage.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { LANE_DECIDER, lapsedLine } from '../domain/emergency-line.ts'
import { phaseQueues, queueLine, QUEUE_KEYS, type Delays } from '../domain/queues.ts'
import type { PhaseNumber } from '../domain/path.ts'
import type { QueueItem, QueueKey, Today } from '../today.contract.ts'
import { compositionsOf, namesOf } from './names-sql.ts'

const SHOWN_IN_QUEUE = 10
/** When one queue is opened by its tab. */
const WHOLE_QUEUE = 200

type Standing = {
  readonly id: string
  readonly fileNumber: string
  readonly leadPersonId: string | null
  readonly phase: number
  readonly stage: NeedsStage | null
  readonly phaseSince: string
  readonly isSent: boolean
  readonly emergencyState: 'live' | 'lapsed' | null
  readonly emergencyUntil: string | null
  readonly queue: QueueKey
  readonly count: number
}

/** The actor's queues: counts of all, lines of the most pressing; the same number of statements whatever the number of households. */
export async function queuesOf(tx: Tx, actor: Actor, whole?: QueueKey): Promise<Today['queues']> {
  const delays = await delaysOf(tx)
  const standings = await standingsOf(tx, actor, delays, whole)
  const names = await namesOf(tx, standings)
  const compositions = await compositionsOf(
    tx,
    standings.map(({ id }) => id),
  )
  const items = standings.map((standing): QueueItem & { queue: QueueKey } => {
    const since = standing.phaseSince
    const { emergencyState, emergencyUntil } = standing
    const line =
      (emergencyUntil !== null && emergencyState === 'lapsed'
        ? lapsedLine(actor.role, emergencyUntil, actor.today)
        : undefined) ??
      queueLine(
        {
          phase: standing.phase as PhaseNumber,
          stage: standing.stage,
          since,
          sent: standing.isSent,
        },
        actor.role,
        actor.today,
        delays,
      )
    return {
      ...line,
      ...(emergencyUntil !== null && emergencyState === 'live' && { emergencyUntil }),
      queue: standing.queue,
      id: `household:${standing.id}`,
      subject: 'household',
      subjectId: standing.id,
      ...(names.get(standing.id) ?? { name: standing.fileNumber, birthDate: null }),
      ...(compositions.get(standing.id) ?? { adults: null, children: null }),
      place: null,
      phase: standing.phase,
      sinceDays: daysBetween(since, actor.today),
    }
  })
  return QUEUE_KEYS.map((key) => ({
    key,
    count: standings.find(({ queue }) => queue === key)?.count ?? 0,
    items: items.filter(({ queue }) => queue === key),
  }))
}

/** One statement: each household in one queue, counted, and the most pressing of each queue kept. */
async function standingsOf(
  tx: Tx,
  actor: Actor,
  delays: Delays,
  whole: QueueKey | undefined,
): Promise<Standing[]> {
  const queues = phaseQueues(actor.role, actor.today, delays)
  const refers = actor.role === 'PRE' || actor.role === 'SIAO'
  const decides = actor.role === LANE_DECIDER
  const phases = new Set([...queues.map(({ phase }) => phase), ...(refers ? [1] : [])])
  const found = await sql<Standing>`
    -- Each read once, under the rights of the whole list: joined row by row, they would be asked for every household.
    WITH early AS MATERIALIZED (
      SELECT household_id, phase, phase_since FROM app.early_phase
    ), stages AS MATERIALIZED (
      SELECT household_id, stage, since FROM app.needs_stage
    ), lanes AS MATERIALIZED (
      SELECT l.*, l.state = 'lapsed' AND ${decides} AS is_to_settle FROM app.emergency_status l
    ), rule AS (
      SELECT * FROM unnest(${queues.map(({ phase }) => phase)}::int[],
        ${queues.map(({ stage }) => stage)}::text[], ${queues.map(({ queue }) => queue)}::text[],
        ${queues.map(({ lateBefore }) => lateBefore)}::date[]) AS r(phase, stage, side, late_before)
    ), standing AS (
      SELECT h.id, h.file_number, h.lead_person_id, n.phase, n.stage, n.phase_since, k.is_sent,
        g.state AS emergency_state, g.until AS emergency_until, g.state = 'live' OR g.is_to_settle AS is_urgent,
        CASE WHEN NOT k.is_sent THEN 'todo' WHEN g.is_to_settle THEN 'late' WHEN q.side = 'waiting' THEN 'waiting'
          WHEN n.phase_since < q.late_before THEN 'late' ELSE 'todo' END AS queue,
        CASE WHEN g.is_to_settle THEN app_private.programme_today() - g.until ELSE q.late_before - n.phase_since END AS lateness
      FROM app.household h
      -- A proposal or a result that this reader knows before the household does.
      LEFT JOIN early e ON e.household_id = h.id
      -- Where the exchange on the needs stands, for the two who hold it.
      LEFT JOIN stages s ON s.household_id = h.id AND COALESCE(e.phase, h.phase) = 2
      CROSS JOIN LATERAL (SELECT COALESCE(e.phase, h.phase) AS phase,
        CASE WHEN COALESCE(e.phase, h.phase) = 2 THEN COALESCE(s.stage, 'open') END AS stage,
        GREATEST(COALESCE(e.phase_since, h.phase_since), s.since, h.step_on) AS phase_since) n
      LEFT JOIN app.referral f ON f.household_id = h.id AND n.phase = 1 AND ${refers}
      -- A file that was not sent is seen by its prescriber alone: for the others, what they see was sent.
      CROSS JOIN LATERAL (SELECT n.phase > 1 OR NOT ${refers} OR f.sent_at IS NOT NULL AS is_sent) k
      LEFT JOIN rule q ON q.phase = n.phase AND q.stage IS NOT DISTINCT FROM n.stage AND k.is_sent
      -- A lane that stopped at its limit waits for what follows, whatever the phase: it does not die in silence.
      LEFT JOIN lanes g ON g.household_id = h.id
      WHERE h.state = 'active' AND (n.phase = ANY (${[...phases]}::smallint[]) OR g.is_to_settle)
        AND (q.phase IS NOT NULL OR NOT k.is_sent OR g.is_to_settle)
    ), ranked AS (
      SELECT s.*, count(*) OVER (PARTITION BY s.queue) AS count,
        row_number() OVER (PARTITION BY s.queue ORDER BY s.is_urgent DESC NULLS LAST, s.lateness DESC NULLS LAST, s.phase_since, s.id) AS rank
      FROM standing s
    )
    SELECT id, file_number, lead_person_id, phase, stage, phase_since, is_sent, emergency_state, emergency_until, queue, count
    FROM ranked WHERE rank <= CASE WHEN queue = ${whole ?? null} THEN ${WHOLE_QUEUE}::int ELSE ${SHOWN_IN_QUEUE}::int END
    ORDER BY queue, rank`.execute(tx)
  return found.rows
}

/** Delays of the steps in force today, in working days. One scheme a landlord: its partners follow the same. */
async function delaysOf(tx: Tx): Promise<Delays> {
  const rows = await tx
    .selectFrom('schemeTerm')
    .select(['key', 'value'])
    .where('key', 'like', 'delay.%')
    .where('unit', '=', 'working-days')
    .where(sql<boolean>`daterange(valid_from, valid_to) @> app_private.programme_today()`)
    .execute()
  return Object.fromEntries(
    rows.map(({ key, value }) => [key.slice('delay.'.length), Number(value)]),
  )
}
