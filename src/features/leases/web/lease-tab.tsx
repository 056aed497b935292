import { IconHomeSignal } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { LeaseRead } from '../contract.ts'
import { EntryCard } from './entry-card.tsx'
import { LeaseCard } from './lease-card.tsx'
import { leaseQuery } from './lease-queries.ts'
import './lease-tab.css'
import { PreparationCard } from './preparation-card.tsx'
import { ReviewsCard } from './reviews-card.tsx'
import { SlidingCard } from './sliding-card.tsx'

const route = getRouteApi('/shell/menages/$householdId/bail')

/** The lease from its preparation to the hundredth day, and the way of a lease that slides. */
export function LeaseTab() {
  const { householdId } = route.useParams()
  const query = useQuery(leaseQuery(householdId))
  return (
    <QueryView query={query} failure="Le bail n’a pas pu être chargé.">
      {(read) => <Lease householdId={householdId} read={read} />}
    </QueryView>
  )
}

type Props = { readonly householdId: string; readonly read: LeaseRead }

function Lease({ householdId, read }: Props) {
  const props = { householdId, read }
  const { lease, abilities, reviews, sliding, steps } = read
  const prepares = abilities.includes('prepare')
  if (lease === null && !prepares && steps.length === 0)
    return (
      <EmptyState icon={IconHomeSignal} title="Pas encore de bail.">
        Il se prépare quand le ménage a accepté un logement.
      </EmptyState>
    )
  return (
    <div className="lease">
      <div className="lease__main">
        {prepares && <PreparationCard {...props} />}
        {sliding !== null && <SlidingCard {...props} />}
        {(reviews.length > 0 || abilities.includes('open-review')) && <ReviewsCard {...props} />}
        {steps.length > 0 && <EntryCard {...props} />}
      </div>
      <div className="lease__aside">{lease !== null && <LeaseCard {...props} />}</div>
    </div>
  )
}
