import type { BudgetRead, ProposedDwelling } from '../contract.ts'
import type { BudgetFacts } from '../domain/budget-facts.ts'
import type { BudgetSheet } from '../domain/budget-sheet.ts'
import { euros } from '#web/ui/euros.ts'
import { percent } from './budget-words.ts'
import { counted } from '#web/ui/typo.ts'

export type FslAsked = {
  readonly budget: Pick<BudgetRead, 'householdName' | 'persons'>
  readonly dwelling: ProposedDwelling
  readonly facts: BudgetFacts
  readonly sheet: BudgetSheet
}

/** The request to the solidarity fund, drafted from the sheet: its writer reads it, completes it and sends it. */
export function fslLetter({ budget, dwelling, facts, sheet }: FslAsked): readonly string[] {
  const { firstCash } = sheet
  return [
    'Objet : demande d’aide à l’accès au logement.',
    'Madame, Monsieur,',
    `${budget.householdName} (${counted(facts.persons, 'personne')} à loger) doit entrer dans un logement social, ` +
      `${dwelling.typology} à ${dwelling.communeName}. Le loyer est de ${euros(dwelling.rentCents)} et les charges ` +
      `de ${euros(dwelling.chargesCents)} par mois.`,
    `Les ressources du ménage sont de ${euros(facts.resourcesCents)} par mois. ${benefitWords(sheet)} ` +
      `Il restera ${euros(sheet.leftToPayCents)} à payer chaque mois${effortWords(sheet)}.`,
    `Le jour des clés, il faut réunir ${euros(firstCash.totalCents)} : dépôt de garantie ` +
      `${euros(firstCash.depositCents)}, premier loyer ${euros(firstCash.rentCents)}, charges ` +
      `${euros(firstCash.chargesCents)}${insuranceWords(firstCash.insuranceCents)}. ` +
      'L’aide au logement n’est pas versée pour le premier mois.',
    'Nous demandons au Fonds de solidarité pour le logement une aide pour le dépôt de garantie et le premier loyer, ' +
      'et sa garantie pour le paiement du loyer.',
    'Le ménage est accompagné ; nous restons à votre disposition pour toute précision.',
  ]
}

function benefitWords({ benefit }: BudgetSheet): string {
  return benefit
    ? `L’aide au logement est estimée à ${euros(benefit.cents)} (la CAF seule décide).`
    : 'L’aide au logement n’a pas pu être estimée.'
}

function effortWords({ effortRatio }: BudgetSheet): string {
  return effortRatio === null ? '' : `, soit ${percent(effortRatio)} des ressources`
}

function insuranceWords(cents: number): string {
  return cents > 0 ? `, assurance ${euros(cents)}` : ''
}
