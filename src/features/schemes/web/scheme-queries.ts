import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { Administration } from '../administration.contract.ts'
import type { ChangeList, Effects, NewChange, SchemeRules } from '../contract.ts'

export const rulesQuery = queryOptions({
  queryKey: ['scheme', 'rules'],
  queryFn: ({ signal }) => api<SchemeRules>({ url: '/api/scheme/rules', signal }),
})

export function changesQuery(page: number) {
  return queryOptions({
    queryKey: ['scheme', 'changes', page],
    queryFn: ({ signal }) =>
      api<ChangeList>({ url: `/api/scheme/changes?page=${String(page)}`, signal }),
    placeholderData: keepPreviousData,
  })
}

export const administrationQuery = queryOptions({
  queryKey: ['administration'],
  queryFn: ({ signal }) => api<Administration>({ url: '/api/administration', signal }),
})

export function previewChange(change: NewChange): Promise<Effects> {
  return api<Effects>({ method: 'POST', url: '/api/scheme/changes/preview', body: change })
}

export function sendChange(change: NewChange): Promise<Effects> {
  return api<Effects>({ method: 'POST', url: '/api/scheme/changes', body: change })
}

/** Delays, quotas and prices are read everywhere: after a change nothing on screen may be older than it. */
export function useRefreshAll(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries()
}
