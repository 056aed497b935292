import { IconAlertTriangle, IconMapPin, IconPencil, IconUrgent } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatShortDay } from '#web/ui/dates.ts'
import { identityInList } from '#web/ui/identity.ts'
import { RowLink } from '#web/ui/links.tsx'
import { phaseLabel } from '#web/ui/phases.ts'
import type { HouseholdRow } from '../contract.ts'
import './household-rows.css'

type Props = {
  readonly rows: readonly HouseholdRow[]
  /** Only those who prepare referrals see the ones that are not sent yet. */
  readonly withDrafts: boolean
}

/** One household a row. The whole row opens the page, through the one link that it holds. */
export function HouseholdRows({ rows, withDrafts }: Props) {
  return (
    <div className="household-list">
      <div className="household-row household-row--head" aria-hidden>
        <span>Ménage</span>
        <span>Phase</span>
        <span>Depuis</span>
        <span>Suivi par</span>
      </div>
      <ul className="household-list__rows">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            draft={withDrafts && row.phase === 1 && row.sentOn === null}
          />
        ))}
      </ul>
    </div>
  )
}

function Row({ row, draft }: { row: HouseholdRow; draft: boolean }) {
  return (
    <li className="household-row">
      <div>
        <RowLink to="/menages/$householdId" params={{ householdId: row.id }}>
          {row.name}
        </RowLink>
        <p className="household-row__detail">{detailOf(row)}</p>
      </div>
      <div className="household-row__chips">
        <PhaseChip phase={row.phase} draft={draft} />
        {row.urgency === 'urgent' && (
          <Chip tone="todo" icon={IconAlertTriangle}>
            urgent
          </Chip>
        )}
        {row.emergencyUntil !== null && (
          <Chip tone="late" icon={IconUrgent}>
            urgence jusqu’au {formatShortDay(row.emergencyUntil)}
          </Chip>
        )}
      </div>
      <p className="household-row__since">
        <span className="household-row__label">depuis le </span>
        {formatShortDay(row.phaseSince)}
      </p>
      <p className="household-row__worker">
        <span className="household-row__label">suivi par </span>
        {row.worker ?? 'personne nommée'}
      </p>
    </li>
  )
}

function PhaseChip({ phase, draft }: { phase: number; draft: boolean }) {
  return draft ? (
    <Chip tone="todo" icon={IconPencil}>
      Pas encore envoyé
    </Chip>
  ) : (
    <Chip tone="accent" icon={IconMapPin}>
      {phaseLabel(phase)}
    </Chip>
  )
}

function detailOf(row: HouseholdRow): string {
  const identity = identityInList({
    bornOn: row.birthDate,
    adults: row.adults,
    children: row.children,
  })
  const file = row.name === row.fileNumber ? '' : `dossier\u00a0${row.fileNumber}`
  return [identity, file].filter(Boolean).join(', ')
}
