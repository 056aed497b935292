import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type { ConsentEntry, ConsentsRead } from '../contract.ts'

const url = (householdId: string, path = '') => `/api/households/${householdId}/consents${path}`

export function consentsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['consents', householdId],
    queryFn: ({ signal }) => api<ConsentsRead>({ url: url(householdId), signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshConsents(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: consentsQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

export const sendConsent = (householdId: string, body: ConsentEntry) =>
  api({ method: 'POST', url: url(householdId), body })
export const sendWithdrawal = (householdId: string, id: string) =>
  api({ method: 'POST', url: url(householdId, `/${id}/withdrawal`) })
export const consentCopy = (householdId: string, id: string, format: 'html' | 'pdf') =>
  url(householdId, `/${id}/copy?format=${format}`)
