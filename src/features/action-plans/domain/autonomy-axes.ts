/** The four axes on which autonomy is worked on and marked. @source AFFIL, grille partagée d’évaluation */
export const AUTONOMY_AXES = [
  'able-to-rent',
  'knows-renting',
  'knows-living',
  'environment',
] as const
export type AutonomyAxis = (typeof AUTONOMY_AXES)[number]

export const AXIS_WORDS: Readonly<Record<AutonomyAxis, string>> = {
  'able-to-rent': 'Pouvoir louer',
  'knows-renting': 'Savoir louer',
  'knows-living': 'Savoir habiter',
  environment: 'S’adapter à son environnement',
}
