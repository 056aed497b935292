import { z } from 'zod'
import { CalendarDate } from '#kernel/wire.ts'
import { COURSE_STEPS, DELAY_KEYS, DIMENSIONS, INDICATOR_KEYS } from './domain/indicators.ts'

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

const Timeline = z.object({
  startsOn: CalendarDate,
  lastLeaseOn: CalendarDate,
  lastFollowUpOn: CalendarDate,
  lastReviewOn: CalendarDate,
  month: z.int(),
  months: z.int(),
})
export type ProgrammeTimeline = z.infer<typeof Timeline>

const CourseRow = z.object({
  step: z.enum(COURSE_STEPS),
  /** Null: masked. */
  count: z.number().nullable(),
  /** Null: not said outside the landlord's own count. */
  waiting: z.number().nullable(),
  gone: z.number().nullable(),
  /** Quarter of the number, when newer ones would say too much of few households. */
  asOf: CalendarDate.nullable(),
})

const DelayRow = z.object({
  key: z.enum(DELAY_KEYS),
  /** Null: masked, too few. */
  medianDays: z.number().nullable(),
  ninthDecileDays: z.number().nullable(),
  /** What the terms of the scheme give, in calendar days. */
  targetDays: z.number().nullable(),
})
export type DelayRow = z.infer<typeof DelayRow>

const CommuneRow = z.object({
  commune: z.string(),
  name: z.string(),
  /** Null: outside the communes of the landlord's list. */
  sector: z.string().nullable(),
  proposed: z.int(),
  allocated: z.int(),
  signed: z.int(),
})
export type CommuneRow = z.infer<typeof CommuneRow>

const SectorRow = z.object({
  sectorId: z.uuid(),
  name: z.string(),
  quota: z.int(),
  extra: z.int(),
  signed: z.int(),
  allocated: z.int(),
  proposed: z.int(),
  reserved: z.int(),
  left: z.int(),
  over: z.int(),
})

/** `published`: what the others read, for whoever counts live. */
export const OverviewQuery = z.object({ view: z.enum(['published']).optional() })

export const ProgrammeOverview = z.object({
  today: CalendarDate,
  /** Null while a term that dates it is missing. */
  timeline: Timeline.nullable(),
  /** Quarter of the published edition; null for whoever counts live. */
  quarter: CalendarDate.nullable(),
  isLive: z.boolean(),
  threshold: z.int().nullable(),
  course: z.array(CourseRow),
  delays: z.array(DelayRow),
  /** Empty for whoever does not read the landlord's dwellings. */
  quotas: z.array(SectorRow),
  communes: z.object({ then: z.array(CommuneRow), now: z.array(CommuneRow) }),
})
export type ProgrammeOverview = z.infer<typeof ProgrammeOverview>
