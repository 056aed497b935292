import { IconHourglass } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { Initials } from '#web/ui/initials.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import type { TeamMember } from '../contract.ts'
import './person-lines.css'
import { byRole, memberName } from './team.ts'

/** The same people as the drawing, by role, each with a telephone when there is one. */
export function TeamList({ team }: { team: readonly TeamMember[] }) {
  return byRole(team).map(({ label, members }) => (
    <section key={label} className="team-list__group">
      <h3 className="team-list__role">{label}</h3>
      <ul className="person-lines">
        {members.map((member) => (
          <Line key={member.assignmentId} member={member} />
        ))}
      </ul>
    </section>
  ))
}

function Line({ member }: { member: TeamMember }) {
  const { name, organisation, phone, isMe } = member
  return (
    <li className="person-lines__line">
      <div className="person-lines__who">
        <Initials
          name={name ?? organisation}
          tone={name === null ? 'neutral' : 'accent'}
          size={40}
        />
        <div>
          <p className="person-lines__name">{memberName(member)}</p>
          <p className="person-lines__detail">{organisation}</p>
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
