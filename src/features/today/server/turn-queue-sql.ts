import { sql } from 'kysely'
import { QueueKey, type QueueItem, type Today } from '#features/households/today.contract.ts'
import { daysBetween } from '#kernel/calendar.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { turnLine, type TurnSide } from '../domain/turn-line.ts'

const SHOWN_IN_QUEUE = 10
/** When one queue is opened by its tab. */
const WHOLE_QUEUE = 200

const SIDES: Readonly<Partial<Record<Actor['role'], TurnSide>>> = { ALL: 'landlord', RES: 'holder' }

type Standing = {
  readonly id: string
  readonly typology: string
  readonly area: number
  readonly address: string
  readonly communeName: string
  readonly availableOn: string
  readonly holderName: string
  readonly kind: 'asked' | null
  readonly dueOn: string | null
  readonly since: string
  readonly queue: QueueKey
  readonly count: number
}

/** The dwellings whose holder's turn asks something of the actor, or of the holder he waits for. One statement. */
export async function turnQueues(
  tx: Tx,
  actor: Actor,
  whole: QueueKey | undefined,
): Promise<Today['queues']> {
  const side = SIDES[actor.role]
  const standings = side === undefined ? [] : await standingsOf(tx, side, whole)
  return QueueKey.options.map((key) => {
    const own = standings.filter(({ queue }) => queue === key)
    return {
      key,
      count: own[0]?.count ?? 0,
      items: own.map((standing) => toItem(standing, side ?? 'holder', actor.today)),
    }
  })
}

function toItem(standing: Standing, side: TurnSide, today: string): QueueItem {
  const { id, kind, dueOn, holderName, since } = standing
  const { what, action, dueInWorkingDays } = turnLine(
    { side, state: kind ?? 'to-ask', dueOn, holderName },
    today,
  )
  return {
    id: `vacancy:${id}`,
    subject: 'vacancy',
    subjectId: id,
    name: `${standing.typology}, ${String(Math.round(standing.area))}\u00a0m², ${standing.communeName}`,
    birthDate: null,
    adults: null,
    children: null,
    place: `${standing.address}, libre le\u00a0${shortDay(standing.availableOn)}`,
    phase: null,
    what,
    action,
    dueInWorkingDays,
    sinceDays: daysBetween(since, today),
  }
}

/** 7/12 */
function shortDay(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${String(Number(date))}/${month}`
}

async function standingsOf(
  tx: Tx,
  side: TurnSide,
  whole: QueueKey | undefined,
): Promise<Standing[]> {
  const found = await sql<Standing>`
    WITH standing AS (
      SELECT v.id, d.typology, d.living_area_m2::float8 AS area, d.address, k.official_name AS commune_name,
        v.available_on, o.short_name AS holder_name, t.kind, t.due_on, COALESCE(t.happened_on, v.opened_on) AS since,
        CASE WHEN t.due_on < app_private.programme_today() THEN 'late'
          WHEN t.kind IS NOT NULL AND ${side} = 'landlord' THEN 'waiting' ELSE 'todo' END AS queue
      FROM vacancy v
      JOIN vacancy_holder h ON h.vacancy_id = v.id
      JOIN organisation o ON o.id = h.organisation_id
      JOIN dwelling d ON d.id = v.dwelling_id
      JOIN commune k ON k.insee_then = v.commune
      LEFT JOIN LATERAL (SELECT l.kind, l.due_on, l.happened_on FROM vacancy_turn l
        WHERE l.vacancy_id = v.id AND l.holder_organisation_id = h.organisation_id
        ORDER BY l.recorded_at DESC, l.id DESC LIMIT 1) t ON true
      WHERE v.status = 'open' AND (t.kind = 'asked' OR (t.kind IS NULL AND ${side} = 'landlord'))
    ), ranked AS (
      SELECT s.*, count(*) OVER (PARTITION BY s.queue) AS count,
        row_number() OVER (PARTITION BY s.queue ORDER BY s.due_on NULLS LAST, s.since, s.id) AS rank
      FROM standing s
    )
    SELECT * FROM ranked
    WHERE rank <= CASE WHEN queue = ${whole ?? null} THEN ${WHOLE_QUEUE}::int ELSE ${SHOWN_IN_QUEUE}::int END
    ORDER BY queue, rank`.execute(tx)
  return found.rows
}
