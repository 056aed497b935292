import { Anchor } from '@mantine/core'
import { IconAlertTriangle, IconCertificate, IconSend } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { TextLink } from '#web/ui/links.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { counted } from '#web/ui/typo.ts'
import type { OrganisationRow } from '../contract.ts'
import { AGREEMENT_WORDS } from './organisation-words.ts'

/** One partner: who, what it may do today, how to reach it. */
export function OrganisationLine({ organisation }: { organisation: OrganisationRow }) {
  const { name, shortName, territory, capacity, mayEdit } = organisation
  return (
    <li className="partner">
      <div>
        <h3 className="partner__name">{name}</h3>
        <p className="partner__detail">
          {[
            !name.includes(shortName) && shortName,
            territory,
            capacity !== null && `${counted(capacity, 'ménage')} au plus`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <Standing organisation={organisation} />
      <Contact organisation={organisation} />
      {mayEdit && <Edit organisation={organisation} />}
    </li>
  )
}

/** Whether it refers households, and its agreements with their dates. */
function Standing({ organisation }: { organisation: OrganisationRow }) {
  const { refersHouseholds, agreements, partner } = organisation
  return (
    <p className="partner__chips">
      {refersHouseholds && (
        <Chip tone="accent" icon={IconSend}>
          signale des ménages
        </Chip>
      )}
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
    <span title={`${AGREEMENT_WORDS[kind]}, n°\u00a0${number}, du ${formatDay(startsOn)}`}>
      <Chip
        tone={expired ? 'late' : 'neutral'}
        icon={expired ? IconAlertTriangle : IconCertificate}
      >
        {`${kind.replace('L', 'L.')} ${expired ? 'expiré depuis le' : 'jusqu’au'}\u00a0${formatDay(endsOn)}`}
      </Chip>
    </span>
  )
}

function Contact({ organisation }: { organisation: OrganisationRow }) {
  const { name, phone, email, openingHours } = organisation
  return (
    <div className="partner__contact">
      {phone !== null && <PhoneLink phone={phone} name={name} />}
      {email !== null && (
        <Anchor href={`mailto:${email}`} fz="sm">
          {email}
        </Anchor>
      )}
      {openingHours !== null && <p className="partner__detail">{openingHours}</p>}
    </div>
  )
}

/** Associations and the like hold such agreements; a commune or a landlord does not. */
const AGREED: readonly OrganisationRow['kind'][] = ['association', 'other']

function Edit({ organisation: { id, name, kind } }: { organisation: OrganisationRow }) {
  return (
    <div className="partner__actions">
      <TextLink to="/reseau" search={(search) => ({ ...search, fiche: id })} fz="sm">
        Modifier<span className="visually-hidden"> {name}</span>
      </TextLink>
      {AGREED.includes(kind) && (
        <TextLink to="/reseau" search={(search) => ({ ...search, agrement: id })} fz="sm">
          Ajouter un agrément<span className="visually-hidden"> à {name}</span>
        </TextLink>
      )}
    </div>
  )
}
