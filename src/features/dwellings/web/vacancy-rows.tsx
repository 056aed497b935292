import { formatShortDay } from '#web/ui/dates.ts'
import { RowLink } from '#web/ui/links.tsx'
import type { VacancyRow } from '../contract.ts'
import {
  contingentWords,
  dwellingTitle,
  inSentence,
  placeWords,
  rentWords,
} from './dwelling-words.ts'
import { FreeChip, StatusChip, TurnChip } from './vacancy-chips.tsx'
import './stock-rows.css'

type Props = {
  readonly rows: readonly VacancyRow[]
}

/** One release a row: which dwelling, when it is free, who holds it, where it stands. */
export function VacancyRows({ rows }: Props) {
  return (
    <div className="stock-list">
      <div className="stock-row stock-row--vacancy stock-row--head" aria-hidden>
        <span>Logement</span>
        <span>Disponibilité</span>
        <span>Réservataire</span>
        <span>État</span>
      </div>
      <ul className="stock-list__rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </div>
  )
}

function Row({ row }: { row: VacancyRow }) {
  return (
    <li className="stock-row stock-row--vacancy">
      <div>
        <RowLink to="/logements/$vacancyId" params={{ vacancyId: row.id }}>
          {dwellingTitle(row)}
        </RowLink>
        <p className="stock-row__detail">{placeWords(row)}</p>
        <p className="stock-row__detail">{rentWords(row)}</p>
      </div>
      <div className="stock-row__cell">
        <FreeChip {...row} />
        <span className="stock-row__detail">libre le {formatShortDay(row.availableOn)}</span>
      </div>
      <div className="stock-row__cell">
        <span>{holderWords(row)}</span>
        <TurnChip turn={row.turn} />
      </div>
      <div className="stock-row__cell">
        <StatusChip status={row.status} />
        <span className="stock-row__detail">{sectorWords(row)}</span>
      </div>
    </li>
  )
}

/** « Annecy, contingent de la commune », « DDETS 74, pendant la carence de la commune ». */
function holderWords({ holder, contingent }: VacancyRow): string {
  const reserved = contingentWords(contingent)
  switch (holder.because) {
    case 'own':
      return reserved
    case 'no-right':
      return `${reserved}, sans droit en cours`
    case 'shortfall':
      return `${holder.name}, pendant la carence de la commune`
    case 'right':
      return `${holder.name}, ${inSentence(reserved)}`
  }
}

function sectorWords({ sectorName, isOutside }: VacancyRow): string {
  if (sectorName === null) return 'secteur à choisir'
  return isOutside ? `secteur ${sectorName}, hors des communes nommées` : `secteur ${sectorName}`
}
