import { IconPhone, IconUsers } from '@tabler/icons-react'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Initials } from '#web/ui/initials.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { TeamMember } from '../../contract.ts'
import { Listen } from './listen.tsx'
import { OwnHousehold } from './own-household.tsx'

/** Who helps me, for which organisation, and a button to call. */
export function OwnPeoplePage() {
  return (
    <div className="own">
      <header className="own__head">
        <PageTitle title="Mes personnes" className="own__title" />
        <Listen />
      </header>
      <OwnHousehold>
        {({ team }) => {
          const people = team.filter(({ role, name }) => role !== 'HH' && name !== null)
          return people.length > 0 ? (
            <ul className="own-people">
              {people.map((member) => (
                <Person key={member.assignmentId} member={member} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={IconUsers} title="Personne n’est encore nommé.">
              La personne qui vous a donné votre code peut vous aider.
            </EmptyState>
          )
        }}
      </OwnHousehold>
    </div>
  )
}

/** What each one does for me, said by me. */
const HELPS: Readonly<Record<string, string>> = {
  PRE: 'm’accompagne',
  SIAO: 'suit ma demande',
  ALL: 'cherche un logement pour moi',
  REF: 's’occupe de mon logement',
  LSW: 'm’aide pour mon logement',
  PMS: 'm’aide pour mes droits',
  HP: 'm’aide pour ma santé',
  SPIP: 'me suit',
  MJPM: 'signe avec moi',
}

function Person({ member: { name, organisation, phone, role } }: { member: TeamMember }) {
  return (
    <li className="own-people__line">
      <Initials name={name ?? organisation} size={56} />
      <div>
        <p className="own-people__name">{name}</p>
        <p className="own-people__organisation">
          {[HELPS[role], organisation].filter(Boolean).join(', ')}
        </p>
      </div>
      {phone !== null && (
        <a
          className="own-people__call"
          href={`tel:${phone.replaceAll(/[^+0-9]/g, '')}`}
          aria-label={`Appeler ${name ?? organisation}`}
        >
          <Icon of={IconPhone} size={26} />
        </a>
      )}
    </li>
  )
}
