import type { Role } from '#kernel/roles.ts'
import type { BlockView } from './blocks.ts'

export type Colleague = {
  readonly role: string
  readonly name: string | null
  readonly organisation: string
  readonly isMe: boolean
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  HH: 'le ménage',
  PRE: 'le prescripteur',
  SIAO: 'le SIAO',
  ALL: 'les chargées d’attribution',
  REF: 'le référent du bailleur',
  LSW: 'la conseillère sociale du bailleur',
  PRG: 'le responsable du dispositif',
  CAL: 'la commission',
  RES: 'le réservataire',
  PMS: 'le Département',
  HP: 'le soignant',
  SPIP: 'le SPIP',
  MJPM: 'le mandataire',
  ST: 'l’État',
  ADM: 'l’administration',
  DPO: 'le délégué à la protection des données',
}

/**
 * « vu par … » of a block: who really reads it in this household, by organisation, and oneself as « vous ».
 *
 * @param block   the block with the roles that read it
 * @param reader  the reader's role
 * @param team    the people of this case whom the reader may know
 * @returns       words to follow « vu par »
 * @source        ux principle 4, « say who sees this »
 */
export function seenBy(
  block: Pick<BlockView, 'readers' | 'state'>,
  reader: Role,
  team: readonly Pick<Colleague, 'role' | 'organisation'>[],
): string {
  const present = block.readers.filter(
    (role) => role === 'HH' || role === reader || team.some((member) => member.role === role),
  )
  const names = present.flatMap((role) => {
    if (role === reader) return []
    if (role === 'HH') return [ROLE_WORDS.HH]
    const organisations = team.filter((m) => m.role === role).map((m) => m.organisation)
    return organisations.length > 0 ? organisations : [ROLE_WORDS[role]]
  })
  const unique = [...new Set(names)]
  return [...unique, ...(block.state === 'open' ? ['vous'] : [])].join(', ')
}

/**
 * Whom to ask about a block that the reader's role does not open.
 *
 * @param block  a hidden block
 * @param team   the people of this case whom the reader may know
 * @returns      name and organisation of the first reader on the case, or null when none is known
 * @source       ux principle 4; carnet-de-bord users saw « empty sections without explanation »
 */
export function whomToAsk(block: BlockView, team: readonly Colleague[]): string | null {
  if (block.state === 'open') return null
  const member = team.find((colleague) =>
    (block.readers as readonly string[]).includes(colleague.role),
  )
  if (!member) return null
  return [member.name, member.organisation].filter(Boolean).join(', ')
}

/**
 * Names of those who must act, for the next-step card.
 *
 * @param actors  roles that may do it
 * @param team    the people of this case whom the reader may know
 * @returns       an organisation with its worker when there is one, else the role in plain words
 * @source        D1, D3: a step always says who acts
 */
export function actorWords(actors: readonly Role[], team: readonly Colleague[]): string {
  const member = team.find((colleague) => (actors as readonly string[]).includes(colleague.role))
  if (member) return [member.name, member.organisation].filter(Boolean).join(', ')
  return actors[0] ? ROLE_WORDS[actors[0]] : ''
}

/** What the other readers are told, each sentence once, as the reader may know them. @source ux principle 3 */
export function otherReaders(
  sentences: Readonly<Partial<Record<Role, string>>>,
  reader: Role,
): { reader: string; sentence: string }[] {
  const shown: Role[] = ['PRE', 'ALL', 'HH']
  const own = sentences[reader]
  return shown.flatMap((role) => {
    const sentence = sentences[role]
    return role === reader || sentence === undefined || sentence === own
      ? []
      : [{ reader: capital(ROLE_WORDS[role]), sentence }]
  })
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
