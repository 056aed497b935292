export const INDICATOR_KEYS = [
  'referred',
  'eligible',
  'needs',
  'proposed',
  'allocated',
  'housed',
  'handed-over',
  'closed',
  'abandoned',
  'delay-eligibility',
  'delay-needs',
  'delay-proposal',
  'delay-committee',
  'delay-decision',
  'delay-lease',
  'delay-vacancy',
  'delay-closure',
] as const
export type IndicatorKey = (typeof INDICATOR_KEYS)[number]

export const DIMENSIONS = [
  'whole',
  'operator',
  'composition',
  'situation',
  'public',
  'figures',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Fact of the path that each cumulative count waits for. */
export const COUNTED_FACTS = {
  referred: 'referral-sent',
  eligible: 'eligible',
  needs: 'needs-agreed',
  proposed: 'prescriber-informed',
  allocated: 'decided',
  housed: 'lease-signed',
  'handed-over': 'handover-started',
  closed: 'closure-held',
} as const satisfies Partial<Record<IndicatorKey, string>>

/** The delays that `app_private.path_delays` measures, in the order of the path. */
export const DELAY_KEYS = [
  'delay-eligibility',
  'delay-needs',
  'delay-proposal',
  'delay-committee',
  'delay-decision',
  'delay-lease',
  'delay-vacancy',
  'delay-closure',
] as const satisfies readonly IndicatorKey[]
export type DelayKey = (typeof DELAY_KEYS)[number]

/** Which right of the matrix opens each indicator (11 decisions, 13 plan and support, 17 the rest). */
export const COMPARTMENT_OF: Readonly<Record<IndicatorKey, '11' | '13' | '17'>> = {
  referred: '17',
  eligible: '17',
  needs: '17',
  proposed: '17',
  allocated: '11',
  housed: '17',
  'handed-over': '13',
  closed: '13',
  abandoned: '17',
  'delay-eligibility': '17',
  'delay-needs': '17',
  'delay-proposal': '17',
  'delay-committee': '11',
  'delay-decision': '11',
  'delay-lease': '17',
  'delay-vacancy': '17',
  'delay-closure': '13',
}

/** The way of the cohort, each step counting who came that far: the steps of the programme's first page. */
export const COURSE_STEPS = [
  'referred',
  'eligible',
  'needs',
  'proposed',
  'allocated',
  'housed',
  'handed-over',
  'closed',
] as const satisfies readonly IndicatorKey[]
export type CourseStep = (typeof COURSE_STEPS)[number]

/** The tables of an edition: each indicator by its dimensions. */
export const TABLES: readonly {
  readonly indicator: IndicatorKey
  readonly dimension: Dimension
}[] = [
  ...COURSE_STEPS.map((indicator) => ({ indicator, dimension: 'whole' as const })),
  { indicator: 'referred', dimension: 'operator' },
  { indicator: 'referred', dimension: 'composition' },
  { indicator: 'referred', dimension: 'situation' },
  { indicator: 'referred', dimension: 'public' },
  { indicator: 'eligible', dimension: 'operator' },
  { indicator: 'allocated', dimension: 'operator' },
  { indicator: 'housed', dimension: 'operator' },
  { indicator: 'housed', dimension: 'composition' },
  { indicator: 'closed', dimension: 'operator' },
  { indicator: 'abandoned', dimension: 'operator' },
]

/**
 * First days of the quarters that ended between two days.
 *
 * @param from   first day of the scheme
 * @param today  the programme's date
 * @returns      first days of finished quarters, oldest first (`YYYY-MM-DD`)
 * @source       architecture §4.10: one frozen edition per quarter
 */
export function finishedQuarters(from: string, today: string): readonly string[] {
  const quarters: string[] = []
  for (let start = quarterOf(from); nextQuarter(start) <= today; start = nextQuarter(start)) {
    quarters.push(start)
  }
  return quarters
}

/** First day of the quarter of a day. @source calendar quarters */
export function quarterOf(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

/** First day of the quarter after. @source calendar quarters */
export function nextQuarter(quarter: string): string {
  const month = Number(quarter.slice(5, 7)) + 3
  const year = Number(quarter.slice(0, 4))
  return month > 12
    ? `${String(year + 1)}-01-01`
    : `${String(year)}-${String(month).padStart(2, '0')}-01`
}
