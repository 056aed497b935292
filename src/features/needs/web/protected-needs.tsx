import { useQuery } from '@tanstack/react-query'
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { QueryView } from '#web/ui/query-view.tsx'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { AnswersCard } from './answers-card.tsx'
import { protectedNeedsQuery } from './needs-queries.ts'
import type { Panel } from './needs-search.ts'
import { ProtectedCard } from './protected-card.tsx'

// Fetched when one of them opens: the tab stays light.
const AnswerDrawer = lazyRouteComponent(() => import('./answer-drawer.tsx'), 'AnswerDrawer')
const AreaDrawer = lazyRouteComponent(() => import('./area-drawer.tsx'), 'AreaDrawer')
const CareDrawer = lazyRouteComponent(() => import('./care-drawer.tsx'), 'CareDrawer')

const route = getRouteApi('/shell/menages/$householdId/besoins')

type Props = { readonly householdId: string }

/** Where not to live, what care must be near, what the household answered: never for the landlord. */
export function ProtectedNeeds({ householdId }: Props) {
  const query = useQuery(protectedNeedsQuery(householdId))
  return (
    <QueryView query={query} failure="Cette partie protégée n’a pas pu être chargée.">
      {(read) => (
        <div className="needs__protected">
          {read.areasSeenBy !== null && (
            <ProtectedCard
              householdId={householdId}
              read={read}
              kind="avoided-area"
              seenBy={read.areasSeenBy}
            />
          )}
          {read.careSeenBy !== null && (
            <ProtectedCard
              householdId={householdId}
              read={read}
              kind="care-proximity"
              seenBy={read.careSeenBy}
            />
          )}
          {(read.mayAnswer || read.answers.length > 0) && <AnswersCard read={read} />}
          <Drawers householdId={householdId} read={read} />
        </div>
      )}
    </QueryView>
  )
}

type DrawersProps = Props & { readonly read: ProtectedNeedsRead }

function Drawers({ householdId, read }: DrawersProps) {
  const { ouvrir } = route.useSearch()
  const navigate = route.useNavigate()
  const onClose = () =>
    void navigate({ search: (search) => ({ ...search, ouvrir: undefined }), replace: true })
  const props = { householdId, read, onClose }
  const writes = (kind: 'avoided-area' | 'care-proximity') =>
    read.writable.some((one) => one.kind === kind)
  const panels: Partial<Record<Panel, ReactNode>> = {
    secteur: writes('avoided-area') && <AreaDrawer {...props} />,
    soins: writes('care-proximity') && <CareDrawer {...props} />,
    relecture: read.mayAnswer && <AnswerDrawer {...props} />,
  }
  return ouvrir === undefined ? null : <Suspense>{panels[ouvrir]}</Suspense>
}
