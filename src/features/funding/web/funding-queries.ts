import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { FundingCaps, FundingLines, FundingPage, NewEnvelope } from '../contract.ts'

type Period = { readonly annee?: number | undefined }

function periodQuery({ annee }: Period): Record<string, string> {
  if (annee === undefined) return {}
  return { from: `${String(annee)}-01-01`, to: `${String(annee)}-12-31` }
}

function address(path: string, query: Record<string, string>): string {
  const asked = new URLSearchParams(query).toString()
  return asked === '' ? path : `${path}?${asked}`
}

/** Everything under this key changes when an envelope does. */
export const FUNDING_KEY = ['funding'] as const

export function fundingQuery(period: Period) {
  const url = address('/api/funding', periodQuery(period))
  return queryOptions({
    queryKey: [...FUNDING_KEY, url],
    queryFn: ({ signal }) => api<FundingPage>({ url, signal }),
    placeholderData: keepPreviousData,
  })
}

export const fundingCapsQuery = queryOptions({
  queryKey: [...FUNDING_KEY, 'caps'],
  queryFn: ({ signal }) => api<FundingCaps>({ url: '/api/funding/caps', signal }),
})

export function fundingLinesQuery(row: string, period: Period) {
  const url = address('/api/funding/lines', { row, ...periodQuery(period) })
  return queryOptions({
    queryKey: [...FUNDING_KEY, url],
    queryFn: ({ signal }) => api<FundingLines>({ url, signal }),
  })
}

export function setEnvelope(body: NewEnvelope): Promise<unknown> {
  return api({ method: 'POST', url: '/api/funding/envelopes', body })
}
