import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { householdQuery } from '#web/household-query.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import type { BudgetRead } from '../contract.ts'
import { BudgetDrawer } from './budget-drawer.tsx'
import { budgetQuery } from './budget-queries.ts'
import './budget.css'
import { CeilingsCard } from './ceilings-card.tsx'
import { RentCard } from './rent-card.tsx'
import { ResourcesCard } from './resources-card.tsx'
import { SheetCard } from './sheet-card.tsx'
import { factsOf } from './use-budget.ts'

const route = getRouteApi('/shell/menages/$householdId/budget')

/** What the household lives on, what rent it can pay, and the budget in one dwelling. */
export function BudgetTab() {
  return useMay('budget.read') ? <Budget /> : <NotFoundPage />
}

function Budget() {
  const { householdId } = route.useParams()
  const query = useQuery(budgetQuery(householdId))
  return (
    <QueryView query={query} failure="Le budget n’a pas pu être chargé.">
      {(budget) => <Cards budget={budget} householdId={householdId} />}
    </QueryView>
  )
}

function Cards({ budget, householdId }: { budget: BudgetRead; householdId: string }) {
  const facts = factsOf(budget)
  const { saisie } = route.useSearch()
  const { data: household } = useQuery(householdQuery(householdId))
  const block = household?.blocks.find(({ key }) => key === 'budget')
  return (
    <div className="household-columns">
      <div className="household-columns__side">
        <ResourcesCard
          budget={budget}
          facts={facts}
          seenBy={block?.state === 'open' ? [block.seenBy] : undefined}
        />
        {facts && <RentCard budget={budget} facts={facts} />}
        {facts && <CeilingsCard budget={budget} />}
      </div>
      <div className="household-columns__side">
        {facts && <SheetCard budget={budget} facts={facts} householdId={householdId} />}
      </div>
      {saisie === 'ouverte' && budget.abilities.includes('budget.write') && (
        <BudgetDrawer budget={budget} householdId={householdId} />
      )}
    </div>
  )
}
