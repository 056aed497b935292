import { isApiError } from '../api-error.ts'
import { ErrorCard } from './error-card.tsx'

interface Props {
  error: unknown
}

/** Above the button of a form: why it was not sent, when no field is to blame. Nothing typed is lost. */
export function FormError({ error }: Props) {
  if (!error || isApiError(error, 'conflict')) return null
  const fields = isApiError(error) ? Object.keys(error.fields).length : 0
  return (
    <ErrorCard
      what={fields > 0 ? 'Vérifiez les réponses signalées.' : 'L’envoi n’a pas abouti.'}
      error={error}
      kept="Ce que vous avez tapé est gardé."
    />
  )
}
