import { useQueryClient } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { sessionQuery } from './committee-queries.ts'

type Props = {
  readonly error: unknown
  readonly sessionId: string
  readonly onClose: () => void
}

/** Somebody changed this session meanwhile: it is read again rather than overwritten. */
export function Changed({ error, sessionId, onClose }: Props) {
  const queryClient = useQueryClient()
  if (!isApiError(error, 'conflict')) return null
  return (
    <ErrorCard
      what="Quelqu’un a modifié cette séance pendant que vous l’aviez ouverte."
      error={error}
      kept="Relisez-la avant de recommencer."
      onRetry={() => {
        onClose()
        void queryClient.invalidateQueries({ queryKey: sessionQuery(sessionId).queryKey })
      }}
    />
  )
}
