import { budgetSheet } from '#features/budget/domain/budget-sheet.ts'
import { roomsOf } from '#features/budget/domain/rooms.ts'
import { CRITERIA } from '#features/needs/domain/criteria.ts'
import { constraintAnswer } from './constraints.ts'
import { answer, CONSTRAINTS, type Answer, type CriterionVerdict } from './criterion.ts'
import type { DwellingFacts, HouseholdFacts, MatchTerms } from './facts.ts'
import { needAnswer } from './need-verdicts.ts'
import { moneyWords } from './words.ts'

/**
 * What a dwelling is for a household, criterion by criterion. It orders nothing and decides nothing: the engine of the
 * whole programme stands behind the same answer.
 *
 * @param household  the household that waits
 * @param dwelling   the dwelling that is freed
 * @param terms      dated reference data and terms of the scheme
 * @returns          constraints, then what is indispensable, then wishes, then the effort rate; an indifferent criterion
 *                   is not evaluated
 * @source           G2, G3, G4, E1
 */
export function evaluate(
  household: HouseholdFacts,
  dwelling: DwellingFacts,
  terms: MatchTerms,
): readonly CriterionVerdict[] {
  const constraints = CONSTRAINTS.map((criterion) => ({
    criterion,
    importance: 'constraint' as const,
    weight: null,
    ...constraintAnswer(criterion, household, dwelling, terms),
  }))
  return [
    ...constraints,
    ...needVerdicts('must', household, dwelling, terms),
    ...needVerdicts('should', household, dwelling, terms),
    {
      criterion: 'effort',
      importance: 'guide',
      weight: null,
      ...effortAnswer(household, dwelling, terms),
    },
  ]
}

function needVerdicts(
  importance: 'must' | 'should',
  household: HouseholdFacts,
  dwelling: DwellingFacts,
  terms: MatchTerms,
): readonly CriterionVerdict[] {
  return household.needs
    .filter((need) => need.importance === importance)
    .toSorted((one, two) => CRITERIA.indexOf(one.criterion) - CRITERIA.indexOf(two.criterion))
    .map((need) => ({
      criterion: need.criterion,
      importance,
      weight: importance === 'should' ? need.weight : null,
      ...needAnswer(need, dwelling, terms),
    }))
}

function effortAnswer(
  { budget, budgetStatedOn }: HouseholdFacts,
  dwelling: DwellingFacts,
  { sheet }: MatchTerms,
): Answer {
  if (!budget) return answer('unknown', 'budget à demander')
  const { effortRatio, residualCents, solvency } = budgetSheet(
    {
      rentCents: dwelling.rentCents,
      chargesCents: dwelling.chargesCents,
      zone: dwelling.benefitZone,
      hasOwnHeating: dwelling.heating === 'individual',
      rooms: roomsOf(dwelling.typology),
    },
    budget,
    sheet,
  )
  const facts = [
    {
      words: effortRatio === null ? 'sans ressources' : `${PERCENT.format(effortRatio)} d’effort`,
      on: budgetStatedOn,
    },
    `reste ${moneyWords(residualCents)} par jour et par unité`,
  ]
  if (solvency === null) return answer('unknown', ...facts)
  if (solvency === 'no') return answer('no', ...facts)
  return answer('yes', ...facts, ...(solvency === 'with-aid' ? ['avec une aide'] : []))
}

const PERCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })
