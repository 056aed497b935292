/** To whom a dwelling may be reserved. `landlord`: nobody but the landlord itself. @source CCH L.441-1, R.441-5 */
export const CONTINGENTS = [
  'landlord',
  'state',
  'commune',
  'epci',
  'department',
  'action-logement',
  'employer',
] as const
export type Contingent = (typeof CONTINGENTS)[number]

/** `stock`: named dwellings. `flow`: a share of the dwellings released in the year. @source loi ELAN, art. 114 */
export const RESERVATION_MODES = ['stock', 'flow'] as const
export type ReservationMode = (typeof RESERVATION_MODES)[number]

export type Reservation = {
  readonly contingent: Contingent
  /** Key of the commune, as the programme names it. */
  readonly commune: string
}

/** The right of an organisation on a contingent, between two dates, both included. */
export type ReservationRight = {
  readonly id: string
  readonly organisationId: string
  readonly contingent: Contingent
  /** Null: everywhere in the programme. */
  readonly commune: string | null
  readonly mode: ReservationMode
  readonly flowRatio: number | null
  readonly startsOn: string
  readonly endsOn: string | null
}

/** A period during which a commune « carencée SRU » leaves its rights to the State. */
export type Shortfall = {
  readonly commune: string
  readonly startsOn: string
  readonly endsOn: string | null
}
