import type { Incomes } from './income-ceiling.ts'

export type TaxableIncome = {
  readonly basis: 'tax-notice' | 'last-twelve-months'
  /** Year of the income, not of its notice. */
  readonly year: number | null
  readonly endsOn: string | null
  readonly amountCents: number
}

/**
 * The incomes that ceilings are compared with, as they read on a day.
 *
 * @param rows  tax notices by year of income, and income of the last twelve months
 * @param on    the programme's date
 * @returns     euro cents a year for N-2, N-1 and the last twelve months; null when not known
 * @source      CCH R.441-1: N is the year of the allocation (domain report §2.8)
 */
export function incomesOn(rows: readonly TaxableIncome[], on: string): Incomes {
  const year = Number(on.slice(0, 4))
  const notice = (of: number) =>
    rows.find((row) => row.basis === 'tax-notice' && row.year === of)?.amountCents ?? null
  const [recent] = rows
    .filter(({ basis, endsOn }) => basis === 'last-twelve-months' && endsOn !== null)
    .toSorted((one, two) => (two.endsOn ?? '').localeCompare(one.endsOn ?? ''))
  return {
    'n-2': notice(year - 2),
    'n-1': notice(year - 1),
    'last-twelve-months': recent?.amountCents ?? null,
  }
}
