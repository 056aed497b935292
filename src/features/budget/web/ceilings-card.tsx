import { IconScale } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import type { BudgetRead } from '../contract.ts'
import { ceilingHousehold } from '../domain/composition.ts'
import {
  CEILING_FAMILIES,
  ceilingCategory,
  ceilingOf,
  incomeVerdict,
  type Ceiling,
  type CeilingFamily,
  type IncomeVerdict,
} from '../domain/income-ceiling.ts'
import { incomesOn } from '../domain/incomes.ts'
import { euros } from '#web/ui/euros.ts'
import { basisWords, categoryWords, rate } from './budget-words.ts'
import { Why } from './why.tsx'

type Props = { readonly budget: BudgetRead }

type Line = {
  readonly family: CeilingFamily
  readonly ceiling: Ceiling
  readonly verdict: IncomeVerdict
}

/** G4: the ceilings of the year, and both ways of counting when they are close. */
export function CeilingsCard({ budget }: Props) {
  const { persons, declared, today, rules, ceilings } = budget
  const household = ceilingHousehold(persons, declared?.inclusionCards ?? 0, today, rules)
  const category = ceilingCategory(household)
  const incomes = incomesOn(declared?.incomes ?? [], today)
  const lines = CEILING_FAMILIES.flatMap((family): Line[] => {
    const ceiling = ceilingOf({ ...category, financing: family, on: today }, ceilings)
    if (!ceiling) return []
    return [
      { family, ceiling, verdict: incomeVerdict(incomes, ceiling.cents, rules['income-drop']) },
    ]
  })
  return (
    <Card title="Plafonds de ressources" icon={IconScale}>
      <div className="budget-stack">
        <table className="budget-table">
          <caption className="visually-hidden">Revenu du ménage et plafonds de l’année</caption>
          <thead>
            <tr>
              <th scope="col">Logement</th>
              <th scope="col" className="is-amount">
                Plafond par an
              </th>
              <th scope="col">Le ménage</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <CeilingLine key={line.family} line={line} today={today} />
            ))}
          </tbody>
        </table>
        <Why of="la catégorie et les plafonds">
          <p>
            Catégorie {category.category} : {categoryWords(category, household.persons)}
          </p>
          <p>
            Le revenu N−2 compte, sauf si l’année dernière ou les douze derniers mois sont plus bas
            d’au moins {rate(rules['income-drop'])}.
          </p>
          {lines[0] && (
            <p>
              Plafonds : {lines[0].ceiling.source}
              {lines.some(({ ceiling }) => ceiling.isComputed) &&
                ' ; l’un d’eux est calculé depuis l’indexation, à vérifier'}
              .
            </p>
          )}
        </Why>
      </div>
    </Card>
  )
}

function CeilingLine({ line, today }: { line: Line; today: string }) {
  const { family, ceiling, verdict } = line
  const shown = verdict.isBorderline
    ? verdict.computations
    : verdict.computations.filter(({ basis }) => basis === verdict.retained)
  return (
    <tr>
      <th scope="row">{family}</th>
      <td className="is-amount">{euros(ceiling.cents)}</td>
      <td>
        <VerdictChip verdict={verdict} />
        {shown.map(({ basis, cents, isUnder }) => (
          <p className="budget-note" key={basis}>
            {basisWords(basis, today)} : {euros(cents)}, {isUnder ? 'en dessous' : 'au-dessus'}
            {basis === verdict.retained && verdict.isBorderline && ', retenu'}
          </p>
        ))}
      </td>
    </tr>
  )
}

function VerdictChip({ verdict: { answer, isBorderline } }: { verdict: IncomeVerdict }) {
  if (answer === 'unknown') return <Chip tone="todo">inconnu : revenu à renseigner</Chip>
  const close = isBorderline ? ', de peu' : ''
  return answer === 'yes' ? (
    <Chip tone="accent">sous le plafond{close}</Chip>
  ) : (
    <Chip tone="late">au-dessus{close}</Chip>
  )
}
