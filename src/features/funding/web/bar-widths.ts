import type { Totals } from '../domain/statement.ts'

export type Amounts = Pick<Totals, 'spentCents' | 'committedCents' | 'forecastCents'> & {
  readonly ceilingCents: number | null
}

/** Widths in percent of the bar, each layer holding the one before. */
export function barWidths(
  amounts: Amounts,
): Record<'spent' | 'committed' | 'forecast' | 'ceiling', number> {
  const { spentCents, committedCents, forecastCents, ceilingCents } = amounts
  const whole = Math.max(ceilingCents ?? 0, forecastCents)
  const width = (cents: number) => (whole === 0 ? 0 : (100 * cents) / whole)
  return {
    spent: width(spentCents),
    committed: width(committedCents),
    forecast: width(forecastCents),
    ceiling: ceilingCents === null ? 100 : width(ceilingCents),
  }
}
