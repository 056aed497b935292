import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '#features/accounts/contract.ts'
import { api } from '../api.ts'

export type Session = SessionView
export type SignedIn = Extract<SessionView, { signedIn: true }>
export type Demonstration = NonNullable<SessionView['demonstration']>
export type DemonstrationAccount = Demonstration['accounts'][number]

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api<Session>({ url: '/api/session', signal }),
  staleTime: 5 * 60_000,
})

/** For what runs before a page: asked once, then taken from the cache. */
export const knownSession = { ...sessionQuery, staleTime: 'static' } as const

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Inside the shell somebody is always signed in: the route refuses to open otherwise. */
export function useSignedIn(): SignedIn {
  const session = useSession()
  if (!session.signedIn) throw new Error('a page of the shell was shown without a session')
  return session
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** Today for the programme: its own date in a demonstration, the day in France otherwise. */
export function useToday(): string {
  return useSession().demonstration?.today ?? parisDay.format(new Date())
}

/** Whether the reader may do this; the name is the one of the policy. The server checks it again. */
export function useMay(ability: string): boolean {
  return useSignedIn().abilities.includes(ability)
}

export function useRefreshSession(): () => Promise<Session> {
  const queryClient = useQueryClient()
  return () => queryClient.query({ ...sessionQuery, staleTime: 0 })
}
