import { addDays } from '#kernel/calendar.ts'
import type { Reservation, ReservationRight, Shortfall } from './contingents.ts'

export type Rights = {
  readonly rights: readonly ReservationRight[]
  readonly shortfalls: readonly Shortfall[]
}

export type Holding =
  | { readonly kind: 'landlord'; readonly because: 'own' | 'no-right' }
  | {
      readonly kind: 'holder'
      readonly organisationId: string
      readonly rightId: string
      readonly because: 'right' | 'shortfall'
    }

/**
 * Who holds a reserved dwelling on a given day.
 *
 * @param reservation  contingent and commune of the dwelling
 * @param known        rights and periods of shortfall of the programme
 * @param on           day asked for, `YYYY-MM-DD`
 * @returns            the holder, or the landlord when nothing is reserved or no right is alive; `shortfall` when the
 *                     right of the commune has passed to the State
 * @source             CCH L.441-1 (reservations), L.302-9-1 (shortfall order: the commune's rights pass to the
 *                     prefect); Reignier-Ésery, 2018
 */
export function holderOn({ contingent, commune }: Reservation, known: Rights, on: string): Holding {
  if (contingent === 'landlord') return { kind: 'landlord', because: 'own' }
  const isShort =
    contingent === 'commune' &&
    known.shortfalls.some((period) => period.commune === commune && isAlive(period, on))
  const right = nearestRight(known.rights, isShort ? 'state' : contingent, { commune, on })
  if (!right) return { kind: 'landlord', because: 'no-right' }
  return {
    kind: 'holder',
    organisationId: right.organisationId,
    rightId: right.id,
    because: isShort ? 'shortfall' : 'right',
  }
}

/**
 * Until when today's holder stays the same, as far as the dates known today tell.
 *
 * @param reservation  contingent and commune of the dwelling
 * @param known        rights and periods of shortfall of the programme
 * @param on           day asked for, `YYYY-MM-DD`
 * @returns            last day of the same situation, or null when nothing known ends it
 * @source             domain report C6: rights by period
 */
export function holdsUntil(reservation: Reservation, known: Rights, on: string): string | null {
  const now = JSON.stringify(holderOn(reservation, known, on))
  const lastDays = [...known.rights, ...known.shortfalls]
    .flatMap(({ startsOn, endsOn }) => [
      addDays(startsOn, -1),
      ...(endsOn === null ? [] : [endsOn]),
    ])
    .filter((day) => day >= on)
    .sort()
  const changes = (day: string) =>
    JSON.stringify(holderOn(reservation, known, addDays(day, 1))) !== now
  return lastDays.find(changes) ?? null
}

/** A right on the commune itself comes before a right on the whole territory. */
function nearestRight(
  rights: readonly ReservationRight[],
  contingent: ReservationRight['contingent'],
  { commune, on }: { readonly commune: string; readonly on: string },
): ReservationRight | undefined {
  const alive = rights.filter((right) => right.contingent === contingent && isAlive(right, on))
  return (
    alive.find((right) => right.commune === commune) ??
    alive.find((right) => right.commune === null)
  )
}

function isAlive(period: { startsOn: string; endsOn: string | null }, on: string): boolean {
  return period.startsOn <= on && (period.endsOn === null || on <= period.endsOn)
}
