import { QueryClient } from '@tanstack/react-query'
import { isApiError } from './api-error.ts'

/** Only silence is tried again: an answer, even a refusal, is an answer. */
function onSilence(attempts: number, error: unknown): boolean {
  return isApiError(error, 'unreachable') || (isApiError(error, 'unavailable') && attempts < 2)
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: onSilence, staleTime: 15_000 },
    mutations: { retry: onSilence },
  },
})
