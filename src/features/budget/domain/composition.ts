import { ageOn } from '#kernel/calendar.ts'
import type { BudgetRules } from './budget-rules.ts'
import { isYoungCouple, type CeilingHousehold } from './income-ceiling.ts'

export type BudgetPerson = {
  readonly id: string
  readonly relation: string | null
  readonly custody: string | null
  readonly birthDate: string | null
}

const isChild = ({ relation }: BudgetPerson) => relation === 'child'
const livesThere = (person: BudgetPerson) => person.custody !== 'visiting'
const isCouple = (persons: readonly BudgetPerson[]) =>
  persons.some(({ relation }) => relation === 'spouse')

/**
 * The family that housing benefit is counted for.
 *
 * @param persons  persons of the household
 * @returns        whether it is a couple, and its dependants (count); a child who only visits is none
 * @source         domain report §2.9
 */
export function benefitFamily(persons: readonly BudgetPerson[]): {
  readonly isCouple: boolean
  readonly dependants: number
} {
  const dependants = persons.filter((person) => isChild(person) && livesThere(person)).length
  return { isCouple: isCouple(persons), dependants }
}

/**
 * What the category of income ceilings depends on: children with visiting rights count too.
 *
 * @param persons          persons of the household
 * @param disabledPersons  holders of an inclusion card marked « invalidité » (count)
 * @param on               the programme's date
 * @param rules            reference figures
 * @returns                persons and dependants (counts)
 * @source                 CCH L.442-12 (domain report §2.8)
 */
export function ceilingHousehold(
  persons: readonly BudgetPerson[],
  disabledPersons: number,
  on: string,
  rules: BudgetRules,
): CeilingHousehold {
  const ages = persons
    .filter(({ relation }) => relation === 'lead' || relation === 'spouse')
    .map(({ birthDate }) => (birthDate === null ? null : ageOn(birthDate, on)))
  return {
    persons: persons.length,
    dependants: persons.filter(isChild).length,
    isYoungCouple:
      isCouple(persons) &&
      isYoungCouple([ages[0] ?? null, ages[1] ?? null], rules['young-couple-ages']),
    disabledPersons,
  }
}

export type ConsumptionUnits = {
  readonly total: number
  readonly fromAge: number
  readonly belowAge: number
}

/**
 * Consumption units: the first adult, then each other person by age. A child whose age is not known counts as young.
 *
 * @param persons  persons of the household
 * @param on       the programme's date
 * @param rules    weights and the age that parts them
 * @returns        units, and how many persons beside the first are of that age or below it (counts)
 * @source         modified OECD scale (domain report §2.10)
 */
export function consumptionUnits(
  persons: readonly BudgetPerson[],
  on: string,
  rules: BudgetRules,
): ConsumptionUnits {
  const [, ...others] = persons.filter(livesThere)
  const belowAge = others.filter((person) =>
    person.birthDate === null ? isChild(person) : ageOn(person.birthDate, on) < rules['unit-age'],
  ).length
  const fromAge = others.length - belowAge
  const tenths =
    Math.round(rules['unit-first'] * 10) +
    fromAge * Math.round(rules['unit-from-age'] * 10) +
    belowAge * Math.round(rules['unit-below-age'] * 10)
  return { total: tenths / 10, fromAge, belowAge }
}
