import { useIdle } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Agenda } from '#features/agenda/contract.ts'
import type { QueueKey, Today } from '#features/households/today.contract.ts'
import { api } from '#web/api.ts'
import { useMay } from '#web/session/session.ts'
import type { TodayDwellings } from '../contract.ts'

const EVERY_MS = 60_000
const GONE_AFTER_MS = 120_000

function asking(path: string, queue: QueueKey | undefined): string {
  return queue === undefined ? path : `${path}?queue=${queue}`
}

function households(queue: QueueKey | undefined) {
  return queryOptions({
    queryKey: ['today', 'households', queue ?? 'all'],
    queryFn: ({ signal }) => api<Today>({ url: asking('/api/today', queue), signal }),
    placeholderData: keepPreviousData,
  })
}

function dwellings(queue: QueueKey | undefined) {
  return queryOptions({
    queryKey: ['today', 'dwellings', queue ?? 'all'],
    queryFn: ({ signal }) =>
      api<TodayDwellings>({ url: asking('/api/today/dwellings', queue), signal }),
    placeholderData: keepPreviousData,
  })
}

function meetings(day: string) {
  return queryOptions({
    queryKey: ['agenda', day, day],
    queryFn: ({ signal }) => api<Agenda>({ url: `/api/agenda?from=${day}&to=${day}`, signal }),
  })
}

/**
 * Live counts while somebody is there. Each reading keeps the session open: an unattended page that went on asking would
 * never let it end (A14).
 */
function useLive() {
  const gone = useIdle(GONE_AFTER_MS, { initialState: false })
  return { refetchInterval: gone ? (false as const) : EVERY_MS, refetchOnWindowFocus: true }
}

export function useTodayQueues(queue: QueueKey | undefined) {
  const live = useLive()
  const mayReadDwellings = useMay('dwelling.read')
  return {
    households: useQuery({ ...households(queue), ...live }),
    dwellings: useQuery({ ...dwellings(queue), ...live, enabled: mayReadDwellings }),
    withDwellings: mayReadDwellings,
  }
}

export function useTodayMeetings(day: string) {
  return useQuery({ ...meetings(day), ...useLive() })
}
