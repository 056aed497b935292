import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { OrganisationList, OrganisationRow } from '../contract.ts'

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => api<OrganisationList>({ url: '/api/organisations', signal }),
})

type Entry = Omit<
  OrganisationRow,
  'id' | 'partner' | 'refersHouseholds' | 'agreements' | 'version' | 'mayEdit'
>

export function saveOrganisation(
  id: string,
  body: Entry & { readonly version: number | null },
): Promise<OrganisationRow> {
  return api({ method: 'PUT', url: `/api/organisations/${id}`, body })
}

type NewAgreement = Omit<OrganisationRow['agreements'][number], 'expired'>

export function addAgreement(organisationId: string, body: NewAgreement): Promise<unknown> {
  return api({ method: 'POST', url: `/api/organisations/${organisationId}/agreements`, body })
}
