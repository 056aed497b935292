import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  ClosureRead,
  NewClosure,
  RetentionEntry,
  ReviewEntry,
  StateEntry,
} from '../contract.ts'

export function closureQuery(householdId: string) {
  return queryOptions({
    queryKey: ['closure', householdId],
    queryFn: ({ signal }) =>
      api<ClosureRead>({ url: `/api/households/${householdId}/closure`, signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshClosure(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: closureQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

function send(householdId: string, path: string, body: unknown): Promise<unknown> {
  return api({ method: 'POST', url: `/api/households/${householdId}/${path}`, body })
}

export const sendClosure = (householdId: string, closure: NewClosure) =>
  send(householdId, 'closure', closure)
export const sendRetention = (householdId: string, choice: RetentionEntry) =>
  send(householdId, 'retention-choice', choice)
export const sendAnswer = (householdId: string, requestId: string, answer: ReviewEntry) =>
  send(householdId, `review-requests/${requestId}/answer`, answer)
export const sendState = (householdId: string, move: StateEntry) => send(householdId, 'state', move)
