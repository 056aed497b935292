import type { ReactNode } from 'react'
import type { QuotaState } from '#features/schemes/domain/quota.ts'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/typo.ts'
import './quotas-card.css'

type SectorQuota = QuotaState & { readonly sectorId: string; readonly name: string }

type Props = { readonly quotas: readonly SectorQuota[]; readonly footer?: ReactNode }

/** C2: what each sector has signed, allocated, proposed and reserved of its quota. The numbers say it; the bar repeats it. */
export function QuotasCard({ quotas, footer }: Props) {
  if (quotas.length === 0) return null
  return (
    <Card title="Quotas" seenBy={['le bailleur']} footer={footer}>
      <ul className="sectors">
        {quotas.map((sector) => (
          <Sector key={sector.sectorId} sector={sector} />
        ))}
      </ul>
      <ul className="sectors__legend" aria-hidden>
        {STATES.map(({ key, legend }) => (
          <li key={key}>
            <span className="sectors__swatch" data-state={key} />
            {legend}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const STATES = [
  { key: 'signed', legend: 'signé' },
  { key: 'allocated', legend: 'attribué' },
  { key: 'proposed', legend: 'proposé' },
  { key: 'reserved', legend: 'réservé' },
  { key: 'left', legend: 'à mobiliser' },
] as const

function Sector({ sector }: { sector: SectorQuota }) {
  const { name, quota, extra, signed } = sector
  return (
    <li>
      <p className="sectors__head">
        <strong>{name}</strong>
        <span>
          <strong>{signed}</strong> {signed > 1 ? 'baux signés' : 'bail signé'} sur {quota + extra}
        </span>
      </p>
      <div className="sectors__bar" aria-hidden>
        {STATES.map(({ key }) =>
          sector[key] > 0 ? (
            <span key={key} data-state={key} style={{ flexGrow: sector[key] }} />
          ) : null,
        )}
      </div>
      <p className="sectors__words">{restWords(sector)}</p>
    </li>
  )
}

function restWords({ allocated, proposed, reserved, left, over }: SectorQuota): string {
  return [
    counted(allocated, 'attribué'),
    counted(proposed, 'proposé'),
    ...(reserved > 0 ? [counted(reserved, 'réservé')] : []),
    over > 0 ? `${String(over)}\u00a0au-delà du quota` : `${String(left)}\u00a0à mobiliser`,
  ].join(', ')
}
