/** Figures of law and of practice that budgets are counted with: dated rows of reference data, never constants. */
export const BUDGET_RULE_KEYS = [
  'income-drop',
  'young-couple-ages',
  'unit-first',
  'unit-from-age',
  'unit-below-age',
  'unit-age',
  'days-in-month',
  'deposit-months',
] as const
export type BudgetRuleKey = (typeof BUDGET_RULE_KEYS)[number]
export type BudgetRules = Readonly<Record<BudgetRuleKey, number>>

/** Terms of the scheme: what its landlord calls affordable, and the flat rates that it counts. */
export const BUDGET_TERM_KEYS = [
  'budget.effort-max',
  'budget.effort-with-aid',
  'budget.residual-min',
  'budget.residual-with-aid',
  'budget.heating-room',
  'budget.hot-water-person',
  'budget.insurance',
] as const
export type BudgetTermKey = (typeof BUDGET_TERM_KEYS)[number]
/** A term that the scheme has not set is absent: nothing is decided from it. */
export type BudgetTerms = Readonly<Partial<Record<BudgetTermKey, number>>>
