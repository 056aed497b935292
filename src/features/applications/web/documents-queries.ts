import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import type {
  ApplicationRead,
  ApplicationReduced,
  DocumentDecision,
  DocumentItem,
  NewPage,
  NewPreparation,
} from '../contract.ts'

export function applicationQuery(householdId: string) {
  return queryOptions({
    queryKey: ['application', householdId],
    queryFn: ({ signal }) => api<ApplicationRead>({ url: urlOf(householdId), signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

export function reducedQuery(householdId: string) {
  return queryOptions({
    queryKey: ['application', householdId, 'reduced'],
    queryFn: ({ signal }) =>
      api<ApplicationReduced>({ url: `${urlOf(householdId)}/reduced`, signal }),
  })
}

export function useRefreshApplication(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  const refreshHousehold = useRefreshHousehold(householdId)
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['application', householdId] })
    await refreshHousehold()
  }
}

export function sendPage(householdId: string, documentId: string, page: NewPage) {
  return api({
    method: 'POST',
    url: `${urlOf(householdId)}/documents/${documentId}/pages`,
    body: page,
  })
}

export function sendDecision(householdId: string, documentId: string, body: DocumentDecision) {
  return api({
    method: 'POST',
    url: `${urlOf(householdId)}/documents/${documentId}/decision`,
    body,
  })
}

export function sendRequest(householdId: string, documentKind: string) {
  return api({ method: 'POST', url: `${urlOf(householdId)}/requests`, body: { documentKind } })
}

export function sendPreparation(householdId: string, body: NewPreparation) {
  return api({ method: 'POST', url: `${urlOf(householdId)}/preparation`, body })
}

export const pageUrl = (householdId: string, pageId: string) =>
  `${urlOf(householdId)}/pages/${pageId}`

/** One document among others, in an address. */
export const pieceOf = ({ kind, person }: DocumentItem) =>
  person === null ? kind : `${kind}.${person.id}`

function urlOf(householdId: string): string {
  return `/api/households/${householdId}/application`
}
