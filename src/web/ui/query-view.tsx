import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorCard } from './error-card.tsx'
import { SkeletonRows } from './skeleton-rows.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  /** « La liste des ménages n’a pas pu être chargée. » */
  failure: string
  kept?: string
  loading?: ReactNode
  children: (data: T) => ReactNode
}

/** The three states of a block that reads the server. Data already shown stays when a refresh fails. */
export function QueryView<T>({ query, failure, kept, loading, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return (
      <ErrorCard
        what={failure}
        error={query.error}
        kept={kept}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return loading ?? <SkeletonRows />
}
