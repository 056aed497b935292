import {
  IconAlertTriangle,
  IconCertificate,
  IconClock,
  IconMail,
  IconMapPin,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Icon, type IconType } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { counted } from '#web/ui/typo.ts'
import type { OrganisationRow } from '../contract.ts'
import { AGREEMENT_WORDS } from './organisation-words.ts'

export function OrganisationCard({ organisation }: { organisation: OrganisationRow }) {
  const { name, shortName, territory, capacity, openingHours, email, phone } = organisation
  return (
    <Card
      title={name}
      level={3}
      {...(shortName !== name && { action: <span className="partner__short">{shortName}</span> })}
      {...(organisation.mayEdit && { footer: <Edit organisation={organisation} /> })}
    >
      <ul className="partner">
        <Line icon={IconMapPin} value={territory} />
        <Line
          icon={IconCertificate}
          value={capacity === null ? null : `peut suivre ${counted(capacity, 'ménage')}`}
        />
        <Line icon={IconClock} value={openingHours} />
        <Line icon={IconMail} value={email && <a href={`mailto:${email}`}>{email}</a>} />
      </ul>
      <Standing organisation={organisation} />
      {phone !== null && <PhoneLink phone={phone} name={name} />}
    </Card>
  )
}

function Line({ icon, value }: { icon: IconType; value: ReactNode }) {
  if (value === null || value === undefined || value === '') return null
  return (
    <li>
      <Icon of={icon} size={17} />
      <span>{value}</span>
    </li>
  )
}

/** What the partner may do today: whether it refers, and its agreements with their dates. */
function Standing({ organisation }: { organisation: OrganisationRow }) {
  const { refersHouseholds, agreements, partner } = organisation
  return (
    <p className="partner__chips">
      {refersHouseholds && <Chip tone="accent">signale des ménages</Chip>}
      {!partner && <Chip>hors dispositif aujourd’hui</Chip>}
      {agreements.map((agreement) => (
        <AgreementChip key={agreement.id} agreement={agreement} />
      ))}
    </p>
  )
}

function AgreementChip({ agreement }: { agreement: OrganisationRow['agreements'][number] }) {
  const { kind, number, startsOn, endsOn, expired } = agreement
  return (
    <span title={`${AGREEMENT_WORDS[kind]}, n° ${number}, du ${formatDay(startsOn)}`}>
      <Chip
        tone={expired ? 'late' : 'neutral'}
        icon={expired ? IconAlertTriangle : IconCertificate}
      >
        {`${kind.replace('L', 'L.')} ${expired ? 'expiré depuis le' : 'jusqu’au'}\u00a0${formatDay(endsOn)}`}
      </Chip>
    </span>
  )
}

function Edit({ organisation: { id, name } }: { organisation: OrganisationRow }) {
  return (
    <span className="partner__actions">
      <TextLink to="/reseau" search={(search) => ({ ...search, fiche: id })} fz="sm">
        Modifier<span className="visually-hidden"> {name}</span>
      </TextLink>
      <TextLink to="/reseau" search={(search) => ({ ...search, agrement: id })} fz="sm">
        Ajouter un agrément<span className="visually-hidden"> à {name}</span>
      </TextLink>
    </span>
  )
}
