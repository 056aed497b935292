import { IconFiles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { STATE_WORDS } from './document-words.ts'
import { reducedQuery } from './documents-queries.ts'

/** Titles and states, for the members of the committee. */
export function ReducedDocuments({ householdId }: { readonly householdId: string }) {
  const query = useQuery(reducedQuery(householdId))
  return (
    <Card title="Pièces du dossier" icon={IconFiles}>
      <QueryView query={query} failure="Les pièces n’ont pas pu être chargées.">
        {({ documents }) =>
          documents.length === 0 ? (
            <EmptyState icon={IconFiles} title="Aucune pièce n’est arrivée.">
              Les titres des pièces reçues paraîtront ici.
            </EmptyState>
          ) : (
            <Facts
              facts={documents.map(({ label, state }) => ({ label, value: STATE_WORDS[state] }))}
            />
          )
        }
      </QueryView>
    </Card>
  )
}
