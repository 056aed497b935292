import { IconGavel } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { Result, ResultsRead } from '../contract.ts'
import { ConversationCard } from './conversation-card.tsx'
import { ExplanationCard } from './explanation-card.tsx'
import { NoticeCard } from './notice-card.tsx'
import { ReplyCard } from './reply-card.tsx'
import { resultsQuery } from './result-queries.ts'
import { ResultHead } from './result-head.tsx'
import './result-tab.css'

const route = getRouteApi('/shell/menages/$householdId/reponse')

/** A result in its order: explained, told to the prescriber, announced, notified, answered. */
export function ResultTab() {
  const { householdId } = route.useParams()
  const query = useQuery(resultsQuery(householdId))
  return (
    <QueryView query={query} failure="Le résultat n’a pas pu être chargé.">
      {(read) =>
        read.results.length === 0 ? (
          <EmptyState icon={IconGavel} title="Pas encore de résultat.">
            Après la commission, la réponse arrive ici, d’abord pour l’accompagnant du ménage.
          </EmptyState>
        ) : (
          <div className="results">
            {read.results.map((result) => (
              <OneResult key={result.candidacyId} read={read} result={result} />
            ))}
          </div>
        )
      }
    </QueryView>
  )
}

type Props = { readonly read: ResultsRead; readonly result: Result }

function OneResult({ read, result }: Props) {
  const { householdId } = route.useParams()
  const props = { read, result, named: { householdId, candidacyId: result.candidacyId } }
  return (
    <section
      className="results__one"
      aria-label={`${result.dwelling.typology} à ${result.dwelling.commune}`}
    >
      <ResultHead result={result} />
      <div className="results__columns">
        <div className="results__main">
          <ExplanationCard {...props} />
          <ConversationCard {...props} />
        </div>
        <div className="results__aside">
          <NoticeCard {...props} />
          <ReplyCard {...props} />
        </div>
      </div>
    </section>
  )
}
