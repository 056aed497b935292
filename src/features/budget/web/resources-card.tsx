import { IconCoin, IconPencil } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import type { BudgetRead } from '../contract.ts'
import { runsOn, type BudgetFacts } from '../domain/budget-facts.ts'
import { CHARGE_WORDS, kindWords } from './budget-words.ts'
import { Sum, type SumLine } from './sum.tsx'

type Props = {
  readonly budget: BudgetRead
  readonly facts: BudgetFacts | undefined
  readonly seenBy: readonly string[] | undefined
}

/** What comes in and what goes out each month, as the household said it. */
export function ResourcesCard({ budget, facts, seenBy }: Props) {
  const { declared, abilities } = budget
  const edit = abilities.includes('budget.write') && (
    <LinkButton
      from="/menages/$householdId/budget"
      to="."
      search={(search) => ({ ...search, saisie: 'ouverte' as const })}
      variant="default"
      size="xs"
      leftSection={<Icon of={IconPencil} size={16} />}
    >
      {declared ? 'Modifier' : 'Remplir le budget'}
    </LinkButton>
  )
  return (
    <Card
      title="Ressources et charges du mois"
      icon={IconCoin}
      seenBy={seenBy}
      {...(declared && { action: edit })}
    >
      {declared && facts ? (
        <Declared budget={budget} declared={declared} facts={facts} />
      ) : (
        <EmptyState icon={IconCoin} title="Le budget n’est pas encore rempli." action={edit}>
          Avec les ressources et les charges du ménage, le loyer possible se calcule ici.
        </EmptyState>
      )}
    </Card>
  )
}

type DeclaredProps = {
  readonly budget: BudgetRead
  readonly declared: NonNullable<BudgetRead['declared']>
  readonly facts: BudgetFacts
}

function Declared({ budget, declared, facts }: DeclaredProps) {
  const charges = declared.charges.filter((charge) => runsOn(charge, budget.today))
  return (
    <div className="budget-stack">
      <Resources budget={budget} declared={declared} facts={facts} />
      {charges.length > 0 && (
        <Sum
          lines={charges.map(({ kind, monthlyCents }) => ({
            label: CHARGE_WORDS[kind],
            cents: monthlyCents,
          }))}
          total={{ label: 'Charges, hors logement', cents: facts.chargesCents }}
        />
      )}
      <p className="budget-note">
        Dit par le ménage le {formatDay(declared.statedOn)}
        {declared.updatedByName && `, saisi par ${declared.updatedByName}`}.
      </p>
    </div>
  )
}

function Resources({ budget, declared, facts }: DeclaredProps) {
  const { persons, kinds, today } = budget
  const lines: SumLine[] = persons.flatMap((person) =>
    declared.resources
      .filter((line) => line.personId === person.id && runsOn(line, today))
      .map((line) => ({
        label: `${kindWords(kinds, line.kind)}, ${person.name}${sinceWords(line)}`,
        cents: line.monthlyCents,
      })),
  )
  return <Sum lines={lines} total={{ label: 'Ressources', cents: facts.resourcesCents }} />
}

function sinceWords({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string {
  return endsOn === null ? `, depuis le ${formatDay(startsOn)}` : `, jusqu’au ${formatDay(endsOn)}`
}
