import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { NoteAudience, NoteList } from '../contract.ts'

/** Reading notes is logged and shown to the household: only opening the tab reads them. */
export function notesQuery(householdId: string) {
  return queryOptions({
    queryKey: ['notes', householdId],
    queryFn: ({ signal }) => api<NoteList>({ url: `/api/households/${householdId}/notes`, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

export type NewNote = {
  readonly id: string
  readonly subjectPersonId: string
  readonly audience: NoteAudience
  readonly text: string
}

export function sendNote(householdId: string, note: NewNote): Promise<unknown> {
  return api({ method: 'POST', url: `/api/households/${householdId}/notes`, body: note })
}
