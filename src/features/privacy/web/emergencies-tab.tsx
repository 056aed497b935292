import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { EmergencyLines } from './emergency-lines.tsx'
import { caseEmergenciesQuery } from './privacy-requests.ts'

const route = getRouteApi('/shell/menages/$householdId')

/** For whoever leads the case: who entered without being assigned, and why. */
export function EmergenciesTab() {
  const { householdId } = route.useParams()
  const query = useQuery(caseEmergenciesQuery(householdId))
  return (
    <Card title="Accès d’urgence à ce dossier" icon={IconAlertTriangle}>
      <QueryView query={query} failure="Les accès d’urgence n’ont pas pu être chargés.">
        {({ rows }) => (rows.length > 0 ? <EmergencyLines rows={rows} /> : <None />)}
      </QueryView>
    </Card>
  )
}

function None() {
  return (
    <EmptyState icon={IconAlertTriangle} title="Aucun accès d’urgence.">
      Si quelqu’un ouvre ce dossier en urgence, vous le lirez ici, avec son motif.
    </EmptyState>
  )
}
