import { queryOptions } from '@tanstack/react-query'
import type { HouseholdList, SearchResult } from '#features/households/contract.ts'
import type { OrganisationList } from '#features/organisations/contract.ts'
import { api } from '#web/api.ts'
import type { Capacity, Notice, ReferralEntry, ReferralRead } from '../contract.ts'

/** What was typed on another machine, or by a colleague; never fetched again under somebody who types. */
export function referralQuery(householdId: string) {
  return queryOptions({
    queryKey: ['referral', householdId],
    queryFn: ({ signal }) =>
      api<ReferralRead>({ url: `/api/households/${householdId}/referral`, signal }),
    staleTime: Infinity,
    gcTime: 0,
  })
}

export const capacityQuery = queryOptions({
  queryKey: ['referral-capacity'],
  queryFn: ({ signal }) => api<Capacity>({ url: '/api/referral-capacity', signal }),
})

export const unsentQuery = queryOptions({
  queryKey: ['households', 'sent=no'],
  queryFn: ({ signal }) => api<HouseholdList>({ url: '/api/households?sent=no', signal }),
})

/** Whom to call when a person is already known: the landlord of the programme. */
export const landlordQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => api<OrganisationList>({ url: '/api/organisations', signal }),
  select: ({ rows }) => rows.find(({ kind }) => kind === 'landlord'),
})

export type Identity = {
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
}

export async function searchOwn(identity: Identity): Promise<SearchResult['households']> {
  const words = encodeURIComponent(`${identity.firstName} ${identity.lastName}`)
  const { households } = await api<SearchResult>({ url: `/api/search?q=${words}` })
  return households
}

export async function isKnown(identity: Identity): Promise<boolean> {
  const { known } = await api<{ known: boolean }>({
    method: 'POST',
    url: '/api/people/known',
    body: identity,
  })
  return known
}

export function sendNotice(householdId: string, notice: Notice): Promise<{ fileNumber: string }> {
  return api({ method: 'POST', url: `/api/households/${householdId}/notice`, body: notice })
}

export function saveReferral(
  householdId: string,
  body: ReferralEntry & { readonly version: number | null },
): Promise<ReferralRead> {
  return api({ method: 'PUT', url: `/api/households/${householdId}/referral`, body })
}

export function sendReferral(householdId: string): Promise<{ sentAt: string }> {
  return api({ method: 'POST', url: `/api/households/${householdId}/referral/send`, body: {} })
}
