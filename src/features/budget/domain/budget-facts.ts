import type { BudgetRules } from './budget-rules.ts'
import {
  benefitFamily,
  consumptionUnits,
  type BudgetPerson,
  type ConsumptionUnits,
} from './composition.ts'

/** A resource or a charge, month by month from its first day to its last one. */
export type MonthlyAmount = {
  readonly kind: string
  readonly monthlyCents: number
  readonly startsOn: string
  readonly endsOn: string | null
}

/** How much of a kind of resources counts for housing benefit (0 to 1). */
export type ResourceShare = { readonly code: string; readonly benefitRatio: number }

/** What a budget comes down to on a day. */
export type BudgetFacts = {
  readonly resourcesCents: number
  readonly chargesCents: number
  /** What counts for housing benefit, euro cents a year. */
  readonly benefitYearlyCents: number
  readonly units: ConsumptionUnits
  readonly isCouple: boolean
  readonly dependants: number
  readonly persons: number
}

/**
 * Whether a monthly amount runs on a day.
 *
 * @param amount  from its first day to its last one, both included
 * @param on      the day, `YYYY-MM-DD`
 * @returns       whether it counts that day
 * @source        §2.10: the resources of those who will live there
 */
export function runsOn({ startsOn, endsOn }: MonthlyAmount, on: string): boolean {
  return startsOn <= on && (endsOn === null || endsOn >= on)
}

export type Declared = {
  readonly persons: readonly BudgetPerson[]
  readonly resources: readonly MonthlyAmount[]
  readonly charges: readonly MonthlyAmount[]
}

/**
 * What a household declared, brought to the figures that everything else is counted from.
 *
 * @param declared  persons, resources and charges
 * @param on        the programme's date
 * @param shares    what counts of each kind of resources for housing benefit
 * @param rules     reference figures
 * @returns         euro cents a month (a year where said), units and family
 * @source          domain report §2.9, §2.10
 */
export function budgetFacts(
  declared: Declared,
  on: string,
  shares: readonly ResourceShare[],
  rules: BudgetRules,
): BudgetFacts {
  const running = declared.resources.filter((resource) => runsOn(resource, on))
  const ratioOf = new Map(shares.map(({ code, benefitRatio }) => [code, benefitRatio]))
  return {
    resourcesCents: sum(running, ({ monthlyCents }) => monthlyCents),
    chargesCents: sum(
      declared.charges.filter((charge) => runsOn(charge, on)),
      ({ monthlyCents }) => monthlyCents,
    ),
    benefitYearlyCents: Math.round(
      sum(running, ({ kind, monthlyCents }) => 12 * monthlyCents * (ratioOf.get(kind) ?? 1)),
    ),
    units: consumptionUnits(declared.persons, on, rules),
    persons: declared.persons.length,
    ...benefitFamily(declared.persons),
  }
}

function sum<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0)
}
