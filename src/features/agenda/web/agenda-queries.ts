import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type {
  Absences,
  Agenda,
  Appointment,
  AskTaken,
  FeedState,
  Invitable,
  MoveAppointment,
  NewAbsence,
  NewAppointment,
  NewFeed,
  Taken,
} from '../contract.ts'

export function agendaQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['agenda', from, to],
    queryFn: ({ signal }) => api<Agenda>({ url: `/api/agenda?from=${from}&to=${to}`, signal }),
    placeholderData: keepPreviousData,
  })
}

/** Where people, meetings and their clashes are asked for: about a household, in its file; otherwise among colleagues. */
function place(householdId: string | null, alone: string, inCase: string): string {
  return householdId === null ? alone : `/api/households/${householdId}/${inCase}`
}

export function peopleQuery(householdId: string | null) {
  return queryOptions({
    queryKey: ['agenda-people', householdId],
    queryFn: ({ signal }) =>
      api<Invitable>({ url: place(householdId, '/api/agenda/people', 'people'), signal }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  })
}

export function takenQuery(householdId: string | null, asked: AskTaken | null) {
  return queryOptions({
    queryKey: ['agenda-taken', householdId, asked],
    queryFn: ({ signal }) =>
      api<Taken>({
        method: 'POST',
        url: place(householdId, '/api/agenda/taken', 'taken'),
        body: asked,
        signal,
      }),
    enabled: asked !== null,
    refetchOnWindowFocus: false,
  })
}

export const feedQuery = queryOptions({
  queryKey: ['agenda-feed'],
  queryFn: ({ signal }) => api<FeedState>({ url: '/api/agenda/feed', signal }),
})

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: ({ signal }) => api<Absences>({ url: '/api/absences', signal }),
})

export function useRefreshAgenda(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['agenda'] })
}

export function createAppointment(
  householdId: string | null,
  body: NewAppointment,
): Promise<Appointment> {
  return api({
    method: 'POST',
    url: place(householdId, '/api/appointments', 'appointments'),
    body,
  })
}

export function moveAppointment(id: string, body: MoveAppointment): Promise<Appointment> {
  return api({ method: 'POST', url: `/api/appointments/${id}/move`, body })
}

export function cancelAppointment(
  id: string,
  body: { readonly motive: string; readonly version: number },
): Promise<Appointment> {
  return api({ method: 'POST', url: `/api/appointments/${id}/cancel`, body })
}

export function answerAppointment(id: string, answer: 'yes' | 'no'): Promise<Appointment> {
  return api({ method: 'POST', url: `/api/appointments/${id}/answer`, body: { answer } })
}

export const openFeed = () => api<NewFeed>({ method: 'POST', url: '/api/agenda/feed' })
export const revokeFeed = () => api<FeedState>({ method: 'DELETE', url: '/api/agenda/feed' })

export function declareAbsence(body: NewAbsence): Promise<Absences> {
  return api({ method: 'POST', url: '/api/absences', body })
}

export function withdrawAbsence(id: string): Promise<Absences> {
  return api({ method: 'DELETE', url: `/api/absences/${id}` })
}
