import {
  ceilingCategory,
  ceilingOf,
  incomeVerdict,
  type IncomeBasis,
} from '#features/budget/domain/income-ceiling.ts'
import { roomsOf } from '#features/budget/domain/rooms.ts'
import { typologyVerdict } from '#features/schemes/domain/typology.ts'
import { answer, type Answer, type Constraint, type Reason } from './criterion.ts'
import type { DwellingFacts, HouseholdFacts, MatchTerms } from './facts.ts'
import { areaWords, moneyWords, personsWords } from './words.ts'

type Rule = (household: HouseholdFacts, dwelling: DwellingFacts, terms: MatchTerms) => Answer

const RULES: Readonly<Record<Constraint, Rule>> = {
  ceiling: ceilingAnswer,
  surface: surfaceAnswer,
  rooms: roomsAnswer,
  // Never a reason: three rules are merged in this one, and none may be guessed.
  protected: ({ isExcluded }) =>
    answer(isExcluded === null ? 'unknown' : isExcluded ? 'no' : 'yes'),
  holder: (_, dwelling) => holderAnswer(dwelling),
  quota: (_, dwelling) => quotaAnswer(dwelling),
}

/**
 * Whether a constraint of the law, the programme or the landlord is met.
 *
 * @param constraint  which one
 * @param household   the household that waits
 * @param dwelling    the dwelling that is freed
 * @param terms       reference data and terms of the scheme
 * @returns           oui, non or inconnu with its facts
 * @source            G2, G3, G4
 */
export function constraintAnswer(
  constraint: Constraint,
  household: HouseholdFacts,
  dwelling: DwellingFacts,
  terms: MatchTerms,
): Answer {
  return RULES[constraint](household, dwelling, terms)
}

const BASIS_WORDS: Readonly<Record<IncomeBasis, (year: number) => string>> = {
  'n-2': (year) => `revenu ${String(year - 2)}`,
  'n-1': (year) => `revenu ${String(year - 1)}`,
  'last-twelve-months': () => 'douze derniers mois',
}

function ceilingAnswer(
  { ceiling, incomes }: HouseholdFacts,
  { ceilingFamily, financingLabel }: DwellingFacts,
  { today, ceilings, sheet }: MatchTerms,
): Answer {
  if (ceilingFamily === null) {
    return answer('unknown', `${financingLabel} : le plafond est dans la convention`)
  }
  const found = ceilingOf(
    { ...ceilingCategory(ceiling), financing: ceilingFamily, on: today },
    ceilings,
  )
  if (!found) return answer('unknown', `${ceilingFamily} : plafond à charger`)
  const limit: Reason = {
    words: `plafond ${ceilingFamily} ${moneyWords(found.cents)}`,
    on: found.validFrom,
  }
  const verdict = incomeVerdict(incomes, found.cents, sheet.rules['income-drop'])
  if (verdict.answer === 'unknown') return answer('unknown', 'revenus à demander', limit)
  // Borderline: both ways of counting are shown, the one that counts first (G4).
  const shown = verdict.computations
    .filter(({ basis }) => verdict.isBorderline || basis === verdict.retained)
    .toSorted((one, two) => rankOf(one.basis) - rankOf(two.basis))
    .map(({ basis, cents }) => {
      const name = BASIS_WORDS[basis](Number(today.slice(0, 4)))
      const counts = verdict.isBorderline && basis === verdict.retained ? ', retenu' : ''
      return `${name} ${moneyWords(cents)}${counts}`
    })
  return answer(verdict.answer, ...shown, limit)

  function rankOf(basis: IncomeBasis): number {
    return basis === verdict.retained ? 0 : 1
  }
}

function surfaceAnswer(
  { residents }: HouseholdFacts,
  { livingAreaM2 }: DwellingFacts,
  { surfaces, today }: MatchTerms,
): Answer {
  const here = `${areaWords(livingAreaM2)} pour ${personsWords(residents)}`
  // The last line also holds beyond its number of persons.
  const [line] = surfaces
    .filter(({ persons, validFrom }) => persons <= residents && validFrom <= today)
    .toSorted((one, two) => two.persons - one.persons || two.validFrom.localeCompare(one.validFrom))
  if (!line) return answer('unknown', here)
  if (livingAreaM2 >= line.areaM2) return answer('yes', here)
  return answer('no', here, { words: `minimum ${areaWords(line.areaM2)}`, on: line.validFrom })
}

function roomsAnswer(
  { adults, children }: HouseholdFacts,
  { typology }: DwellingFacts,
  { typologies }: MatchTerms,
): Answer {
  const here = `${typology} pour ${personsWords(adults + children)}`
  switch (typologyVerdict(typologies, { adults, children }, roomsOf(typology))) {
    case 'fits':
      return answer('yes', here)
    case 'too-small':
      return answer('no', here, 'trop petit')
    case 'too-large':
      return answer('no', here, 'trop grand')
    case 'unknown':
      return answer('unknown', here, 'grille muette')
  }
}

function holderAnswer({ holder: { name, state, on } }: DwellingFacts): Answer {
  const who = name ?? 'le bailleur'
  switch (state) {
    case 'free':
      return answer('yes', 'contingent du bailleur')
    case 'agreed':
      return answer('yes', { words: `accord de ${who}`, on })
    case 'to-ask':
      return answer('unknown', `accord de ${who} à demander`)
    case 'asked':
      return answer('unknown', { words: `accord demandé à ${who}`, on })
    case 'declined':
      return answer('no', { words: `refus de ${who}`, on })
  }
}

function quotaAnswer({ sector }: DwellingFacts): Answer {
  if (!sector) return answer('unknown', 'secteur à choisir')
  const { name, quota, taken } = sector
  if (quota === null) return answer('yes', `${name}, sans quota`)
  const words = `${name}, ${String(taken)} sur ${String(quota)}`
  return answer(taken < quota ? 'yes' : 'no', words)
}
