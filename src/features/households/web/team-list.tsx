import { IconHourglass } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { Initials } from '#web/ui/initials.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import type { TeamMember } from '../contract.ts'
import './person-lines.css'
import { byRole } from './team.ts'

/** The same people as the drawing, role by role, each with a telephone when there is one. */
export function TeamList({ team }: { team: readonly TeamMember[] }) {
  return (
    <ul className="person-lines">
      {byRole(team).map((member) => (
        <Line key={member.assignmentId} member={member} />
      ))}
    </ul>
  )
}

function Line({ member }: { member: TeamMember }) {
  const { name, organisation, roleLabel, phone, isMe } = member
  return (
    <li className="person-lines__line">
      <div className="person-lines__who">
        <Initials name={name ?? organisation} tone={name === null ? 'wait' : 'accent'} size={40} />
        <div>
          <p className="person-lines__name">{isMe ? 'Vous' : (name ?? organisation)}</p>
          <p className="person-lines__detail">
            {name === null ? roleLabel : `${roleLabel}, ${organisation}`}
          </p>
        </div>
      </div>
      {name === null && (
        <Chip tone="wait" icon={IconHourglass}>
          personne à nommer
        </Chip>
      )}
      {phone !== null && !isMe && <PhoneLink phone={phone} name={name ?? organisation} />}
    </li>
  )
}
