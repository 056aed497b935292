import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { VacancyList } from '#features/dwellings/contract.ts'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type { CandidacyList } from '../contract.ts'

export function candidaciesQuery(householdId: string) {
  return queryOptions({
    queryKey: ['candidacies', householdId],
    queryFn: ({ signal }) => api<CandidacyList>({ url: urlOf(householdId), signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

/** The releases that may still be proposed. */
export const openVacanciesQuery = queryOptions({
  queryKey: ['vacancies', 'to-propose'],
  queryFn: ({ signal }) => api<VacancyList>({ url: '/api/vacancies', signal }),
})

/** Every write answers with the list as it is after it. */
export function useCandidacyChanged(householdId: string): (list: CandidacyList) => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async (list) => {
    queryClient.setQueryData(candidaciesQuery(householdId).queryKey, list)
    await refreshHousehold()
  }
}

export function sendCandidacy(householdId: string, path: string, body: unknown) {
  return api<CandidacyList>({ method: 'POST', url: `${urlOf(householdId)}${path}`, body })
}

function urlOf(householdId: string): string {
  return `/api/households/${householdId}/candidacies`
}
