import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AccessJournal } from '#features/privacy/contract.ts'
import { api } from '#web/api.ts'

/** Who opened this file: one line a person and a day, a month at a time. */
export function journalQuery(householdId: string) {
  return infiniteQueryOptions({
    queryKey: ['journal', householdId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<AccessJournal>({
        url: `/api/households/${householdId}/access-journal${pageParam === null ? '' : `?until=${pageParam}`}`,
        signal,
      }),
    getNextPageParam: ({ earlier }) => earlier,
  })
}
