import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { OrganisationList } from '#features/organisations/contract.ts'
import { api } from '#web/api.ts'
import type {
  HouseholdCodes,
  NewAccountRole,
  NewInvitation,
  OrganisationAccounts,
  OwnAccount,
} from '../contract.ts'

export const ownAccountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => api<OwnAccount>({ url: '/api/account', signal }),
})

export const organisationAccountsQuery = queryOptions({
  queryKey: ['organisation-accounts'],
  queryFn: ({ signal }) => api<OrganisationAccounts>({ url: '/api/organisation/accounts', signal }),
})

/** For technical administration, which opens accounts for any organisation. */
export const organisationNamesQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => api<OrganisationList>({ url: '/api/organisations', signal }),
})

export function householdCodesQuery(householdId: string) {
  return queryOptions({
    queryKey: ['household-codes', householdId],
    queryFn: ({ signal }) =>
      api<HouseholdCodes>({ url: `/api/households/${householdId}/codes`, signal }),
    refetchOnWindowFocus: false,
  })
}

export function sendInvitation(invitation: z.input<typeof NewInvitation>): Promise<unknown> {
  return api({ method: 'POST', url: '/api/organisation/invitations', body: invitation })
}

export function withdrawInvitation(id: string): Promise<unknown> {
  return api({ method: 'DELETE', url: `/api/organisation/invitations/${id}` })
}

export function giveRole(role: z.input<typeof NewAccountRole>): Promise<unknown> {
  return api({ method: 'POST', url: '/api/organisation/account-roles', body: role })
}

export function changeRole(id: string, change: 'confirm' | 'end'): Promise<unknown> {
  return api({ method: 'POST', url: `/api/organisation/account-roles/${id}/${change}` })
}
