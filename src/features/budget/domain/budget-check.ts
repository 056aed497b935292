import { ok, refuse, type Result } from '#kernel/result.ts'

type Dated = { readonly startsOn: string; readonly endsOn: string | null }

/** What the rules look at in a declared budget. */
export type BudgetToCheck = {
  readonly statedOn: string
  readonly inclusionCards: number
  readonly resources: readonly (Dated & { readonly id: string; readonly personId: string })[]
  readonly charges: readonly (Dated & { readonly id: string })[]
  readonly incomes: readonly {
    readonly id: string
    readonly basis: 'tax-notice' | 'last-twelve-months'
    readonly year: number | null
    readonly endsOn: string | null
  }[]
}

export type BudgetRefusal =
  | 'budget-in-the-future'
  | 'budget-dates-out-of-order'
  | 'resource-person-unknown'
  | 'more-cards-than-persons'
  | 'income-year-missing'
  | 'income-year-not-over'
  | 'income-twice'
  | 'same-line-twice'
  | 'budget-missing'
  | 'budget-terms-missing'
  | 'dwelling-not-proposed'

/**
 * Whether a declared budget holds together on a given day.
 *
 * @param entry      what was typed, already well-formed
 * @param personIds  persons of the household
 * @param today      the programme's date
 * @returns          the entry itself
 * @refuses          the first code that fits; the last three are said elsewhere
 * @source           E8, G4
 */
export function checkBudget<E extends BudgetToCheck>(
  entry: E,
  personIds: readonly string[],
  today: string,
): Result<E, BudgetRefusal> {
  const refusal = linesRefusal(entry, personIds, today) ?? incomesRefusal(entry.incomes, today)
  return refusal === undefined ? ok(entry) : refuse(refusal)
}

function linesRefusal(
  { statedOn, inclusionCards, resources, charges, incomes }: BudgetToCheck,
  personIds: readonly string[],
  today: string,
): BudgetRefusal | undefined {
  if (statedOn > today) return 'budget-in-the-future'
  if (inclusionCards > personIds.length) return 'more-cards-than-persons'
  const lines = [...resources, ...charges]
  if (lines.some(({ startsOn, endsOn }) => endsOn !== null && endsOn < startsOn)) {
    return 'budget-dates-out-of-order'
  }
  if (resources.some(({ personId }) => !personIds.includes(personId))) {
    return 'resource-person-unknown'
  }
  const ids = [...lines, ...incomes].map(({ id }) => id)
  return new Set(ids).size < ids.length ? 'same-line-twice' : undefined
}

function incomesRefusal(
  incomes: BudgetToCheck['incomes'],
  today: string,
): BudgetRefusal | undefined {
  for (const { basis, year, endsOn } of incomes) {
    const isNotice = basis === 'tax-notice'
    if (isNotice ? year === null || endsOn !== null : endsOn === null || year !== null) {
      return 'income-year-missing'
    }
    const isOver = isNotice
      ? Number(year) < Number(today.slice(0, 4))
      : endsOn !== null && endsOn <= today
    if (!isOver) return 'income-year-not-over'
  }
  const keys = incomes.map(({ basis, year }) => `${basis} ${String(year)}`)
  return new Set(keys).size < keys.length ? 'income-twice' : undefined
}
