import type { BudgetFacts } from './budget-facts.ts'
import type { BudgetRules, BudgetTerms } from './budget-rules.ts'
import { housingBenefit, type BenefitParameter, type HousingBenefit } from './housing-benefit.ts'
import { solvencyOf, type Solvency } from './solvency.ts'

/** A dwelling as a budget meets it. Euro cents a month. */
export type SheetDwelling = {
  readonly rentCents: number
  readonly chargesCents: number
  readonly zone: number
  readonly hasOwnHeating: boolean
  readonly rooms: number
}

/** What one must have on the day of the keys. Euro cents. */
export type FirstCash = {
  readonly depositCents: number
  readonly rentCents: number
  readonly chargesCents: number
  readonly insuranceCents: number
  readonly totalCents: number
}

export type BudgetSheet = {
  readonly dwelling: SheetDwelling
  /** Null when the scale does not cover this zone: counted as nothing. */
  readonly benefit: HousingBenefit | null
  readonly heatingCents: number
  readonly hotWaterCents: number
  /** Rent, charges and flat rates, less the benefit. */
  readonly leftToPayCents: number
  /** Null without resources. */
  readonly effortRatio: number | null
  /** What the household lives on, a month. */
  readonly residualMonthlyCents: number
  /** A day and a consumption unit. */
  readonly residualCents: number
  readonly solvency: Solvency | null
  readonly firstCash: FirstCash
}

export type SheetRules = {
  readonly parameters: readonly BenefitParameter[]
  readonly rules: BudgetRules
  readonly terms: BudgetTerms
}

/**
 * The budget of a household in a dwelling: what is left to pay, what is left to live on, what is needed on the first day.
 *
 * @param dwelling  rent, charges, zone, heating and rooms
 * @param facts     resources, charges and family
 * @param given     scale of the benefit, reference figures and terms of the scheme
 * @returns         euro cents, ratios, and whether it can be paid
 * @source          H8; order of 10 March 2011 (effort rate); domain report §2.9, §2.10
 */
export function budgetSheet(
  dwelling: SheetDwelling,
  facts: BudgetFacts,
  { parameters, rules, terms }: SheetRules,
): BudgetSheet {
  const estimate = housingBenefit(
    {
      rentCents: dwelling.rentCents,
      zone: dwelling.zone,
      isCouple: facts.isCouple,
      dependants: facts.dependants,
      yearlyResourcesCents: facts.benefitYearlyCents,
    },
    parameters,
  )
  const benefit = estimate.ok ? estimate.value : null
  const heatingCents = dwelling.hasOwnHeating
    ? (terms['budget.heating-room'] ?? 0) * dwelling.rooms
    : 0
  const hotWaterCents = dwelling.hasOwnHeating
    ? (terms['budget.hot-water-person'] ?? 0) * facts.persons
    : 0
  const leftToPayCents =
    dwelling.rentCents +
    dwelling.chargesCents +
    heatingCents +
    hotWaterCents -
    (benefit?.cents ?? 0)
  const measures = measuresOf(leftToPayCents, facts, rules)
  return {
    ...{ dwelling, benefit, heatingCents, hotWaterCents, leftToPayCents, ...measures },
    solvency: solvencyOf(measures, terms),
    firstCash: firstCashOf(dwelling, rules, terms),
  }
}

/**
 * The effort rate and the residual income once a housing cost is paid.
 *
 * @param leftToPayCents  what the household pays for its dwelling, benefit deducted (euro cents a month)
 * @param facts           resources, recurrent charges and consumption units
 * @param rules           days in a month
 * @returns               effort rate (ratio), residual income a month and a day and unit (euro cents)
 * @source                order of 10 March 2011; residual income has no legal definition (domain report §2.10)
 */
function measuresOf(
  leftToPayCents: number,
  facts: Pick<BudgetFacts, 'resourcesCents' | 'chargesCents' | 'units'>,
  rules: BudgetRules,
): Pick<BudgetSheet, 'effortRatio' | 'residualMonthlyCents' | 'residualCents'> {
  const { resourcesCents, chargesCents, units } = facts
  const residualMonthlyCents = resourcesCents - leftToPayCents - chargesCents
  return {
    // A benefit above the rent leaves nothing to pay, never less than nothing.
    effortRatio: resourcesCents > 0 ? Math.max(0, leftToPayCents) / resourcesCents : null,
    residualMonthlyCents,
    residualCents: Math.round(residualMonthlyCents / units.total / rules['days-in-month']),
  }
}

// The benefit of the first month is not paid: everything has to be there on the first day.
function firstCashOf(dwelling: SheetDwelling, rules: BudgetRules, terms: BudgetTerms): FirstCash {
  const depositCents = Math.round(dwelling.rentCents * rules['deposit-months'])
  const { rentCents, chargesCents } = dwelling
  const insuranceCents = terms['budget.insurance'] ?? 0
  return {
    ...{ depositCents, rentCents, chargesCents, insuranceCents },
    totalCents: depositCents + rentCents + chargesCents + insuranceCents,
  }
}
