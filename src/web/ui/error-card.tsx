import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { ApiError } from '../api-error.ts'
import { errorSentence } from '../errors.fr.ts'
import './error-card.css'
import { Icon } from './icon.tsx'

type Props = {
  /** What failed, in the reader's words: « La liste des ménages n’a pas pu être chargée. » */
  what: string
  error: unknown
  /** What is not lost: « Vos filtres sont gardés. » */
  kept?: string | undefined
  onRetry?: (() => void) | undefined
}

/** Something failed here; the rest of the page stays usable. */
export function ErrorCard({ what, error, kept, onRetry }: Props) {
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined
  return (
    <div className="error-card" role="alert">
      <Icon of={IconAlertTriangle} size={20} />
      <div>
        <p className="error-card__what">{what}</p>
        <p className="error-card__why">
          {errorSentence(error)} {kept}
        </p>
        {requestId && (
          <p className="error-card__why">Numéro à donner à l’assistance : {requestId}</p>
        )}
        {onRetry && (
          <div className="error-card__action">
            <Button
              variant="default"
              size="xs"
              leftSection={<Icon of={IconRefresh} size={16} />}
              onClick={onRetry}
            >
              Réessayer
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
