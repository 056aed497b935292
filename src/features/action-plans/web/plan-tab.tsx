import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryView } from '#web/ui/query-view.tsx'
import { ConventionCard } from './convention-card.tsx'
import { ObjectivesCard } from './objectives-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { planQuery } from './plan-queries.ts'
import './plan-tab.css'
import { ReferentCard } from './referent-card.tsx'
import { ReviewsCard } from './reviews-card.tsx'

const route = getRouteApi('/shell/menages/$householdId/plan')

/** What the household wants first; then the plan made together, its points, who answers for it at the landlord's. */
export function PlanTab() {
  const { householdId } = route.useParams()
  const query = useQuery(planQuery(householdId))
  return (
    <QueryView query={query} failure="Le plan d’action n’a pas pu être chargé.">
      {(read) => {
        const props = { householdId, read }
        return (
          <div className="plan">
            <div className="plan__main">
              <ObjectivesCard {...props} />
              <PlanCard {...props} />
              <ReviewsCard {...props} />
            </div>
            <div className="plan__aside">
              <ReferentCard {...props} />
              <ConventionCard {...props} />
            </div>
          </div>
        )
      }}
    </QueryView>
  )
}
