import type { Tx } from '#platform/db/door.ts'
import { COMPARTMENT_OF, type Dimension, type IndicatorKey } from '../domain/indicators.ts'
import type { CountTable, PublishedTable } from '../domain/suppression.ts'

export type Edition = {
  readonly id: string
  readonly schemeId: string
  readonly quarter: string
  readonly threshold: number
}
type Named = { readonly indicator: IndicatorKey; readonly dimension: Dimension }

const TOTAL = ''

/** The same table as the edition before published it; undefined for the first edition. */
export async function lastPublished(
  tx: Tx,
  edition: Edition,
  table: Named,
): Promise<PublishedTable | undefined> {
  const rows = await tx
    .selectFrom('indicatorValue as v')
    .innerJoin('indicatorEdition as e', 'e.id', 'v.editionId')
    .select(['v.cell', 'v.value', 'v.asOf', 'e.quarterStartsOn'])
    .where('e.schemeId', '=', edition.schemeId)
    .where('e.quarterStartsOn', '<', edition.quarter)
    .where('v.indicator', '=', table.indicator)
    .where('v.dimension', '=', table.dimension)
    .orderBy('e.quarterStartsOn', 'desc')
    .execute()
  const newest = rows[0]?.quarterStartsOn
  const last = rows.filter((row) => row.quarterStartsOn === newest)
  const [first] = last
  if (!first) return undefined
  const value = (row: { value: string | null }) => (row.value === null ? null : Number(row.value))
  const total = last.find(({ cell }) => cell === TOTAL)
  return {
    total: total ? value(total) : null,
    cells: Object.fromEntries(
      last.filter(({ cell }) => cell !== TOTAL).map((row) => [row.cell, value(row)]),
    ),
    asOf: first.asOf,
  }
}

/** The true counts that a published table was made from. */
export async function countsKept(
  tx: Tx,
  edition: Edition,
  table: Named & { readonly asOf: string },
): Promise<CountTable> {
  const rows = await tx
    .selectFrom('indicatorCount as k')
    .innerJoin('indicatorEdition as e', 'e.id', 'k.editionId')
    .select(['k.cell', 'k.count'])
    .where('e.schemeId', '=', edition.schemeId)
    .where('e.quarterStartsOn', '=', table.asOf)
    .where('k.indicator', '=', table.indicator)
    .where('k.dimension', '=', table.dimension)
    .execute()
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    cells: Object.fromEntries(rows.map(({ cell, count }) => [cell, count])),
  }
}

type Written = Named & { readonly current: CountTable; readonly next: PublishedTable }

export async function writeTable(tx: Tx, edition: Edition, written: Written): Promise<void> {
  const { indicator, dimension, current, next } = written
  const named = { editionId: edition.id, indicator, dimension }
  const cells = Object.entries(current.cells)
  if (cells.length > 0) {
    await tx
      .insertInto('indicatorCount')
      .values(cells.map(([cell, count]) => ({ ...named, cell, count })))
      .execute()
  }
  const values = [[TOTAL, next.total] as const, ...Object.entries(next.cells)]
  await tx
    .insertInto('indicatorValue')
    .values(
      values.map(([cell, value]) => ({
        ...named,
        cell,
        value,
        compartment: COMPARTMENT_OF[indicator],
        unit: 'households',
        asOf: next.asOf,
      })),
    )
    .execute()
}

export async function writeDelays(
  tx: Tx,
  edition: Edition,
  indicator: IndicatorKey,
  figures: { readonly medianDays: number; readonly ninthDecileDays: number } | null,
): Promise<void> {
  const values = [
    ['médiane', figures?.medianDays ?? null],
    ['neuvième décile', figures?.ninthDecileDays ?? null],
  ] as const
  await tx
    .insertInto('indicatorValue')
    .values(
      values.map(([cell, value]) => ({
        editionId: edition.id,
        indicator,
        dimension: 'figures',
        cell,
        value,
        compartment: COMPARTMENT_OF[indicator],
        unit: 'days',
        asOf: edition.quarter,
      })),
    )
    .execute()
}
