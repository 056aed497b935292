import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { isApiError } from '../api-error.ts'
import { ErrorCard } from '../ui/error-card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** One page failed: the shell around it still works. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  if (isApiError(error, 'not-found')) return <NotFoundPage />
  return (
    <>
      <PageHeader title="Cette page n’a pas pu s’ouvrir" />
      <ErrorCard
        what="La page demandée n’a pas pu être affichée."
        error={error}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </>
  )
}
