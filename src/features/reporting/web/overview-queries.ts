import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { ProgrammeOverview } from '../contract.ts'

/** The programme at a glance; `published` asks for what the others read. */
export function overviewQuery(published: boolean) {
  const url = published ? '/api/programme?view=published' : '/api/programme'
  return queryOptions({
    queryKey: ['programme', url],
    queryFn: ({ signal }) => api<ProgrammeOverview>({ url, signal }),
    placeholderData: keepPreviousData,
  })
}
