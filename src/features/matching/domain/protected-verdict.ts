import {
  livingNeeds,
  type AvoidedArea,
  type ProtectedRow,
} from '#features/needs/domain/protected-needs.ts'
import { kilometresBetween, type Point, type TravelTerms } from './travel.ts'

export type Place = { readonly commune: string; readonly point: Point }

export type AreaVerdict = 'inside' | 'outside' | 'unknown'

/**
 * Whether a dwelling, known by its commune, stands in a place that is never proposed. In doubt it does.
 *
 * @param area   a commune or a circle
 * @param place  commune of the dwelling, and its centre
 * @param terms  how far from the centre of its commune a place may be
 * @returns      `unknown` only when the scheme does not say how imprecise a place is
 * @source       E2: geometry without reason
 */
function areaVerdict(
  area: AvoidedArea,
  { commune, point }: Place,
  { placeRadiusKm }: Pick<TravelTerms, 'placeRadiusKm'>,
): AreaVerdict {
  if (area.shape === 'commune') return area.commune === commune ? 'inside' : 'outside'
  const distance = kilometresBetween(area, point)
  const radius = area.radiusMetres / 1000
  if (placeRadiusKm === null) return distance <= radius ? 'inside' : 'unknown'
  return distance <= radius + placeRadiusKm ? 'inside' : 'outside'
}

/**
 * The one merged verdict « exclu par une contrainte protégée »: nothing in it says which need, whose, nor how far. Care
 * proximity joins it with the places of care (G5); until then nobody can say that a dwelling is too far.
 *
 * @param rows   decrypted texts of one household, all kinds mixed
 * @param place  commune of the dwelling, and its centre
 * @param terms  how far from the centre of its commune a place may be
 * @returns      whether the dwelling is excluded; proposals that no prescriber took up bind nobody
 * @source       domain report §4.3 note 5; E2, E3
 */
export function isExcluded(
  rows: readonly ProtectedRow[],
  place: Place,
  terms: Pick<TravelTerms, 'placeRadiusKm'>,
): boolean {
  return livingNeeds(rows).some(
    ({ need, isProposal }) =>
      !isProposal &&
      // What can no longer be read may be this very place: in doubt it excludes.
      (need === null ||
        (need.kind === 'avoided-area' && areaVerdict(need.area, place, terms) === 'inside')),
  )
}
