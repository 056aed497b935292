import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { BudgetRead, SaveBudget } from '../contract.ts'

/** Reading a budget is logged and shown to the household: only opening the page reads it. */
export function budgetQuery(householdId: string) {
  return queryOptions({
    queryKey: ['budget', householdId],
    queryFn: ({ signal }) =>
      api<BudgetRead>({ url: `/api/households/${householdId}/budget`, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

export function useRefreshBudget(householdId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['budget', householdId] })
}

export function sendBudget(householdId: string, budget: SaveBudget): Promise<unknown> {
  return api({ method: 'PUT', url: `/api/households/${householdId}/budget`, body: budget })
}

export type NewSheet = { readonly id: string; readonly vacancyId: string }

export function sendSheet(householdId: string, sheet: NewSheet): Promise<unknown> {
  return api({ method: 'POST', url: `/api/households/${householdId}/budget/sheets`, body: sheet })
}
