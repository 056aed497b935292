/** D5: what somebody can do alone, filled with the household. Kept from 1 to 4. */
export const AXES = [
  'ableToRent',
  'knowsRenting',
  'knowsLiving',
  'environment',
  'supportNeed',
] as const
export type Axis = (typeof AXES)[number]

export const AXIS_WORDS: Readonly<
  Record<Axis, { readonly label: string; readonly help: string; readonly levels: Levels }>
> = {
  ableToRent: {
    label: 'Pouvoir louer',
    help: 'Ressources, droits ouverts, papiers.',
    levels: ['à construire', 'presque rien', 'en partie', 'oui'],
  },
  knowsRenting: {
    label: 'Savoir louer',
    help: 'Payer, assurer, faire les démarches.',
    levels: ['pas encore', 'avec beaucoup d’aide', 'avec un peu d’aide', 'seul'],
  },
  knowsLiving: {
    label: 'Savoir habiter',
    help: 'Entretenir, cuisiner, vivre dans un logement à soi.',
    levels: ['pas encore', 'avec beaucoup d’aide', 'avec un peu d’aide', 'seul'],
  },
  environment: {
    label: 'S’adapter à son environnement',
    help: 'Voisins, quartier, services autour.',
    levels: ['pas encore', 'avec beaucoup d’aide', 'avec un peu d’aide', 'seul'],
  },
  supportNeed: {
    label: 'Besoin d’accompagnement',
    help: 'Ce qu’il faut autour pour tenir.',
    levels: ['très fort', 'fort', 'léger', 'aucun'],
  },
}
type Levels = readonly [string, string, string, string]

export const INTENSITIES = ['light', 'regular', 'strong', 'daily'] as const
export type Intensity = (typeof INTENSITIES)[number]

export const INTENSITY_WORDS: Readonly<Record<Intensity, string>> = {
  light: 'Légère : un rendez-vous par mois',
  regular: 'Régulière : tous les quinze jours',
  strong: 'Renforcée : chaque semaine',
  daily: 'Très renforcée : plusieurs fois par semaine',
}

export const PARTS = ['social', 'budget', 'housing', 'plan'] as const
export type Part = (typeof PARTS)[number]

export const PART_WORDS: Readonly<Record<Part, string>> = {
  social: 'Situation sociale',
  budget: 'Budget',
  housing: 'Logement',
  plan: 'Plan d’accompagnement',
}

/** Kind of each protected text, as it is kept. */
export const TEXT_KINDS: Readonly<Record<Part, string>> = {
  social: 'assessment-social',
  budget: 'assessment-budget',
  housing: 'assessment-housing',
  plan: 'assessment-plan',
}
