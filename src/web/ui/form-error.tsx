import { isApiError } from '../api-error.ts'
import { ErrorCard } from './error-card.tsx'

type Props = {
  error: unknown
  /** « La connexion n’a pas abouti. » */
  what?: string
}

/** Above the button of a form: why it was not sent. A conflict has its own card. */
export function FormError({ error, what = 'L’envoi n’a pas abouti, rien n’est perdu.' }: Props) {
  if (!error || isApiError(error, 'conflict')) return null
  const inFields = isApiError(error) && Object.keys(error.fields).length > 0
  return <ErrorCard what={inFields ? 'Vérifiez les réponses signalées.' : what} error={error} />
}
