import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  NeedsRead,
  NeedsReduced,
  NewAnswer,
  NewExchange,
  NewNeeds,
  NewSlidingLeaseWish,
} from '../contract.ts'
import type { NewProtectedNeed, ProtectedNeedsRead } from '../protected.contract.ts'

/** Reading needs is logged and shown to the household: coming back to the window does not read them again. */
const READ_ONCE = { staleTime: 60_000, refetchOnWindowFocus: false } as const

export function needsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['needs', householdId],
    queryFn: ({ signal }) => api<NeedsRead>({ url: urlOf(householdId), signal }),
    ...READ_ONCE,
  })
}

export function reducedNeedsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['needs', householdId, 'reduced'],
    queryFn: ({ signal }) => api<NeedsReduced>({ url: urlOf(householdId, '/reduced'), signal }),
    ...READ_ONCE,
  })
}

export function protectedNeedsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['needs', householdId, 'protected'],
    queryFn: ({ signal }) => api<ProtectedNeedsRead>({ url: protectedUrl(householdId), signal }),
    ...READ_ONCE,
  })
}

/** After a write: the needs and the page of the household, whose next step may have changed. */
export function useRefreshNeeds(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['needs', householdId] })
    await refreshHousehold()
  }
}

export function saveNeeds(householdId: string, needs: NewNeeds): Promise<{ version: number }> {
  return api({ method: 'PUT', url: urlOf(householdId), body: needs })
}

export function sendExchange(householdId: string, exchange: NewExchange): Promise<unknown> {
  return post(urlOf(householdId, '/exchanges'), exchange)
}

type Confirmation = { readonly id: string; readonly exchangeId: string; readonly digest: string }

export function sendConfirmation(householdId: string, body: Confirmation): Promise<unknown> {
  return post(urlOf(householdId, '/confirmations'), body)
}

export function sendSlidingLease(householdId: string, wish: NewSlidingLeaseWish): Promise<unknown> {
  return post(urlOf(householdId, '/sliding-lease'), wish)
}

export function sendAnswer(householdId: string, answer: NewAnswer): Promise<unknown> {
  return post(urlOf(householdId, '/answers'), answer)
}

export function sendProtectedNeed(householdId: string, need: NewProtectedNeed): Promise<unknown> {
  return post(protectedUrl(householdId), need)
}

export function endProtectedNeed(
  householdId: string,
  needId: string,
  id: string,
): Promise<unknown> {
  return post(`${protectedUrl(householdId)}/${needId}/end`, { id })
}

function post(url: string, body: unknown): Promise<unknown> {
  return api({ method: 'POST', url, body })
}

function urlOf(householdId: string, rest = ''): string {
  return `/api/households/${householdId}/needs${rest}`
}

function protectedUrl(householdId: string): string {
  return `/api/households/${householdId}/protected-needs`
}
