import { addDays, addMonths, daysBetween } from '#kernel/calendar.ts'

export type VacancyPeriod = {
  /** Last day of the leaving tenant, who pays for it. */
  readonly leavesOn: string
  /** First day of the next lease, or null while there is none. */
  readonly letOn: string | null
}

export type CostLine = {
  /** Month, `YYYY-MM`. */
  readonly month: string
  readonly days: number
  readonly monthDays: number
  readonly cents: number
}

export type VacancyCost = {
  readonly days: number
  readonly monthlyCents: number
  readonly lines: readonly CostLine[]
  readonly totalCents: number
}

/**
 * Days without a tenant, from the day after the departure to the eve of the next lease, or to today included.
 *
 * @param period  departure and next lease, `YYYY-MM-DD`
 * @param today   the programme's date
 * @returns       days vacant (calendar days), 0 while the tenant is still there
 * @source        domain report §1.5, I9: dwelling vacancy days
 */
export function daysVacant(period: VacancyPeriod, today: string): number {
  return Math.max(0, daysBetween(period.leavesOn, lastVacantDay(period, today)))
}

function lastVacantDay({ letOn }: VacancyPeriod, today: string): string {
  const eve = letOn === null ? today : addDays(letOn, -1)
  return eve < today ? eve : today
}

/**
 * What the landlord did not receive: rent and charges of each month, pro rata to its days without a tenant. Each month
 * is rounded to the nearest cent (half a cent counts as one), and the total is the sum of these months as shown.
 *
 * @param period        departure and next lease, `YYYY-MM-DD`
 * @param monthlyCents  rent and charges of a full month (euro cents)
 * @param today         the programme's date
 * @returns             days, one line a month, total (euro cents)
 * @source              domain report G12 (vacancy cost) and Q3 (pro rata and rounding stated)
 */
export function vacancyCost(
  period: VacancyPeriod,
  monthlyCents: number,
  today: string,
): VacancyCost {
  const lines = monthsOf(period.leavesOn, daysVacant(period, today)).map(
    ({ month, days, monthDays }) => ({
      month,
      days,
      monthDays,
      cents: Math.floor((2 * monthlyCents * days + monthDays) / (2 * monthDays)),
    }),
  )
  const totalCents = lines.reduce((sum, { cents }) => sum + cents, 0)
  return { days: lines.reduce((sum, { days }) => sum + days, 0), monthlyCents, lines, totalCents }
}

/** The `count` days that follow `after`, month by month. */
function monthsOf(after: string, count: number): Omit<CostLine, 'cents'>[] {
  const months: Omit<CostLine, 'cents'>[] = []
  let first = addDays(after, 1)
  let left = count
  while (left > 0) {
    const month = first.slice(0, 7)
    const next = addMonths(`${month}-01`, 1)
    const days = Math.min(left, daysBetween(first, next))
    months.push({ month, days, monthDays: daysBetween(`${month}-01`, next) })
    left -= days
    first = next
  }
  return months
}

export type PreparationRace = {
  /** Day on which a household chosen today could move in. */
  readonly readyOn: string
  /** Days between that day and the availability: negative, the dwelling waits for the household. */
  readonly slackDays: number
  /** Days that the dwelling would stay empty beyond its availability, and what they cost. */
  readonly waitDays: number
  readonly waitCents: number
}

/**
 * The race between the vacancy and the time that a household needs to prepare itself.
 *
 * @param availableOn   first day on which somebody may move in
 * @param monthlyCents  rent and charges of a full month (euro cents)
 * @param context       the programme's date, and the days that a preparation takes (calendar days)
 * @returns             when it would be ready, the margin (days), and what waiting costs (euro cents)
 * @source              domain report G12: alarm when preparation would be rushed (« crainte du changement »)
 */
export function preparationRace(
  availableOn: string,
  monthlyCents: number,
  context: { readonly today: string; readonly preparationDays: number },
): PreparationRace {
  const readyOn = addDays(context.today, context.preparationDays)
  const slackDays = daysBetween(readyOn, availableOn)
  const from = availableOn > context.today ? availableOn : context.today
  const waiting = vacancyCost(
    { leavesOn: addDays(from, -1), letOn: readyOn },
    monthlyCents,
    readyOn,
  )
  return { readyOn, slackDays, waitDays: waiting.days, waitCents: waiting.totalCents }
}
