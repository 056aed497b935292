import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '#web/api.ts'
import { isApiError } from '#web/api-error.ts'
import { signInAgain } from '#web/session/sign-in-again.ts'
import type {
  AccessPage,
  AuditState,
  BreakGlassOpening,
  BreakGlassQuestion,
  EmergencyAccessList,
  EmergencyReport,
} from '../contract.ts'
import { toAccessesQuery, type OfficerSearch } from './officer-search.ts'

export function emergencyReportQuery(month: string | undefined) {
  return queryOptions({
    queryKey: ['emergencies', month ?? null],
    queryFn: ({ signal }) =>
      api<EmergencyReport>({
        url: `/api/break-glass${month === undefined ? '' : `?month=${month}`}`,
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

export function accessesQuery(search: OfficerSearch) {
  return infiniteQueryOptions({
    queryKey: ['accesses', toAccessesQuery(search, null)],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      api<AccessPage>({
        url: `/api/privacy/accesses?${toAccessesQuery(search, pageParam)}`,
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  })
}

export const auditStateQuery = queryOptions({
  queryKey: ['audit-state'],
  queryFn: ({ signal }) => api<AuditState>({ url: '/api/privacy/audit-state', signal }),
})

export function caseEmergenciesQuery(householdId: string) {
  return queryOptions({
    queryKey: ['emergencies', 'case', householdId],
    queryFn: ({ signal }) =>
      api<z.infer<typeof EmergencyAccessList>>({
        url: `/api/households/${householdId}/emergency-accesses`,
        signal,
      }),
  })
}

/** Asks for the security code on top of the page when the last one is too old, then asks again. */
export async function openInEmergency(question: BreakGlassQuestion) {
  const ask = () =>
    api<z.infer<typeof BreakGlassOpening>>({
      method: 'POST',
      url: '/api/break-glass',
      body: question,
    })
  try {
    return await ask()
  } catch (error) {
    if (!isApiError(error) || error.rule !== 'second-factor-too-old') throw error
    if (!(await signInAgain('second-factor-needed'))) throw error
    return ask()
  }
}
