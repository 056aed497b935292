import { IconHomeQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { CandidacyList } from '../contract.ts'
import { candidaciesQuery } from './candidacy-queries.ts'
import { ClosedCard } from './closed-card.tsx'
import { Drawers } from './drawers.tsx'
import { LiveCandidacy } from './live-candidacy.tsx'
import './candidacy-tab.css'

const route = getRouteApi('/shell/menages/$householdId/candidatures')

/** The dwelling proposed to this household, in its order: prescriber, household, visit, committee. */
export function CandidacyTab() {
  const { householdId } = route.useParams()
  const query = useQuery(candidaciesQuery(householdId))
  return (
    <QueryView query={query} failure="Les candidatures n’ont pas pu être chargées.">
      {(list) => <Candidacies householdId={householdId} list={list} />}
    </QueryView>
  )
}

type Props = { readonly householdId: string; readonly list: CandidacyList }

function Candidacies({ householdId, list }: Props) {
  const live = list.candidacies.find(({ status }) => status !== 'closed')
  const closed = list.candidacies.filter(({ status }) => status === 'closed')
  return (
    <div className="candidacies">
      {live ? (
        <LiveCandidacy householdId={householdId} list={list} candidacy={live} />
      ) : (
        <NoneYet householdId={householdId} />
      )}
      {closed.length > 0 && <ClosedCard candidacies={closed} />}
      <Drawers householdId={householdId} list={list} candidacy={live} />
    </div>
  )
}

function NoneYet({ householdId }: { readonly householdId: string }) {
  const mayPropose = useMay('candidacy.propose')
  return (
    <EmptyState
      icon={IconHomeQuestion}
      title="Aucun logement n’est proposé."
      action={
        mayPropose ? (
          <LinkButton
            to="/menages/$householdId/candidatures"
            params={{ householdId }}
            search={{ ouvrir: 'proposer' }}
          >
            Proposer un logement
          </LinkButton>
        ) : undefined
      }
    >
      L’accompagnant est toujours informé le premier ; le ménage l’apprend par lui.
    </EmptyState>
  )
}
