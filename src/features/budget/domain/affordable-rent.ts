import type { BudgetFacts } from './budget-facts.ts'
import { budgetSheet, type SheetRules } from './budget-sheet.ts'
import type { Solvency } from './solvency.ts'

export type AffordableRent = {
  readonly zone: number
  /** Charges that were counted with every rent: the flat rate of the benefit's scale (euro cents a month). */
  readonly chargesCents: number
  /** Highest rent without charges that the household pays by itself (euro cents a month); null when none. */
  readonly byItselfCents: number | null
  /** Highest one with an aid; null when none. */
  readonly withAidCents: number | null
}

/** Above any rent of social housing: the search stops there. In whole euros. */
const HIGHEST_EUROS = 4_000

/**
 * The rents that a household can pay in a zone, before any dwelling is in sight.
 *
 * @param facts  resources, charges and family
 * @param zone   zone of the housing benefit
 * @param given  scale of the benefit, reference figures and terms of the scheme
 * @returns      highest rents without charges, to the euro below (euro cents a month); undefined without thresholds
 * @source       E8; a dearer rent is never easier to pay, so that the highest one is found by halving
 */
export function affordableRent(
  facts: BudgetFacts,
  zone: number,
  given: SheetRules,
): AffordableRent | undefined {
  const chargesCents = flatChargesOf(facts, given)
  const solvencyAt = (euros: number) =>
    budgetSheet(
      { rentCents: euros * 100, chargesCents, zone, hasOwnHeating: false, rooms: 1 },
      facts,
      given,
    ).solvency
  if (solvencyAt(0) === null) return undefined
  return {
    ...{ zone, chargesCents },
    byItselfCents: highest((euros) => solvencyAt(euros) === 'yes'),
    withAidCents: highest((euros) => isPayable(solvencyAt(euros))),
  }
}

const isPayable = (solvency: Solvency | null) => solvency === 'yes' || solvency === 'with-aid'

function flatChargesOf({ dependants }: BudgetFacts, { parameters }: SheetRules): number {
  const read = (family: string) =>
    parameters.find((one) => one.parameter === 'charges' && one.family === family)?.value ?? 0
  return read('any') + dependants * read('extra-dependant')
}

// Whole euros that hold, then those that no longer do: the last one that holds.
function highest(holds: (euros: number) => boolean): number | null {
  if (!holds(0)) return null
  let low = 0
  let high = HIGHEST_EUROS
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low * 100
}
