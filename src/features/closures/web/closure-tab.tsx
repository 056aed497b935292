import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryView } from '#web/ui/query-view.tsx'
import './closure-tab.css'
import { closureQuery } from './closure-queries.ts'
import { MeetingCard } from './meeting-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import { ReviewCard } from './review-card.tsx'
import { StateCard } from './state-card.tsx'

const route = getRouteApi('/shell/menages/$householdId/cloture')

/** The end of the follow-up: its meeting, what becomes of the file, the review three months later. */
export function ClosureTab() {
  const { householdId } = route.useParams()
  const query = useQuery(closureQuery(householdId))
  return (
    <QueryView query={query} failure="La clôture n’a pas pu être chargée.">
      {(closing) => (
        <div className="closing">
          <div className="closing__main">
            <MeetingCard householdId={householdId} closing={closing} />
            {closing.closure !== null && <ReviewCard householdId={householdId} closing={closing} />}
          </div>
          <div className="closing__aside">
            {closing.closure !== null && (
              <RetentionCard householdId={householdId} closing={closing} />
            )}
            <StateCard householdId={householdId} closing={closing} />
          </div>
        </div>
      )}
    </QueryView>
  )
}
