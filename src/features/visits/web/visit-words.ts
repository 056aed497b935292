import type { Visit } from '../contract.ts'
import type { Intensity, Purpose, VisitOutcome } from '../domain/visit-rhythm.ts'

export const OUTCOME_WORDS: Readonly<Record<VisitOutcome, string>> = {
  held: 'tenue',
  missed: 'personne au rendez-vous',
  refused: 'reportée par le ménage',
}
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  listening: 'prendre des nouvelles',
  settling: 'aider à s’installer',
  budget: 'loyer et budget',
  neighbours: 'voisinage',
  review: 'faire le point du plan',
  technical: 'technique seulement',
}
export const INTENSITY_WORDS: Readonly<Record<Intensity, string>> = {
  closer: 'plus serré',
  usual: 'celui du dispositif',
  lighter: 'plus léger',
}
/** Facts by area, in the order they are met in a dwelling. */
export const AREAS = {
  dwelling: 'Le logement',
  budget: 'Le loyer et le budget',
  neighbours: 'Les voisins',
  paperwork: 'Les papiers',
} as const
export type Area = keyof typeof AREAS
export const AREA_KEYS = Object.keys(AREAS) as readonly Area[]

export function factsOf(visit: Visit): { label: string; value: string }[] {
  const fact = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return [
    ...AREA_KEYS.flatMap((area) => fact(AREAS[area], visit[area])),
    ...fact('La suite', visit.nextStep),
  ]
}
