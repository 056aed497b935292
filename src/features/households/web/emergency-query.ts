import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { EmergencyEntry, EmergencyRead } from '#features/referrals/emergency.contract.ts'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'

export function emergencyQuery(householdId: string) {
  return queryOptions({
    queryKey: ['emergency', householdId],
    queryFn: ({ signal }) =>
      api<EmergencyRead>({ url: `/api/households/${householdId}/emergency`, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

export function sendEmergency(householdId: string, entry: EmergencyEntry): Promise<unknown> {
  return api({ method: 'POST', url: `/api/households/${householdId}/emergency`, body: entry })
}

export function useRefreshEmergency(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['emergency', householdId] }),
      refreshHousehold(),
    ])
  }
}
