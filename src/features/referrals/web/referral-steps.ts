/** The five screens of a referral, in order; each has its address. The notice comes before any other entry (A4). */
export const STEPS = [
  { slug: 'information', label: 'Information', title: 'Informer le ménage' },
  { slug: 'situation', label: 'Situation', title: 'Sa situation' },
  { slug: 'personnes', label: 'Personnes', title: 'Qui compose le ménage' },
  { slug: 'echanges', label: 'Échanges', title: 'Comment avancer avec lui' },
  { slug: 'verification', label: 'Vérification', title: 'Vérifier et envoyer' },
] as const

export type Step = (typeof STEPS)[number]['slug']

export function isStep(slug: string): slug is Step {
  return STEPS.some((step) => step.slug === slug)
}

export function stepNumber(step: Step): number {
  return STEPS.findIndex(({ slug }) => slug === step) + 1
}

export function stepAfter(step: Step): Step {
  return STEPS[stepNumber(step)]?.slug ?? 'verification'
}

export function stepBefore(step: Step): Step {
  return STEPS[stepNumber(step) - 2]?.slug ?? 'information'
}

const STEP_OF_FIELD: Readonly<Record<string, Step>> = {
  presentSituation: 'situation',
  presentSince: 'situation',
  readyOn: 'situation',
  urgency: 'situation',
  urgencyReason: 'situation',
  daloRecognised: 'situation',
  pdalhpdPublic: 'situation',
  address: 'personnes',
  persons: 'personnes',
  expectedChildren: 'personnes',
  communication: 'echanges',
  adhesion: 'echanges',
  protection: 'echanges',
  uniqueRequestNumber: 'echanges',
}

/** On which screen a field is, from its path: `persons.1.lastName` is on « Personnes ». */
export function stepOfField(path: string): Step {
  return STEP_OF_FIELD[path.split('.')[0] ?? ''] ?? 'verification'
}
