/** Charges that come back each month; housing itself is not one of them. */
export const CHARGE_KINDS = [
  'alimony',
  'debt',
  'energy',
  'insurance',
  'phone',
  'transport',
  'childcare',
  'other',
] as const
export type ChargeKind = (typeof CHARGE_KINDS)[number]
