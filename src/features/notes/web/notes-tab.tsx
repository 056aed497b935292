import { IconNote } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { NoteForm } from './note-form.tsx'
import { NoteLines } from './note-lines.tsx'
import { notesQuery } from './note-queries.ts'
import './notes-tab.css'

const route = getRouteApi('/shell/menages/$householdId/notes')

/** What the worker writes, each note for an audience chosen before its first word. */
export function NotesTab() {
  const { householdId } = route.useParams()
  const query = useQuery(notesQuery(householdId))
  return (
    <QueryView query={query} failure="Les notes n’ont pas pu être chargées.">
      {({ notes, audiences }) => (
        <div className="notes">
          {audiences.length > 0 && <NoteForm householdId={householdId} audiences={audiences} />}
          <Card title="Notes que vous lisez" count={notes.length}>
            {notes.length > 0 ? (
              <NoteLines notes={notes} />
            ) : (
              <EmptyState icon={IconNote} title="Aucune note pour le moment.">
                Les notes que votre rôle peut lire apparaîtront ici.
              </EmptyState>
            )}
          </Card>
        </div>
      )}
    </QueryView>
  )
}
