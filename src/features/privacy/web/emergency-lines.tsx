import { formatInstant } from '#web/ui/dates.ts'
import { Chip } from '#web/ui/chip.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { EmergencyAccess } from '../contract.ts'
import './privacy.css'

/** Who opened which file in an emergency, and why. */
export function EmergencyLines({ rows }: { rows: readonly EmergencyAccess[] }) {
  return (
    <ul className="privacy-lines">
      {rows.map((row) => (
        <li key={row.id} className="privacy-lines__line">
          <div className="privacy-lines__who">
            <p className="privacy-lines__name">
              {row.isMine ? 'Vous' : row.name}, dossier {row.fileNumber}
            </p>
            <p className="privacy-lines__detail">
              {row.roleLabel}, {row.organisation}. {quoted(row.reason)}
            </p>
          </div>
          {row.isLive && <Chip tone="todo">jusqu’au {formatInstant(row.expiresAt)}</Chip>}
          <p className="privacy-lines__detail">{formatInstant(row.openedAt)}</p>
        </li>
      ))}
    </ul>
  )
}
