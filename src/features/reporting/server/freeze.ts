import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'
import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'
import { DELAY_KEYS, finishedQuarters, nextQuarter, TABLES } from '../domain/indicators.ts'
import {
  delayFigures,
  publishTable,
  type CountTable,
  type PublishedTable,
} from '../domain/suppression.ts'
import { countsOf, delaysOf } from './count-sql.ts'
import { countsKept, lastPublished, writeDelays, writeTable, type Edition } from './edition-sql.ts'

const EVERY_MS = 3_600_000

/** Freezes every finished quarter that has no edition yet, oldest first; returns how many. */
export async function freezeEditions(db: Database): Promise<number> {
  let frozen = 0
  for (const scheme of await schemesToReport(db)) {
    for (const quarter of finishedQuarters(scheme.startsOn, scheme.today)) {
      if (scheme.known.includes(quarter)) continue
      await asReporting(db, (tx) => freezeOne(tx, scheme, quarter))
      frozen += 1
    }
  }
  return frozen
}

export function startReporting(db: Database, log: Logger): Repeated {
  return repeat({ firstMs: 2_000, everyMs: EVERY_MS }, { what: 'reporting', log }, () =>
    freezeEditions(db),
  )
}

type Scheme = {
  readonly id: string
  readonly startsOn: string
  readonly today: string
  readonly threshold: number
  readonly known: readonly string[]
}

// A scheme without a publication threshold publishes nothing: the figure is its own, never ours.
async function schemesToReport(db: Database): Promise<Scheme[]> {
  return asReporting(db, async (tx) => {
    const schemes = await sql<Scheme>`
      SELECT s.id, s.starts_on, app_private.programme_today() AS today, t.value::int AS threshold,
        ARRAY(SELECT e.quarter_starts_on::text FROM app.indicator_edition e WHERE e.scheme_id = s.id) AS known
      FROM app.scheme s
      JOIN app.scheme_term t ON t.scheme_id = s.id AND t.key = 'reporting.small-cell'
        AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
      ORDER BY s.starts_on`.execute(tx)
    return schemes.rows
  })
}

async function freezeOne(tx: Tx, scheme: Scheme, quarter: string): Promise<void> {
  const edition = await tx
    .insertInto('indicatorEdition')
    .values({ schemeId: scheme.id, quarterStartsOn: quarter, threshold: scheme.threshold })
    .returning('id')
    .executeTakeFirstOrThrow()
  const to: Edition = { id: edition.id, schemeId: scheme.id, quarter, threshold: scheme.threshold }
  const before = nextQuarter(quarter)
  for (const { indicator, dimension } of TABLES) {
    const counts = await countsOf(tx, { schemeId: scheme.id, indicator, dimension, before })
    const current = tableOf(counts)
    const published = await lastPublished(tx, to, { indicator, dimension })
    const previous = published
      ? {
          published,
          counted: await countsKept(tx, to, { indicator, dimension, asOf: published.asOf }),
        }
      : null
    const next = publishTable(withSameCells(current, previous), quarter, previous, scheme.threshold)
    await writeTable(tx, to, { indicator, dimension, current, next })
  }
  const delays = await delaysOf(tx, { schemeId: scheme.id, before })
  for (const indicator of DELAY_KEYS) {
    await writeDelays(
      tx,
      to,
      indicator,
      delayFigures(delays.get(indicator) ?? [], scheme.threshold),
    )
  }
}

function tableOf(counts: readonly { cell: string; count: number }[]): CountTable {
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    cells: Object.fromEntries(counts.map(({ cell, count }) => [cell, count])),
  }
}

// A cell that appears later was empty before: both editions are compared cell by cell.
function withSameCells(
  current: CountTable,
  previous: { readonly published: PublishedTable } | null,
): CountTable {
  const absent = Object.keys(previous?.published.cells ?? {}).filter(
    (cell) => !(cell in current.cells),
  )
  return {
    ...current,
    cells: { ...current.cells, ...Object.fromEntries(absent.map((cell) => [cell, 0])) },
  }
}

async function asReporting<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_reporting`.execute(tx)
    return work(tx)
  })
}
