import type { TravelMode } from './criteria.ts'
import { CHOICE_WORDS } from './need-words.ts'
import type { AvoidedArea, CareFamily, CareProximity } from './protected-needs.ts'

export const CARE_WORDS: Readonly<Record<CareFamily, string>> = {
  care: 'Soins',
  pharmacy: 'Pharmacie',
  support: 'Accompagnement',
}

/**
 * An area to avoid, in words.
 *
 * @param area       commune or circle
 * @param communeOf  name of a commune
 * @param nearest    name of the commune nearest to a point
 * @returns          « Faverges », « 3 km autour d’un point près de Faverges »
 * @source           E2
 */
export function areaWords(
  area: AvoidedArea,
  communeOf: (code: string) => string,
  nearest: (point: { latitude: number; longitude: number }) => string,
): string {
  if (area.shape === 'commune') return `${communeOf(area.commune)}, toute la commune`
  return `${kilometres(area.radiusMetres)} autour d’un point près de ${nearest(area)}`
}

function kilometres(metres: number): string {
  const rounded = Math.round(metres / 100) / 10
  return `${rounded.toLocaleString('fr')}\u00a0km`
}

/** Care proximity in words: « Pharmacie à moins de 10 min à pied ». @source E3 */
export function careWords({ family, maxMinutes, mode }: CareProximity): string {
  return `${CARE_WORDS[family]} à moins de ${String(maxMinutes)}\u00a0min ${modeWords(mode)}`
}

function modeWords(mode: TravelMode): string {
  return CHOICE_WORDS[mode] ?? mode
}
