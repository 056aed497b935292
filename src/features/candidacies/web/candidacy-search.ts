const PANELS = [
  'proposer',
  'informer',
  'repondre',
  'adapter',
  'clore',
  'renoncer',
  'visite',
  'compte-rendu',
  'responsable',
  'promesse',
] as const
export type Panel = (typeof PANELS)[number]

export type CandidacySearch = {
  /** The drawer open over the tab. */
  readonly ouvrir?: Panel | undefined
  /** The release that the list of dwellings proposes for this household. */
  readonly logement?: string | undefined
}

export function toCandidacySearch({ ouvrir, logement }: Record<string, unknown>): CandidacySearch {
  return {
    ouvrir: PANELS.find((panel) => panel === ouvrir),
    logement: typeof logement === 'string' ? logement : undefined,
  }
}
