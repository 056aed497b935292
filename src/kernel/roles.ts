/** The sixteen roles of the access matrix (domain report §4.3). */
export const ROLES = [
  'HH',
  'PRE',
  'SIAO',
  'ALL',
  'REF',
  'LSW',
  'PRG',
  'CAL',
  'RES',
  'PMS',
  'HP',
  'SPIP',
  'MJPM',
  'ST',
  'ADM',
  'DPO',
] as const
export type Role = (typeof ROLES)[number]

/** Roles held by staff of the landlord; 3b, 3c, 7c, 8, 14b and the violence shield are never named to them. */
const LANDLORD_ROLES = ['ALL', 'REF', 'LSW', 'PRG', 'CAL', 'RES'] as const satisfies Role[]

/** The roles that may hold a case, as opposed to ST, ADM and DPO. */
export const CASE_ROLES = ROLES.filter((role) => !['ST', 'ADM', 'DPO'].includes(role))

export function isLandlordRole(role: Role): boolean {
  return (LANDLORD_ROLES as readonly Role[]).includes(role)
}
