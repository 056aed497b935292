import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { AlertEntry, AlertMove, AlertsRead, OpenAlerts } from '#features/alerts/contract.ts'
import { api } from '../api.ts'

const url = (householdId: string, path: string) => `/api/households/${householdId}/${path}`

export function alertsQuery(householdId: string) {
  return queryOptions({
    queryKey: ['alerts', householdId],
    queryFn: ({ signal }) => api<AlertsRead>({ url: url(householdId, 'alerts'), signal }),
  })
}

export function openAlertsQuery() {
  return queryOptions({
    queryKey: ['alerts'],
    queryFn: ({ signal }) => api<OpenAlerts>({ url: '/api/alerts', signal }),
  })
}

/** After a write, this household's alerts and those of the day say what changed. */
export function useRefreshAlerts(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['alerts'] })
}

const post = (householdId: string, path: string, body: unknown) =>
  api({ method: 'POST', url: url(householdId, path), body })

export const sendAlert = (householdId: string, body: AlertEntry) =>
  post(householdId, 'alerts', body)
export const sendAlertMove = (householdId: string, alertId: string, body: AlertMove) =>
  post(householdId, `alerts/${alertId}/moves`, body)
export const sendDanger = (householdId: string, id: string, personId: string) =>
  post(householdId, 'danger-path', { id, personId })
