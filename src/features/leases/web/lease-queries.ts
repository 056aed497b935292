import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  ConclusionEntry,
  LeaseRead,
  MoveEntry,
  PreparationEntry,
  SignatureEntry,
  StatementEntry,
  StepEntry,
} from '../contract.ts'

export function leaseQuery(householdId: string) {
  return queryOptions({
    queryKey: ['lease', householdId],
    queryFn: ({ signal }) =>
      api<LeaseRead>({ url: `/api/households/${householdId}/lease`, signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshLease(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: leaseQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

const url = (householdId: string, path: string) => `/api/households/${householdId}/${path}`
const post = (householdId: string, path: string, body: unknown) =>
  api({ method: 'POST', url: url(householdId, path), body })

export const sendPreparation = (householdId: string, body: PreparationEntry) =>
  api({ method: 'PUT', url: url(householdId, 'lease/preparation'), body })
export const sendSignature = (householdId: string, body: SignatureEntry) =>
  post(householdId, 'lease', body)
export const sendKeys = (householdId: string, keysOn: string) =>
  post(householdId, 'lease/keys', { keysOn })
export const sendMove = (householdId: string, leaseId: string, body: MoveEntry) =>
  post(householdId, `leases/${leaseId}/events`, body)
export const sendReview = (householdId: string, id: string, openedOn: string) =>
  post(householdId, 'sliding-reviews', { id, openedOn })
export const sendStatement = (householdId: string, reviewId: string, body: StatementEntry) =>
  post(householdId, `sliding-reviews/${reviewId}/statements`, body)
export const sendConclusion = (householdId: string, reviewId: string, body: ConclusionEntry) =>
  post(householdId, `sliding-reviews/${reviewId}/conclusion`, body)
export const sendStep = (householdId: string, stepId: string, body: StepEntry) =>
  api({ method: 'PUT', url: url(householdId, `entry-steps/${stepId}`), body })
export const sendSaid = (householdId: string, stepId: string, done: boolean) =>
  post(householdId, `entry-steps/${stepId}/said`, { done })
export const sendAddedStep = (householdId: string, id: string, code: string) =>
  post(householdId, 'entry-steps', { id, code })

export const draftPaper = (householdId: string, paper: string, format: 'html' | 'pdf' | 'docx') =>
  url(householdId, `lease/draft?paper=${paper}&format=${format}`)
export const keptPaper = (householdId: string, id: string) =>
  url(householdId, `lease/documents/${id}`)
