import type { BudgetRead } from '../contract.ts'
import { budgetFacts, type BudgetFacts } from '../domain/budget-facts.ts'
import type { SheetDwelling, SheetRules } from '../domain/budget-sheet.ts'
import { roomsOf } from '../domain/rooms.ts'
import type { BudgetSearch } from './budget-search.ts'

/** The figures that everything on the page is counted from; undefined as long as nothing was declared. */
export function factsOf({
  declared,
  persons,
  today,
  kinds,
  rules,
}: BudgetRead): BudgetFacts | undefined {
  return declared ? budgetFacts({ ...declared, persons }, today, kinds, rules) : undefined
}

export function rulesOf({ parameters, rules, terms }: BudgetRead): SheetRules {
  return {
    ...{ parameters, rules },
    terms: Object.fromEntries(terms.map(({ key, value }) => [key, value])),
  }
}

/** The dwelling that the sheet is counted for: the one tried in the address, else the one proposed. */
export function dwellingOf(
  { dwelling, zones }: BudgetRead,
  search: BudgetSearch,
): SheetDwelling | undefined {
  if (search.loyer !== undefined) {
    return {
      rentCents: Math.round(search.loyer * 100),
      chargesCents: Math.round((search.charges ?? 0) * 100),
      zone: search.zone ?? zones[0]?.zone ?? 2,
      hasOwnHeating: search.chauffage === 'individuel',
      rooms: search.pieces ?? 2,
    }
  }
  return dwelling ? { ...dwelling, rooms: roomsOf(dwelling.typology) } : undefined
}
