import type { OrganisationKind } from '../contract.ts'

/** In the order of the page: whoever works with households first. */
export const KIND_WORDS: Record<OrganisationKind, string> = {
  landlord: 'Bailleur',
  association: 'Associations',
  siao: 'SIAO',
  department: 'Département',
  commune: 'Communes',
  care: 'Soins',
  probation: 'Justice',
  mandatary: 'Mandataires',
  state: 'État',
  other: 'Autres partenaires',
}

export const AGREEMENT_WORDS = {
  'L365-3': 'Agrément L.365-3 (ingénierie sociale)',
  'L365-4': 'Agrément L.365-4 (intermédiation locative)',
} as const
