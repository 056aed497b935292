/** The drawer open over a session. */
const PANELS = [
  'modifier',
  'annuler',
  'convoquer',
  'ouvrir',
  'ajouter',
  'clore',
  'reporter',
  'ordre-du-jour',
  'proces-verbal',
  'fiche',
  'signer',
] as const
export type SessionPanel = (typeof PANELS)[number]

export type SessionSearch = {
  /** Place of the dwelling on the agenda; none: the one that is examined. */
  readonly logement?: number | undefined
  readonly candidat?: string | undefined
  readonly volet?: SessionPanel | undefined
}

export function toSessionSearch(search: Readonly<Record<string, unknown>>): SessionSearch {
  const { logement, candidat, volet } = search
  return {
    logement: typeof logement === 'number' && logement > 0 ? Math.trunc(logement) : undefined,
    candidat: typeof candidat === 'string' ? candidat.slice(0, 36) : undefined,
    volet: PANELS.find((panel) => panel === volet),
  }
}

export function toSessionsSearch(search: Readonly<Record<string, unknown>>): {
  readonly volet?: 'nouvelle' | undefined
} {
  return { volet: search['volet'] === 'nouvelle' ? 'nouvelle' : undefined }
}

export function toSeatsSearch(search: Readonly<Record<string, unknown>>): {
  readonly volet?: 'nouveau' | undefined
  readonly siege?: string | undefined
} {
  const { volet, siege } = search
  return {
    volet: volet === 'nouveau' ? volet : undefined,
    siege: typeof siege === 'string' ? siege.slice(0, 36) : undefined,
  }
}
