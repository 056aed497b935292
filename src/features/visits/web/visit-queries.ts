import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type { RhythmEntry, VisitEntry, VisitsRead } from '../contract.ts'

export function visitsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['visits', householdId],
    queryFn: ({ signal }) =>
      api<VisitsRead>({ url: `/api/households/${householdId}/visits`, signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshVisits(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: visitsQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

const post = (householdId: string, path: string, body: unknown) =>
  api({ method: 'POST', url: `/api/households/${householdId}/${path}`, body })

export const sendVisit = (householdId: string, body: VisitEntry) =>
  post(householdId, 'visits', body)
export const sendRhythm = (householdId: string, body: RhythmEntry) =>
  post(householdId, 'visit-rhythm', body)
