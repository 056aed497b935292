import { useMutationState } from '@tanstack/react-query'
import { IconCloudOff } from '@tabler/icons-react'
import { reachable, retryConnection } from '../connection.ts'
import { useSignal } from '../signal.ts'
import { Icon } from '../ui/icon.tsx'
import { counted } from '../ui/typo.ts'
import './bands.css'

/** Nothing answers: what is on screen stays readable, and what was sent waits. */
export function OfflineBand() {
  const online = useSignal(reachable)
  const waiting = useMutationState({ filters: { predicate: (m) => m.state.isPaused } }).length
  return (
    <div role="status">
      {!online && (
        <div className="band band--offline no-print">
          <Icon of={IconCloudOff} size={16} />
          <p>
            <strong>Hors connexion.</strong> Ce qui est affiché reste lisible.{' '}
            {waiting > 0 &&
              `En attente d’envoi : ${counted(waiting, 'saisie')}, qui partira d’elle-même.`}
          </p>
          <div className="band__action">
            <button type="button" onClick={retryConnection}>
              Réessayer maintenant
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
