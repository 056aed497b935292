import { IconAlertTriangle, IconCheck, IconInfinity } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatInstant } from '#web/ui/dates.ts'
import type { PackRow } from '../contract.ts'
import './rules.css'

export function PackLines({ packs }: { packs: readonly PackRow[] }) {
  return (
    <ul className="rule-lines">
      {packs.map((pack) => (
        <PackLine key={pack.key} pack={pack} />
      ))}
      <li className="rule-line pack-line">
        <div>
          <h3 className="rule-line__label">Jours fériés</h3>
          <p className="rule-line__detail">Code du travail, article L.3133-1.</p>
        </div>
        <p>
          <Chip icon={IconInfinity}>calculés pour chaque année</Chip>
        </p>
      </li>
    </ul>
  )
}

function PackLine({ pack }: { pack: PackRow }) {
  const { label, source, toVerify, versionDate, outdated, loadedAt, digest } = pack
  return (
    <li className="rule-line pack-line">
      <div>
        <h3 className="rule-line__label">{label}</h3>
        <p className="rule-line__detail">{source}.</p>
        {toVerify !== null && (
          <p className="rule-line__detail">
            <strong>À vérifier :</strong> {toVerify}
          </p>
        )}
      </div>
      <div>
        <p>
          <Chip tone={outdated ? 'todo' : 'accent'} icon={outdated ? IconAlertTriangle : IconCheck}>
            {outdated
              ? `plus de douze mois : ${formatDay(versionDate)}`
              : `du\u00a0${formatDay(versionDate)}`}
          </Chip>
        </p>
        <p className="rule-line__detail">
          Chargées le&nbsp;{formatInstant(loadedAt)}, empreinte {digest.slice(0, 12)}
        </p>
      </div>
    </li>
  )
}
