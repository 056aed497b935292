import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HandoverRead } from '../contract.ts'
import { gapsOf } from '../domain/never-zero.ts'
import { CurveCard } from './curve-card.tsx'
import { GapCards } from './gap-cards.tsx'
import { handoverQuery } from './handover-queries.ts'
import './handover-tab.css'
import { MatrixCard } from './matrix-card.tsx'
import { WorkerCard } from './worker-card.tsx'

const route = getRouteApi('/shell/menages/$householdId/relais')

/** Who holds what, month by month; what would be held by nobody comes first, with two ways out. */
export function HandoverTab() {
  const { householdId } = route.useParams()
  const query = useQuery(handoverQuery(householdId))
  return (
    <QueryView query={query} failure="Le relais n’a pas pu être chargé.">
      {(read) => <Handover householdId={householdId} read={read} />}
    </QueryView>
  )
}

type Props = { readonly householdId: string; readonly read: HandoverRead }

function Handover({ householdId, read }: Props) {
  const { holdings, absences, from, to, today } = read
  const gaps = gapsOf(holdings, absences, { from, to }, today)
  const props = { householdId, read, gaps }
  return (
    <div className="handover">
      <GapCards {...props} />
      <MatrixCard {...props} />
      <div className="handover__pair">
        <WorkerCard {...props} />
        <CurveCard read={read} />
      </div>
    </div>
  )
}
