import type { BudgetTerms } from './budget-rules.ts'

export const SOLVENCIES = ['yes', 'with-aid', 'no'] as const
export type Solvency = (typeof SOLVENCIES)[number]

/** The words of each answer, and how it is told: the same for those who read figures and for those who do not. */
export const SOLVENCY_WORDS = {
  yes: { label: 'Oui, avec ses ressources', tone: 'accent' },
  'with-aid': { label: 'Oui, avec une aide', tone: 'todo' },
  no: { label: 'Pas avec ce budget', tone: 'late' },
} as const satisfies Record<Solvency, object>

export type Measures = {
  /** Null when the household has no resources. */
  readonly effortRatio: number | null
  /** Euro cents a day and consumption unit. */
  readonly residualCents: number
}

/**
 * Whether a household can pay a rent: the reduced view of its budget (5r). A help to decide, never a decision.
 *
 * @param measures  effort rate (0 to 1 and above) and residual income (euro cents a day and consumption unit)
 * @param terms     thresholds of the scheme
 * @returns         `yes`, `with-aid` when both stay within the wider thresholds, `no`; null without thresholds
 * @source          domain report §2.10: thresholds are the landlord's practice, shown both, never an automatic refusal
 */
export function solvencyOf(measures: Measures, terms: BudgetTerms): Solvency | null {
  const within = (effortMax: number | undefined, residualMin: number | undefined) =>
    effortMax === undefined || residualMin === undefined
      ? null
      : measures.effortRatio !== null &&
        // Percentages of a whole number: compared without the crumbs of binary fractions.
        measures.effortRatio * 100 <= effortMax + 1e-9 &&
        measures.residualCents >= residualMin
  const plain = within(terms['budget.effort-max'], terms['budget.residual-min'])
  if (plain === null) return null
  if (plain) return 'yes'
  const aided = within(terms['budget.effort-with-aid'], terms['budget.residual-with-aid'])
  return aided === true ? 'with-aid' : 'no'
}
