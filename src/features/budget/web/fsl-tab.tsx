import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { BudgetRead } from '../contract.ts'
import { budgetSheet } from '../domain/budget-sheet.ts'
import { budgetQuery } from './budget-queries.ts'
import './budget.css'
import { fslLetter } from './fsl-letter.ts'
import { dwellingOf, factsOf, rulesOf } from './use-budget.ts'

const route = getRouteApi('/shell/menages/$householdId/budget/demande-fsl')

/** The request to the solidarity fund, ready to be read again, printed and signed. */
export function FslTab() {
  return useMay('budget.read') ? <Request /> : <NotFoundPage />
}

function Request() {
  const { householdId } = route.useParams()
  const query = useQuery(budgetQuery(householdId))
  return (
    <QueryView query={query} failure="La demande n’a pas pu être préparée.">
      {(budget) => (
        <Card title="Demande au Fonds de solidarité pour le logement">
          <div className="prints-alone">
            <Letter budget={budget} />
            <Group gap="xs" mt="md" className="no-print">
              <Button
                leftSection={<Icon of={IconPrinter} size={17} />}
                onClick={() => window.print()}
              >
                Imprimer
              </Button>
              <LinkButton
                to="/menages/$householdId/budget"
                params={{ householdId }}
                variant="default"
              >
                Revenir au budget
              </LinkButton>
            </Group>
          </div>
        </Card>
      )}
    </QueryView>
  )
}

function Letter({ budget }: { budget: BudgetRead }) {
  const facts = factsOf(budget)
  const sheetDwelling = dwellingOf(budget, {})
  if (!facts || !sheetDwelling || budget.dwelling === null) {
    return (
      <EmptyState icon={IconPrinter} title="Aucun logement n’est proposé pour l’instant.">
        La demande se prépare avec le loyer et les charges du logement proposé.
      </EmptyState>
    )
  }
  const sheet = budgetSheet(sheetDwelling, facts, rulesOf(budget))
  const paragraphs = fslLetter({ budget, dwelling: budget.dwelling, facts, sheet })
  return (
    <div className="letter">
      <p>Le {formatLongDay(budget.today)}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>Signature</p>
    </div>
  )
}
