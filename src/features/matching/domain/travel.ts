import type { TravelMode } from '#features/needs/domain/criteria.ts'

/** Degrees. */
export type Point = { readonly latitude: number; readonly longitude: number }

/** Terms of the scheme by which minutes are estimated until timetables are known; null: not set. */
export type TravelTerms = {
  /** Kilometres an hour, door to door. */
  readonly speeds: Readonly<Record<TravelMode, number | null>>
  /** How much longer than the crow's flight a way is, in per cent. */
  readonly detourPercent: number | null
  /** How far from the centre of its commune a place may be, in kilometres. */
  readonly placeRadiusKm: number | null
}

const EARTH_KM = 6371

/**
 * Kilometres as the crow flies.
 *
 * @param one    a point (degrees)
 * @param other  another (degrees)
 * @returns      kilometres
 * @source       haversine formula, mean radius of the Earth
 */
export function kilometresBetween(one: Point, other: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(rad(to - from) / 2) ** 2
  const chord =
    half(one.latitude, other.latitude) +
    Math.cos(rad(one.latitude)) *
      Math.cos(rad(other.latitude)) *
      half(one.longitude, other.longitude)
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export type Minutes = { readonly least: number; readonly most: number }

/**
 * Between how many minutes and how many a trip takes, when both ends are known by their commune alone.
 *
 * @param from   centre of a commune
 * @param to     centre of another, or of the same
 * @param mode   on foot, by public transport or by car
 * @param terms  speeds, detour and imprecision of the scheme
 * @returns      whole minutes, the shortest and the longest; undefined when a term is not set
 * @source       first matching: three answers, never a guess (G2); timetables replace it (G5)
 */
export function tripMinutes(
  from: Point,
  to: Point,
  mode: TravelMode,
  terms: TravelTerms,
): Minutes | undefined {
  const speed = terms.speeds[mode]
  const { detourPercent, placeRadiusKm } = terms
  if (speed === null || detourPercent === null || placeRadiusKm === null) return undefined
  const flight = kilometresBetween(from, to)
  // Each end may be anywhere around its centre.
  const least = Math.max(0, flight - 2 * placeRadiusKm)
  const most = (flight + 2 * placeRadiusKm) * (detourPercent / 100)
  return { least: Math.floor((least / speed) * 60), most: Math.ceil((most / speed) * 60) }
}
