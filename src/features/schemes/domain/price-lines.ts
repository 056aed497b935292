export const PRICE_LINES = {
  assessment: 'Diagnostic',
  support: 'Accompagnement',
  'adapted-management': 'Gestion locative adaptée',
  'sliding-lease-aid': 'Aide au bail glissant',
} as const
export type PriceLine = keyof typeof PRICE_LINES

export const PRICE_PERS = {
  household: 'par ménage',
  'household-year': 'par ménage et par an',
} as const
export type PricePer = keyof typeof PRICE_PERS
