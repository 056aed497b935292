import type { TeamMember } from '../contract.ts'

/** An organisation that follows the case without a named person is a link still to be established. */
export function linkStates(team: readonly TeamMember[]): {
  established: number
  toEstablish: number
} {
  const established = team.filter(({ name }) => name !== null).length
  return { established, toEstablish: team.length - established }
}

/** « Vous », a name, or the role when a whole team holds it. */
export function memberName({ isMe, name, roleLabel }: TeamMember): string {
  return isMe ? 'Vous' : (name ?? roleLabel)
}

/** Under the name: the role, unless it already stands for the name. */
export function memberRole({ name, roleLabel }: TeamMember): string {
  return name === null ? 'personne à nommer' : roleLabel
}

/** Members of a same role together, roles in the order in which they came to the case. */
export function byRole(team: readonly TeamMember[]): readonly TeamMember[] {
  return [...Map.groupBy(team, ({ role }) => role).values()].flat()
}
