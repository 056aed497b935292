import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Role } from '#kernel/roles.ts'
import { api } from '../api.ts'

export type Membership = {
  readonly membershipId: string
  readonly role: Role
  readonly roleLabel: string
  readonly organisationId: string
  readonly organisationName: string
}

export type DemonstrationAccount = {
  readonly id: string
  readonly role: Role
  readonly roleLabel: string
  readonly name: string
  readonly organisation: string
}

export type Demonstration = {
  /** The programme's date, which an administrator of the demonstration moves. */
  readonly today: string
  readonly accounts: readonly DemonstrationAccount[]
}

export type SignedOut = {
  readonly signedIn: false
  readonly demonstration: Demonstration | null
}

export type SignedIn = {
  readonly signedIn: true
  readonly account: {
    readonly id: string
    readonly name: string
    readonly kind: 'professional' | 'household'
  }
  readonly memberships: readonly (Omit<Membership, 'membershipId'> & { readonly id: string })[]
  readonly current: Membership | null
  readonly scheme: {
    readonly id: string
    readonly name: string
    readonly landlord: string
    readonly month: number
    readonly months: number
    readonly households: number
  } | null
  readonly demonstration: Demonstration | null
  readonly abilities: readonly string[]
}

export type Session = SignedIn | SignedOut

export const sessionQuery = queryOptions({
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

/** Today for the programme: its own date in a demonstration, the day in France otherwise. */
export function todayOf(session: Session): string {
  return session.demonstration?.today ?? parisDay.format(new Date())
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

export function useToday(): string {
  return todayOf(useSession())
}

export function useRefreshSession(): () => Promise<Session> {
  const queryClient = useQueryClient()
  return () => queryClient.query({ ...sessionQuery, staleTime: 0 })
}
