import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { HouseholdRead } from '#features/households/contract.ts'
import { api } from './api.ts'

/**
 * One household, as its page shows it to this reader. Every fetch is a consultation in the household's journal, so coming
 * back to the window does not make one.
 */
export function householdQuery(householdId: string) {
  return queryOptions({
    queryKey: ['household', householdId],
    queryFn: ({ signal }) => api<HouseholdRead>({ url: `/api/households/${householdId}`, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

/** After a write: the page of the household and the lists show what is true now. */
export function useRefreshHousehold(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['household', householdId] }),
      queryClient.invalidateQueries({ queryKey: ['households'] }),
    ])
  }
}
