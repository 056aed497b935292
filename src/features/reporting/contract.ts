import { z } from 'zod'
import { CalendarDate } from '#kernel/wire.ts'
import { DIMENSIONS, INDICATOR_KEYS } from './domain/indicators.ts'

const IndicatorKey = z.enum(INDICATOR_KEYS)

const Cell = z.object({
  label: z.string(),
  /** Null: masked. */
  value: z.number().nullable(),
})

export const IndicatorTable = z.object({
  indicator: IndicatorKey,
  dimension: z.enum(DIMENSIONS),
  unit: z.enum(['households', 'days']),
  /** Quarter whose numbers these are: an older one when newer numbers would say too much. */
  asOf: CalendarDate,
  total: z.number().nullable(),
  cells: z.array(Cell),
})
export type IndicatorTable = z.infer<typeof IndicatorTable>

export const IndicatorQuery = z.object({ quarter: CalendarDate.optional() })

export const IndicatorEdition = z.object({
  quarters: z.array(CalendarDate),
  quarter: CalendarDate.nullable(),
  threshold: z.int().nullable(),
  tables: z.array(IndicatorTable),
})
export type IndicatorEdition = z.infer<typeof IndicatorEdition>
