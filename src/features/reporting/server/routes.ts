import type { Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  IndicatorEdition,
  IndicatorQuery,
  OverviewQuery,
  ProgrammeOverview,
  type IndicatorTable,
} from '../contract.ts'
import { programmeOverview } from './overview.ts'

export function reportingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/programme',
      summary: 'Le programme d’un coup d’œil : frise, parcours, délais, communes',
      policy: 'programme.read',
      scope: 'list',
      compartments: [],
      query: OverviewQuery,
      reply: ProgrammeOverview,
    },
    ({ tx, actor, query }) => programmeOverview(tx, actor, query.view),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/indicators',
      summary: 'Les indicateurs publiés, une édition par trimestre',
      policy: 'indicator.read',
      scope: 'list',
      compartments: [],
      query: IndicatorQuery,
      reply: IndicatorEdition,
    },
    async ({ tx, query }) => {
      const editions = await tx
        .selectFrom('indicatorEdition')
        .select(['id', 'quarterStartsOn', 'threshold'])
        .orderBy('quarterStartsOn', 'desc')
        .execute()
      const edition =
        editions.find(({ quarterStartsOn }) => quarterStartsOn === query.quarter) ?? editions[0]
      return {
        quarters: [...new Set(editions.map(({ quarterStartsOn }) => quarterStartsOn))],
        quarter: edition?.quarterStartsOn ?? null,
        threshold: edition?.threshold ?? null,
        tables: edition ? await tablesOf(tx, edition.id) : [],
      }
    },
  )
}

async function tablesOf(tx: Tx, editionId: string): Promise<IndicatorTable[]> {
  const rows = await tx
    .selectFrom('indicatorValue')
    .select(['indicator', 'dimension', 'cell', 'value', 'unit', 'asOf'])
    .where('editionId', '=', editionId)
    .orderBy('indicator')
    .orderBy('dimension')
    .orderBy('cell')
    .execute()
  const tables = new Map<string, IndicatorTable>()
  for (const row of rows) {
    const key = `${row.indicator} ${row.dimension}`
    const table = tables.get(key) ?? emptyTable(row)
    const value = row.value === null ? null : Number(row.value)
    tables.set(
      key,
      row.cell === ''
        ? { ...table, total: value }
        : { ...table, cells: [...table.cells, { label: row.cell, value }] },
    )
  }
  return [...tables.values()]
}

function emptyTable(row: {
  indicator: string
  dimension: string
  unit: string
  asOf: string
}): IndicatorTable {
  return {
    indicator: row.indicator as IndicatorTable['indicator'],
    dimension: row.dimension as IndicatorTable['dimension'],
    unit: row.unit as IndicatorTable['unit'],
    asOf: row.asOf,
    total: null,
    cells: [],
  }
}
