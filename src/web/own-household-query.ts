import { queryOptions } from '@tanstack/react-query'
import type { HouseholdList, HouseholdRow } from '#features/households/contract.ts'
import { api } from './api.ts'

/** The file of the person who is signed in: the only one that she sees; null as long as it is not open. */
export function ownHouseholdQuery() {
  return queryOptions({
    queryKey: ['own-household'],
    queryFn: async ({ signal }): Promise<HouseholdRow | null> => {
      const { rows } = await api<HouseholdList>({ url: '/api/households', signal })
      return rows[0] ?? null
    },
    staleTime: 60_000,
  })
}
