import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type * as wire from '../contract.ts'
import { type StockSearch, toStockQuery } from './stock-search.ts'
import { toVacancyQuery, type VacancySearch } from './vacancy-search.ts'

export function vacanciesQuery(search: VacancySearch) {
  const query = toVacancyQuery(search)
  return queryOptions({
    queryKey: ['stock', 'vacancies', query],
    queryFn: ({ signal }) => api<wire.VacancyList>({ url: `/api/vacancies?${query}`, signal }),
    placeholderData: keepPreviousData,
  })
}

export function vacancyQuery(vacancyId: string) {
  return queryOptions({
    queryKey: ['stock', 'vacancy', vacancyId],
    queryFn: ({ signal }) => api<wire.VacancyRead>({ url: `/api/vacancies/${vacancyId}`, signal }),
  })
}

export function stockQuery(search: StockSearch) {
  const query = toStockQuery(search)
  return queryOptions({
    queryKey: ['stock', 'dwellings', query],
    queryFn: ({ signal }) => api<wire.StockList>({ url: `/api/dwellings?${query}`, signal }),
    placeholderData: keepPreviousData,
  })
}

export function dwellingQuery(dwellingId: string) {
  return queryOptions({
    queryKey: ['stock', 'dwelling', dwellingId],
    queryFn: ({ signal }) =>
      api<wire.DwellingRead>({ url: `/api/dwellings/${dwellingId}`, signal }),
  })
}

export const choicesQuery = queryOptions({
  queryKey: ['stock', 'choices'],
  queryFn: ({ signal }) => api<wire.DwellingChoices>({ url: '/api/dwellings/choices', signal }),
  staleTime: 5 * 60_000,
})

export const reservationsQuery = queryOptions({
  queryKey: ['stock', 'reservations'],
  queryFn: ({ signal }) => api<wire.Reservations>({ url: '/api/reservations', signal }),
})

export function sendRelease(vacancyId: string, body: wire.NewVacancy): Promise<wire.VacancyRead> {
  return api({ method: 'PUT', url: `/api/vacancies/${vacancyId}`, body })
}

export function sendChange(vacancyId: string, body: wire.ChangeVacancy): Promise<wire.VacancyRead> {
  return api({ method: 'PATCH', url: `/api/vacancies/${vacancyId}`, body })
}

export function sendTurn(vacancyId: string, body: wire.NewTurn): Promise<wire.VacancyRead> {
  return api({ method: 'POST', url: `/api/vacancies/${vacancyId}/turns`, body })
}

export function sendMove(vacancyId: string, body: wire.MoveVacancy): Promise<wire.VacancyRead> {
  return api({ method: 'POST', url: `/api/vacancies/${vacancyId}/moves`, body })
}

export function sendSector(vacancyId: string, body: wire.ChooseSector): Promise<wire.VacancyRead> {
  return api({ method: 'POST', url: `/api/vacancies/${vacancyId}/sector`, body })
}

export function sendOverQuota(
  vacancyId: string,
  body: wire.GrantOverQuota,
): Promise<wire.VacancyRead> {
  return api({ method: 'POST', url: `/api/vacancies/${vacancyId}/over-quota`, body })
}

export function sendDwelling(
  dwellingId: string,
  body: wire.SaveDwelling,
): Promise<wire.DwellingRead> {
  return api({ method: 'PUT', url: `/api/dwellings/${dwellingId}`, body })
}

export function sendRight(rightId: string, body: wire.SaveRight): Promise<wire.Reservations> {
  return api({ method: 'PUT', url: `/api/reservations/rights/${rightId}`, body })
}

export function sendShortfall(id: string, body: wire.SaveShortfall): Promise<wire.Reservations> {
  return api({ method: 'PUT', url: `/api/reservations/shortfalls/${id}`, body })
}

/** After a write: what it changed is true everywhere, in the lists too. */
export function useRefreshStock(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['stock'] })
}
