import type { SheetRules } from '#features/budget/domain/budget-sheet.ts'
import { budgetFacts, type Declared } from '#features/budget/domain/budget-facts.ts'
import { ceilingHousehold } from '#features/budget/domain/composition.ts'
import { incomesOn, type TaxableIncome } from '#features/budget/domain/incomes.ts'
import type { NeedFact } from '#features/needs/domain/criteria.ts'
import type { HouseholdFacts } from '../domain/facts.ts'
import type { Verdicts } from './protected-run.ts'
import type * as read from './waiting-sql.ts'

type All<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>

/** Everything that was read for a list, each table once. */
export type Waiting = {
  readonly persons: All<typeof read.personsOf>
  readonly compositions: All<typeof read.compositionsOf>
  readonly needs: All<typeof read.needsOf>
  readonly budgets: All<typeof read.budgetsOf>
  readonly verdicts: Verdicts
}

export type BudgetRulesOfDay = {
  readonly today: string
  readonly sheet: SheetRules
  readonly kinds: Parameters<typeof budgetFacts>[2]
}

/** One household as the rules look at it. */
export function householdFacts(
  id: string,
  waiting: Waiting,
  { today, sheet, kinds }: BudgetRulesOfDay,
): HouseholdFacts {
  const own = <T extends { readonly householdId: string | null }>(rows: readonly T[]) =>
    rows.filter(({ householdId }) => householdId === id)
  const persons = own(waiting.persons)
  const { adults, children } = sizeOf(own(waiting.compositions)[0], persons.length)
  const [budget] = own(waiting.budgets.heads)
  const declared: Declared = {
    persons,
    resources: own(waiting.budgets.resources),
    charges: own(waiting.budgets.charges),
  }
  return {
    residents: adults + children,
    adults,
    children,
    ceiling: ceilingHousehold(persons, budget?.inclusionCards ?? 0, today, sheet.rules),
    incomes: incomesOn(own(waiting.budgets.incomes) as readonly TaxableIncome[], today),
    budget: budget ? budgetFacts(declared, today, kinds, sheet.rules) : null,
    budgetStatedOn: budget?.statedOn ?? null,
    needs: own(waiting.needs).map(toNeed),
    isExcluded: waiting.verdicts.get(id) ?? null,
  }
}

// « {} » says that nothing is made precise.
function toNeed(row: Waiting['needs'][number]): NeedFact {
  const { criterion, importance, weight, value } = row
  const isEmpty = value === null || Object.keys(value as object).length === 0
  return { criterion, importance, weight, value: isEmpty ? null : value } as NeedFact
}

// Children to be born count too: the dwelling is for the years to come.
function sizeOf(composition: Waiting['compositions'][number] | undefined, persons: number) {
  if (!composition) return { adults: persons, children: 0 }
  const { adults, children, expectedChildren } = composition
  return { adults, children: children + expectedChildren }
}
