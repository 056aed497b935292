import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type { HandoverRead, HoldingChange, HoldingEntry, MeetingEntry } from '../contract.ts'

export function handoverQuery(householdId: string) {
  return queryOptions({
    queryKey: ['handover', householdId],
    queryFn: ({ signal }) =>
      api<HandoverRead>({ url: `/api/households/${householdId}/handover`, signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshHandover(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: handoverQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

const url = (householdId: string, path: string) => `/api/households/${householdId}/handover/${path}`
const post = (householdId: string, path: string, body?: unknown) =>
  api({ method: 'POST', url: url(householdId, path), body })

export const sendWorker = (householdId: string, id: string, accountId: string) =>
  post(householdId, 'worker', { id, accountId })
export const sendAcceptance = (householdId: string) => post(householdId, 'acceptance')
export const sendMeeting = (householdId: string, body: MeetingEntry) =>
  post(householdId, 'meetings', body)
export const sendValidation = (householdId: string, meetingId: string) =>
  post(householdId, `meetings/${meetingId}/validation`)
export const sendHolding = (householdId: string, body: HoldingEntry) =>
  post(householdId, 'holdings', body)
export const sendHoldingChange = (householdId: string, id: string, body: HoldingChange) =>
  api({ method: 'PUT', url: url(householdId, `holdings/${id}`), body })
