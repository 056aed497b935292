import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { HouseholdList } from '../contract.ts'
import { type ListSearch, toListQuery } from './list-search.ts'

export function householdsQuery(search: ListSearch) {
  const query = toListQuery(search)
  return queryOptions({
    queryKey: ['households', query],
    queryFn: ({ signal }) => api<HouseholdList>({ url: `/api/households?${query}`, signal }),
    placeholderData: keepPreviousData,
  })
}
