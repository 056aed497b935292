import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { AssessmentList, SaveAssessment } from '../contract.ts'

const urlOf = (householdId: string) => `/api/households/${householdId}/assessments`

/** Reading an assessment is logged and shown to the person: only opening the page reads it. */
export function assessmentsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['assessments', householdId],
    queryFn: ({ signal }) => api<AssessmentList>({ url: urlOf(householdId), signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

export function useRefreshAssessments(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['assessments', householdId] })
}

export type Named = { readonly householdId: string; readonly assessmentId: string }

export function sendAssessment(named: Named, body: SaveAssessment): Promise<unknown> {
  const { householdId, assessmentId } = named
  return api({ method: 'PUT', url: `${urlOf(householdId)}/${assessmentId}`, body })
}

export function sendFinish(
  { householdId, assessmentId }: Named,
  body: { readonly version: number; readonly finishedOn: string },
): Promise<unknown> {
  return api({ method: 'POST', url: `${urlOf(householdId)}/${assessmentId}/finish`, body })
}

export function sendCopy(
  { householdId, assessmentId }: Named,
  body: { readonly version: number; readonly givenOn: string },
): Promise<unknown> {
  return api({ method: 'POST', url: `${urlOf(householdId)}/${assessmentId}/copy`, body })
}
