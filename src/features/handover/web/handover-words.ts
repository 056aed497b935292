import type { MeetingStep, Side } from '../domain/never-zero.ts'

export const STEP_WORDS: Readonly<Record<MeetingStep, string>> = {
  presentation: 'Présentation',
  shared: 'Partagée',
  solo: 'Seul, avec appui',
}
export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  association: 'l’association',
  landlord: 'le bailleur',
  department: 'le Département',
  household: 'le ménage',
}
