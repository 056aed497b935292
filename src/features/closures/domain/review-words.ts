// The questionnaire of the review in words, the same for the three who answer.

export const HOUSING = ['same-home', 'other-home', 'hosted', 'shelter', 'none', 'unknown'] as const
export const RENT = ['up-to-date', 'late', 'late-with-plan', 'unknown'] as const
export const INCIDENTS = ['none', 'some', 'serious', 'unknown'] as const
export const RESPONDENTS = ['household', 'referent', 'worker'] as const
export type Respondent = (typeof RESPONDENTS)[number]

export const HOUSING_WORDS: Readonly<Record<(typeof HOUSING)[number], string>> = {
  'same-home': 'Dans le même logement',
  'other-home': 'Dans un autre logement à soi',
  hosted: 'Chez quelqu’un',
  shelter: 'En hébergement',
  none: 'Sans logement',
  unknown: 'Ne sait pas',
}
export const RENT_WORDS: Readonly<Record<(typeof RENT)[number], string>> = {
  'up-to-date': 'Loyer à jour',
  late: 'Loyer en retard',
  'late-with-plan': 'Loyer en retard, avec un accord de paiement suivi',
  unknown: 'Ne sait pas',
}
export const INCIDENT_WORDS: Readonly<Record<(typeof INCIDENTS)[number], string>> = {
  none: 'Aucun incident',
  some: 'Quelques incidents, réglés',
  serious: 'Un incident sérieux',
  unknown: 'Ne sait pas',
}
export const RESPONDENT_WORDS: Readonly<Record<Respondent, string>> = {
  household: 'Le ménage',
  referent: 'Le référent du bailleur',
  worker: 'L’accompagnant',
}
