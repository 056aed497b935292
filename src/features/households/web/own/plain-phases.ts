/** The twelve phases in words of every day, for the person whose life it is. Phase n is at index n - 1. */
const PLAIN_PHASES = [
  'Ma demande arrive chez le bailleur',
  'On cherche le logement qu’il me faut',
  'Un logement va m’être proposé',
  'Je prépare mes papiers',
  'La commission regarde mon dossier',
  'J’attends la réponse',
  'Je vais signer mon bail',
  'Je m’installe',
  'On m’accompagne chez moi',
  'Une autre personne prend le relais',
  'L’accompagnement se termine',
  'On fait le bilan ensemble',
] as const

export function plainPhase(phase: number, sent: boolean): string {
  if (phase === 1 && !sent) return 'Ma demande se prépare'
  return PLAIN_PHASES[phase - 1] ?? ''
}
