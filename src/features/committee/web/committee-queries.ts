import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { api } from '#web/api.ts'
import type * as wire from '../contract.ts'

const SESSIONS = '/api/committee-sessions'
/** While a session is held, those who sit see it move. */
const LIVE_MS = 4_000

export const sessionsQuery = queryOptions({
  queryKey: ['committee', 'sessions'],
  queryFn: ({ signal }) => api<wire.SessionList>({ url: SESSIONS, signal }),
})

export const seatsQuery = queryOptions({
  queryKey: ['committee', 'seats'],
  queryFn: ({ signal }) => api<wire.Seats>({ url: '/api/committee-seats', signal }),
})

export function sessionQuery(sessionId: string) {
  return queryOptions({
    queryKey: ['committee', 'session', sessionId],
    queryFn: ({ signal }) => api<wire.SessionRead>({ url: `${SESSIONS}/${sessionId}`, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? LIVE_MS : false),
  })
}

export type Paper = 'agenda' | 'minutes' | `candidates/${string}/sheet`

export function paper(sessionId: string, what: Paper, format: wire.Format) {
  return api<wire.DocumentFile>({ url: `${SESSIONS}/${sessionId}/${what}?format=${format}` })
}

export function sendSession(session: wire.NewSession): Promise<wire.SessionRead> {
  return api({ method: 'POST', url: SESSIONS, body: session })
}

type Method = 'POST' | 'PUT' | 'DELETE'
export type Act = { readonly method: Method; readonly path: string; readonly body?: unknown }

export function sendAct(sessionId: string, { method, path, body }: Act): Promise<wire.SessionRead> {
  return api({
    method,
    url: `${SESSIONS}/${sessionId}${path}`,
    ...(body !== undefined && { body }),
  })
}

/** What one does with a session: each answers with the session as it has become. */
export const acts = {
  change: (body: wire.ChangeSession): Act => ({ method: 'PUT', path: '', body }),
  put: (body: wire.NewItem): Act => ({ method: 'POST', path: '/items', body }),
  takeOff: (itemId: string): Act => ({ method: 'DELETE', path: `/items/${itemId}` }),
  convoke: (): Act => ({ method: 'POST', path: '/convocation' }),
  cancel: (reason: string): Act => ({ method: 'POST', path: '/cancellation', body: { reason } }),
  presence: (memberId: string, body: wire.SetPresence): Act => ({
    method: 'PUT',
    path: `/members/${memberId}`,
    body,
  }),
  open: (chairId: string): Act => ({ method: 'POST', path: '/opening', body: { chairId } }),
  call: (itemId: string): Act => ({ method: 'POST', path: `/items/${itemId}/calling` }),
  recuse: (itemId: string, body: wire.SetRecusal): Act => ({
    method: 'PUT',
    path: `/items/${itemId}/recusals`,
    body,
  }),
  decide: (candidateId: string, body: wire.WriteDecision): Act => ({
    method: 'PUT',
    path: `/candidates/${candidateId}/decision`,
    body,
  }),
  vote: (candidateId: string, body: wire.CastVote): Act => ({
    method: 'POST',
    path: `/candidates/${candidateId}/votes`,
    body,
  }),
  voteAgain: (candidateId: string): Act => ({
    method: 'DELETE',
    path: `/candidates/${candidateId}/votes`,
  }),
  postpone: (itemId: string, reason: string): Act => ({
    method: 'POST',
    path: `/items/${itemId}/postponement`,
    body: { reason },
  }),
  closeItem: (itemId: string): Act => ({ method: 'POST', path: `/items/${itemId}/closing` }),
  close: (): Act => ({ method: 'POST', path: '/closing' }),
  sign: (): Act => ({ method: 'POST', path: '/signature' }),
}

/** Keeps what an act answered, and lets the lists ask again. */
export function useKeepSession(): (session: wire.SessionRead) => Promise<void> {
  const queryClient = useQueryClient()
  return async (session) => {
    queryClient.setQueryData(sessionQuery(session.id).queryKey, session)
    await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }
}

/** One act after the other on a session; what was refused stays said until the next one. */
export function useAct(sessionId: string) {
  const keep = useKeepSession()
  const queryClient = useQueryClient()
  const sending = useMutation({
    mutationFn: (act: Act) => sendAct(sessionId, act),
    onSuccess: keep,
    onError: async (error) => {
      // Somebody else wrote meanwhile: what is true is shown, and one chooses again.
      if (isApiError(error, 'conflict') || isApiError(error, 'rule-refused'))
        await queryClient.invalidateQueries({ queryKey: sessionQuery(sessionId).queryKey })
    },
  })
  return {
    act: sending.mutate,
    actAndWait: sending.mutateAsync,
    busy: sending.isPending,
    error: sending.error,
  }
}

export type Doing = ReturnType<typeof useAct>

async function sendSeat(url: string, method: 'POST' | 'PUT', body: unknown): Promise<wire.Seats> {
  return api({ method, url, body })
}

export const giveSeat = (seat: wire.NewSeat) => sendSeat('/api/committee-seats', 'POST', seat)
export const endSeat = (seatId: string, endsOn: string) =>
  sendSeat(`/api/committee-seats/${seatId}/end`, 'PUT', { endsOn })
