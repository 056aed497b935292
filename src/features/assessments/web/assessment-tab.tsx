import { IconClipboardHeart, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { newId } from '#web/new-id.ts'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { AssessmentList } from '../contract.ts'
import { AssessmentCard } from './assessment-card.tsx'
import { AssessmentForm } from './assessment-form-card.tsx'
import { assessmentsQuery } from './assessment-queries.ts'
import './assessment.css'
import { ConclusionsCard } from './conclusions-card.tsx'

const route = getRouteApi('/shell/menages/$householdId/diagnostic')

/** D13: the assessments of the household, or their conclusions alone. */
export function AssessmentTab() {
  return useMay('assessment.read') ? <Assessments /> : <NotFoundPage />
}

function Assessments() {
  const { householdId } = route.useParams()
  const query = useQuery(assessmentsQuery(householdId))
  return (
    <QueryView query={query} failure="Les diagnostics n’ont pas pu être chargés.">
      {(list) => <Opened list={list} householdId={householdId} />}
    </QueryView>
  )
}

type Props = { readonly list: AssessmentList; readonly householdId: string }

function Opened({ list, householdId }: Props) {
  const { ecrire } = route.useSearch()
  const mayWrite = useMay('assessment.write') && list.persons.length > 0
  if (mayWrite && ecrire !== undefined) {
    return <AssessmentForm key={ecrire} list={list} named={{ householdId, assessmentId: ecrire }} />
  }
  const isEmpty = list.assessments.length === 0 && list.conclusions.length === 0
  return (
    <div className="assessments">
      {isEmpty ? (
        <Nothing mayWrite={mayWrite} />
      ) : (
        <>
          {mayWrite && <Begin />}
          {list.assessments.map((assessment) => (
            <AssessmentCard
              key={assessment.id}
              assessment={assessment}
              list={list}
              householdId={householdId}
            />
          ))}
          {list.conclusions.map((conclusions) => (
            <ConclusionsCard key={conclusions.id} conclusions={conclusions} />
          ))}
        </>
      )}
    </div>
  )
}

/** The same words whether there is none or the person agreed to nothing: silence tells nothing. */
function Nothing({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Card title="Diagnostic">
      <EmptyState
        icon={IconClipboardHeart}
        title="Aucun diagnostic que vous puissiez lire."
        action={mayWrite && <Begin />}
      >
        {mayWrite
          ? 'Trois parties (situation, budget, logement) et une conclusion, écrites avec la personne.'
          : 'La personne choisit avec qui son diagnostic se partage.'}
      </EmptyState>
    </Card>
  )
}

function Begin() {
  return (
    <div>
      <LinkButton
        from="/menages/$householdId/diagnostic"
        to="."
        search={(search) => ({ ...search, ecrire: newId() })}
        size="sm"
        leftSection={<Icon of={IconPlus} size={17} />}
      >
        Commencer un diagnostic
      </LinkButton>
    </div>
  )
}
