import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  ConventionEntry,
  NewObjective,
  ObjectiveChange,
  PlanEntry,
  PlanRead,
  PlanReviewEntry,
  PlanSignatureEntry,
  ReferentEntry,
} from '../contract.ts'

export function planQuery(householdId: string) {
  return queryOptions({
    queryKey: ['plan', householdId],
    queryFn: ({ signal }) => api<PlanRead>({ url: `/api/households/${householdId}/plan`, signal }),
  })
}

/** After a write, the tab and the household's page say what changed. */
export function useRefreshPlan(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: planQuery(householdId).queryKey })
    await refreshHousehold()
  }
}

const url = (householdId: string, path: string) => `/api/households/${householdId}/${path}`
const post = (householdId: string, path: string, body: unknown) =>
  api({ method: 'POST', url: url(householdId, path), body })

export const sendPlan = (householdId: string, body: PlanEntry) =>
  api({ method: 'PUT', url: url(householdId, 'plan'), body })
export const sendObjective = (householdId: string, body: NewObjective) =>
  post(householdId, 'objectives', body)
export const sendObjectiveChange = (householdId: string, id: string, body: ObjectiveChange) =>
  api({ method: 'PUT', url: url(householdId, `objectives/${id}`), body })
export const sendPlanReview = (householdId: string, body: PlanReviewEntry) =>
  post(householdId, 'plan/reviews', body)
export const sendConvention = (householdId: string, body: ConventionEntry) =>
  post(householdId, 'conventions', body)
export const sendPlanSignature = (householdId: string, body: PlanSignatureEntry) =>
  post(householdId, 'plan/signatures', body)
export const sendReferent = (householdId: string, body: ReferentEntry) =>
  post(householdId, 'referent', body)

type Of = 'plan' | 'convention'
export const writtenPaper = (householdId: string, of: Of, format: 'html' | 'pdf' | 'docx') =>
  url(householdId, `plan/paper?of=${of}&format=${format}`)
export const signedPaper = (householdId: string, id: string) =>
  url(householdId, `plan/papers/${id}`)
