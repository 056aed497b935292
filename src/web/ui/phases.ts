/** The twelve phases of a household's path, as every reader sees them. Phase n is at index n - 1. */
export const PHASES = [
  'Signalement',
  'Besoins',
  'Proposition',
  'Dossier',
  'Commission',
  'Réponse',
  'Bail',
  'Installation',
  'Accompagnement',
  'Relais',
  'Clôture',
  'Bilan',
] as const

export type PhaseState = 'done' | 'current' | 'coming'

export function phaseLabel(phase: number): string {
  const label = PHASES[phase - 1]
  if (label === undefined) throw new RangeError(`no phase ${String(phase)}`)
  return label
}

/** « Accompagnement, phase 9 sur 12 » */
export function phaseWords(phase: number): string {
  return `${phaseLabel(phase)}, phase\u00a0${String(phase)} sur\u00a0${String(PHASES.length)}`
}

export function phaseState(phase: number, current: number): PhaseState {
  if (phase === current) return 'current'
  return phase < current ? 'done' : 'coming'
}
