export type AccessRight = {
  readonly compartment: string
  readonly role: string
  readonly verb: 'read' | 'write' | 'propose' | 'answer' | 'aggregate'
  readonly ownBy: 'account' | 'organisation' | null
  readonly needsConsent: boolean
  readonly conditions: readonly string[]
}

export type AccessCell = {
  /** « écrit », « lit, répond », « vue réduite »; « rien » when the role has no right there. */
  readonly words: string
  readonly level: 'full' | 'partial' | 'none'
  /** Notes of the matrix that restrict it: `note3`, `note15`. */
  readonly notes: readonly string[]
}

const NOTHING: AccessCell = { words: 'rien', level: 'none', notes: [] }

/**
 * What a role may do in a compartment and in its reduced view, in plain words.
 *
 * @param rights   rights of that role in the compartment and in the view reduced from it
 * @param reduced  code of the reduced view, when there is one
 * @returns        words, how wide the right is, and the notes that restrict it
 * @source         access matrix of the domain report, §4.3
 */
export function accessCell(rights: readonly AccessRight[], reduced?: string): AccessCell {
  if (rights.length === 0) return NOTHING
  const full = rights.filter(({ compartment }) => compartment !== reduced)
  const words = full.length > 0 ? fullWords(full) : ['vue réduite']
  const kept = full.length > 0 ? full : rights
  if (kept.every(({ needsConsent }) => needsConsent)) words.push('avec accord')
  const isWide = full.some(({ verb, ownBy, needsConsent }) => {
    return (verb === 'read' || verb === 'write') && ownBy === null && !needsConsent
  })
  return {
    words: words.join(', '),
    level: isWide ? 'full' : 'partial',
    notes: [...new Set(kept.flatMap(({ conditions }) => conditions))].sort(byNumber),
  }
}

function fullWords(rights: readonly AccessRight[]): string[] {
  const has = (verb: AccessRight['verb']) => rights.some((right) => right.verb === verb)
  const isOwn = (verb: AccessRight['verb']) =>
    rights.filter((right) => right.verb === verb).every(({ ownBy }) => ownBy !== null)
  const words: string[] = []
  if (has('write')) words.push(isOwn('write') ? 'ses saisies' : 'lit et écrit')
  if (has('read') && !(has('write') && isOwn('read') === isOwn('write')))
    words.push(isOwn('read') ? 'lit ses saisies' : 'lit')
  if (has('propose')) words.push('propose')
  if (has('answer')) words.push('répond')
  if (has('aggregate')) words.push('chiffres publiés')
  // « lit et écrit » says that it reads too.
  return words.includes('lit et écrit') ? words.filter((word) => word !== 'lit') : words
}

function byNumber(one: string, other: string): number {
  return Number(one.slice(4)) - Number(other.slice(4))
}

/** The notes of the matrix, in plain French. */
export const ACCESS_NOTES: Readonly<Record<string, string>> = {
  note1:
    'Logements à l’ordre du jour d’une séance où la personne siège, de la convocation à quinze jours après le procès-verbal ; candidats sous leur prénom et leur initiale.',
  note2: 'Candidats à un logement de son propre contingent.',
  note3:
    'À partir du relais préparé, ou si le suivi existait déjà, et avec l’accord de la personne.',
  note4: 'La personne propose, un professionnel valide ; ses mots sont gardés tels quels.',
  note5:
    'Une seule réponse, « exclu par une contrainte protégée », pour un logement libre aujourd’hui ; chaque question est inscrite au journal.',
  note8: 'L’état des ménages que l’organisme a lui-même orientés.',
  note9: 'En premier, dès la décision, avant le ménage.',
  note10: 'Sur demande d’accès, relue par l’organisation de l’auteur.',
  note11: 'Sauf une alerte dont la révélation mettrait quelqu’un en danger.',
  note12: 'L’intégrité du journal, sans contenu.',
  note13: 'Les accès de sa propre organisation, sans contenu de dossier.',
  note14: 'À partir du oui du prescripteur sur ce logement.',
  note15:
    'Après l’information du prescripteur ; pour le ménage et son mandataire, à partir de la notification.',
  note16: 'Nommé sur le dossier, à partir de la proposition ; écrit à partir de la signature.',
}
