import { CRITERIA, type Criterion } from '../domain/criteria.ts'

const PANELS = ['echange', 'bail-glissant', 'secteur', 'soins', 'relecture'] as const
export type Panel = (typeof PANELS)[number]

export type NeedsSearch = {
  /** The drawer open over the tab. */
  readonly ouvrir?: Panel | undefined
  /** The need that is being made precise. */
  readonly critere?: Criterion | undefined
}

export function toNeedsSearch({ ouvrir, critere }: Record<string, unknown>): NeedsSearch {
  return {
    ouvrir: PANELS.find((panel) => panel === ouvrir),
    critere: CRITERIA.find((criterion) => criterion === critere),
  }
}
