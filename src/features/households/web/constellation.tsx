import { Initials } from '#web/ui/initials.tsx'
import { counted } from '#web/ui/typo.ts'
import type { HouseholdRead, TeamMember } from '../contract.ts'
import './constellation.css'
import { memberName, memberRole } from './team.ts'

const PER_ROW = 3

/** Two rows of three around the household; more people than that are read better as a list. */
export function fitsDrawing(team: readonly TeamMember[]): boolean {
  return team.length > 0 && team.length <= 2 * PER_ROW
}

/** The household in the middle, the people who help around it. A dashed line: nobody is named yet. */
export function Constellation({ household }: { household: HouseholdRead }) {
  const { team } = household
  const above = team.slice(0, Math.ceil(team.length / 2))
  const below = team.slice(above.length)
  return (
    <div className="constellation">
      <Row members={above} />
      <Lines members={above} side="above" />
      <Centre household={household} />
      {below.length > 0 && (
        <>
          <Lines members={below} side="below" />
          <Row members={below} />
        </>
      )}
    </div>
  )
}

function Row({ members }: { members: readonly TeamMember[] }) {
  return (
    <ul className="constellation__row">
      {members.map((member) => (
        <Person key={member.assignmentId} member={member} />
      ))}
    </ul>
  )
}

function Person({ member }: { member: TeamMember }) {
  const { name, organisation } = member
  return (
    <li
      className="constellation__person"
      data-link={name === null ? 'to-establish' : 'established'}
    >
      <Initials name={name ?? organisation} tone={name === null ? 'wait' : 'accent'} size={36} />
      <div>
        <p className="constellation__name">{memberName(member)}</p>
        <p className="constellation__role">{memberRole(member)}</p>
        <p className="constellation__role">{organisation}</p>
      </div>
    </li>
  )
}

function Centre({ household: { name, adults, children } }: { household: HouseholdRead }) {
  return (
    <div className="constellation__centre">
      <strong>{name}</strong>
      {adults !== null && (
        <span>
          {counted(adults, 'adulte')}
          {children ? ` et ${counted(children, 'enfant')}` : ''}
        </span>
      )}
    </div>
  )
}

/** Decoration: each card already says whether somebody is named. */
function Lines({ members, side }: { members: readonly TeamMember[]; side: 'above' | 'below' }) {
  const [outer, inner] = side === 'above' ? [0, 100] : [100, 0]
  return (
    <svg
      className="constellation__lines"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden
    >
      {members.map(({ assignmentId, name }, index) => (
        <line
          key={assignmentId}
          x1={((index + 0.5) / members.length) * 100}
          y1={outer}
          x2={50 + (((index + 0.5) / members.length) * 100 - 50) / 5}
          y2={inner}
          data-link={name === null ? 'to-establish' : 'established'}
        />
      ))}
    </svg>
  )
}
