import { useQuery } from '@tanstack/react-query'
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router'
import { Suspense } from 'react'
import { householdQuery } from '#web/household-query.ts'
import { useMay } from '#web/session/session.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { ExchangeCard } from './exchange-card.tsx'
import { NeedsCard } from './needs-card.tsx'
import { needsQuery } from './needs-queries.ts'
import { ProtectedNeeds } from './protected-needs.tsx'
import { ReducedNeedsCard } from './reduced-needs-card.tsx'
import { SlidingLeaseCard } from './sliding-lease-card.tsx'
import { VersionsCard } from './versions-card.tsx'
import './needs.css'

// Fetched when one of them opens: the tab stays light.
const ExchangeDrawer = lazyRouteComponent(() => import('./exchange-drawer.tsx'), 'ExchangeDrawer')
const SlidingLeaseDrawer = lazyRouteComponent(
  () => import('./sliding-lease-drawer.tsx'),
  'SlidingLeaseDrawer',
)

const route = getRouteApi('/shell/menages/$householdId/besoins')

/** What the household needs, each part for those who may read it. */
export function NeedsTab() {
  const { householdId } = route.useParams()
  const mayRead = useMay('needs.read')
  const mayReduced = useMay('needs.reduced')
  const mayProtected = useMay('protected-need.read')
  return (
    <div className="needs">
      {mayRead && <FullNeeds householdId={householdId} />}
      {!mayRead && mayReduced && <ReducedNeedsCard householdId={householdId} />}
      {mayProtected && <ProtectedNeeds householdId={householdId} />}
    </div>
  )
}

function FullNeeds({ householdId }: { readonly householdId: string }) {
  const { ouvrir } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(needsQuery(householdId))
  const { data: household } = useQuery(householdQuery(householdId))
  const leadId = household?.persons[0]?.id
  const close = () =>
    void navigate({ search: (search) => ({ ...search, ouvrir: undefined }), replace: true })
  return (
    <QueryView query={query} failure="Les besoins n’ont pas pu être chargés.">
      {(needs) => (
        <div className="needs__columns">
          <NeedsCard householdId={householdId} needs={needs} />
          <div className="needs__aside">
            <ExchangeCard householdId={householdId} needs={needs} />
            <SlidingLeaseCard householdId={householdId} needs={needs} />
            <VersionsCard needs={needs} />
          </div>
          <Suspense>
            {ouvrir === 'echange' && needs.side !== null && (
              <ExchangeDrawer householdId={householdId} needs={needs} onClose={close} />
            )}
            {ouvrir === 'bail-glissant' && leadId !== undefined && (
              <SlidingLeaseDrawer
                householdId={householdId}
                needs={needs}
                subjectPersonId={leadId}
                onClose={close}
              />
            )}
          </Suspense>
        </div>
      )}
    </QueryView>
  )
}
