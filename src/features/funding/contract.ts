import { z } from 'zod'
import { CalendarDate, Id, line, words } from '#kernel/wire.ts'
import {
  PRICE_LINES,
  PRICE_PERS,
  type PriceLine,
  type PricePer,
} from '../schemes/domain/price-lines.ts'
import { CAP_OF_LINE, type CapKey, type CappedLine } from './domain/events.ts'

const Line = z.enum(Object.keys(PRICE_LINES) as [PriceLine, ...PriceLine[]])
const Per = z.enum(Object.keys(PRICE_PERS) as [PricePer, ...PricePer[]])
const CapLine = z.enum(Object.keys(CAP_OF_LINE) as [CappedLine, ...CappedLine[]])
const CapTerm = z.enum(Object.values(CAP_OF_LINE) as [CapKey, ...CapKey[]])
const Cents = z.int()
const Count = z.int().min(0)

/** `quantity` × `unitCents` ÷ `parts`; the amount is the sum of what is rounded household by household. */
export const Sum = z.object({
  quantity: Count,
  unit: z.enum(['household', 'month', 'day']),
  unitCents: Cents,
  parts: z.int().min(1),
  households: Count,
  cents: Cents,
})
export type Sum = z.infer<typeof Sum>

const Ceiling = z.object({
  basis: z.enum(['cap', 'target', 'envelope']),
  count: Count,
  unitCents: Cents,
  /** Months that each one is paid for; null for what is paid once. */
  months: Count.nullable(),
  cents: Cents,
})
export type Ceiling = z.infer<typeof Ceiling>

const CapState = z.object({
  limit: Count,
  used: Count,
  left: Count,
  /** Begun beyond the cap: not paid. */
  beyond: Count,
  /** `YYYY-MM`: the month in which the last place is, or should be, taken. */
  fullInMonth: z.string().nullable(),
})

export const FundingRow = z.object({
  key: z.string(),
  line: Line,
  operatorId: Id.nullable(),
  operatorKind: z.string().nullable(),
  operatorName: z.string().nullable(),
  /** The price in force; null when the line has none today. */
  unitCents: Cents.nullable(),
  per: Per.nullable(),
  households: Count,
  beyondCap: Count,
  spent: z.array(Sum),
  running: z.array(Sum),
  expected: z.array(Sum),
  spentCents: Cents,
  committedCents: Cents,
  forecastCents: Cents,
  ceiling: Ceiling.nullable(),
  /** Null for support, and for an operator. */
  cap: CapState.nullable(),
})
export type FundingRow = z.infer<typeof FundingRow>

const Bracket = z.object({
  lines: z.array(
    z.object({
      line: Line,
      count: Count,
      lowUnitCents: Cents,
      highUnitCents: Cents,
      lowCents: Cents,
      highCents: Cents,
    }),
  ),
  lowCents: Cents,
  highCents: Cents,
})
export type Bracket = z.infer<typeof Bracket>

export const FundingPage = z.object({
  scheme: z.object({
    id: Id,
    name: z.string(),
    startsOn: CalendarDate,
    /** Last day of the programme, that of the last reviews; null while its length is unknown. */
    endsOn: CalendarDate.nullable(),
    month: z.int(),
    months: Count.nullable(),
    lastMonth: Count.nullable(),
    /** How long a household is followed, and paid for. */
    followUpMonths: Count.nullable(),
  }),
  asOf: CalendarDate,
  from: CalendarDate,
  to: CalendarDate,
  proRata: z.enum(['day', 'month']),
  /** `own`: an operator reads its own lines, and nothing of what is still to come. */
  reach: z.enum(['all', 'own']),
  rows: z.array(FundingRow),
  totals: z.object({
    spentCents: Cents,
    committedCents: Cents,
    forecastCents: Cents,
    ceilingCents: Cents.nullable(),
  }),
  unpriced: z.array(z.object({ line: Line, operatorName: z.string(), households: Count })),
  /** Households still to come, those that no envelope receives, and those for which no day is left. */
  toCome: z.object({ households: Count, withoutEnvelope: Count, missing: Count }),
  bracket: Bracket.nullable(),
  abilities: z.array(z.enum(['envelope.set', 'lines.read'])),
})
export type FundingPage = z.infer<typeof FundingPage>

export const FundingQuery = z
  .object({ from: CalendarDate.optional(), to: CalendarDate.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'dates-out-of-order',
  })
export type FundingQuery = z.infer<typeof FundingQuery>

export const FundingCap = CapState.extend({
  key: CapTerm,
  line: CapLine,
  /** At the end of each month of the programme; empty for an operator. */
  months: z.array(z.object({ month: z.string(), used: Count, isExpected: z.boolean() })),
  /** For whoever reads the file's number: the number and the operator, nothing more. */
  holders: z.array(z.object({ fileNumber: z.string(), operatorName: z.string() })),
  /** Places held by other households: those that the reader does not know, or too many to be named. */
  unnamed: Count,
})
export type FundingCap = z.infer<typeof FundingCap>
export const FundingCaps = z.object({
  asOf: CalendarDate,
  reach: z.enum(['all', 'own']),
  housed: Count,
  toCome: Count,
  caps: z.array(FundingCap),
})
export type FundingCaps = z.infer<typeof FundingCaps>

/** What one household costs on a line, as it can be recomputed by hand. */
export const FundingLine = z.object({
  fileNumber: z.string().nullable(),
  operatorName: z.string(),
  from: CalendarDate.nullable(),
  /** Last day that is paid or planned. */
  to: CalendarDate.nullable(),
  state: z.enum(['priced', 'beyond-cap']),
  spent: z.array(Sum),
  running: z.array(Sum),
  spentCents: Cents,
  runningCents: Cents,
})
export type FundingLine = z.infer<typeof FundingLine>
export const FundingLines = z.object({ rows: z.array(FundingLine), total: Count })
export type FundingLines = z.infer<typeof FundingLines>
export const FundingLinesQuery = FundingQuery.safeExtend({
  row: line(80),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
})
export type FundingLinesQuery = z.infer<typeof FundingLinesQuery>

export const NewEnvelope = z
  .object({
    id: Id,
    operatorId: Id.nullable(),
    operatorKind: line(40).nullable(),
    households: z.int().min(0, 'too-small').max(100_000, 'too-big'),
    source: line(200),
    reason: words(1_000),
  })
  .refine(({ operatorId, operatorKind }) => operatorId === null || operatorKind === null, {
    path: ['operatorKind'],
    message: 'unknown-id',
  })
export type NewEnvelope = z.infer<typeof NewEnvelope>
