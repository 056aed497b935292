import type { Typology } from '#features/dwellings/domain/dwelling-facts.ts'

/** What may be said of a home (compartment 3): the criteria of app.need, in the order of the page. Never a cause. */
export const CRITERIA = [
  'typology',
  'commune',
  'area',
  'floor',
  'accessibility',
  'noise',
  'outdoor',
  'animals',
  'parking',
  'digital',
  'school',
  'work',
  'relatives',
  'transport',
  'services',
] as const
export type Criterion = (typeof CRITERIA)[number]

export const IMPORTANCES = ['must', 'should', 'indifferent'] as const
export type Importance = (typeof IMPORTANCES)[number]

/** From « compte un peu » to « compte beaucoup »: parts the criteria that are wished. */
export const WEIGHTS = [1, 2, 3] as const
export type Weight = (typeof WEIGHTS)[number]

export const TRAVEL_MODES = ['walk', 'transit', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]

/** Everyday services by family; care is said apart (compartment 3c). */
export const SERVICE_FAMILIES = [
  'shops',
  'childcare',
  'public-services',
  'sport-culture',
  'associations',
] as const
export type ServiceFamily = (typeof SERVICE_FAMILIES)[number]

export const ACCESSIBILITY_KINDS = ['step-free', 'adapted-shower'] as const
export const NOISE_KINDS = ['ground-floor', 'top-floor', 'quiet-street'] as const
export const OUTDOOR_KINDS = ['balcony', 'garden'] as const
export const ANIMAL_KINDS = ['dog', 'cat', 'other'] as const
export const PARKING_KINDS = ['space', 'garage'] as const
export const DIGITAL_KINDS = ['mobile', 'internet'] as const

/** A place of the network: a point at the scale of its commune, never an address. */
export type NetworkPlace = {
  /** INSEE code of 2014, as in app.commune. */
  readonly commune: string
  readonly maxMinutes: number
  readonly mode: TravelMode
}

/** What is asked, in the shape of each criterion. */
export type NeedValues = {
  readonly typology: { readonly typologies: readonly Typology[] }
  readonly commune: { readonly communes: readonly string[] }
  readonly area: { readonly minAreaM2: number }
  /** Highest floor with a lift, and without one; null: any. */
  readonly floor: { readonly withLift: number | null; readonly withoutLift: number | null }
  readonly accessibility: { readonly kinds: readonly (typeof ACCESSIBILITY_KINDS)[number][] }
  readonly noise: { readonly kinds: readonly (typeof NOISE_KINDS)[number][] }
  readonly outdoor: { readonly kinds: readonly (typeof OUTDOOR_KINDS)[number][] }
  readonly animals: { readonly kinds: readonly (typeof ANIMAL_KINDS)[number][] }
  readonly parking: { readonly kind: (typeof PARKING_KINDS)[number] }
  readonly digital: { readonly kinds: readonly (typeof DIGITAL_KINDS)[number][] }
  readonly school: { readonly places: readonly NetworkPlace[] }
  readonly work: { readonly places: readonly NetworkPlace[] }
  readonly relatives: { readonly places: readonly NetworkPlace[] }
  /** A stop within so many minutes on foot, served at least so often; null: whatever its rhythm. */
  readonly transport: { readonly stopWithinMinutes: number; readonly everyMinutes: number | null }
  readonly services: { readonly families: readonly ServiceFamily[]; readonly maxMinutes: number }
}

/**
 * One need, as it stands: what matching evaluates. `value` is null when nothing was made precise: then only
 * « indifferent » makes sense of it, and any other importance is « inconnu » for every dwelling.
 */
export type NeedOf<C extends Criterion> = {
  readonly criterion: C
  readonly importance: Importance
  readonly weight: Weight
  readonly value: NeedValues[C] | null
}
export type NeedFact = { readonly [C in Criterion]: NeedOf<C> }[Criterion]

/** The same with the cause-free note that people wrote beside it. */
export type NotedNeed = NeedFact & { readonly note: string | null }

/** The criteria whose value holds places of the network. */
export const PLACE_CRITERIA = ['school', 'work', 'relatives'] as const
export type PlaceCriterion = (typeof PLACE_CRITERIA)[number]

/** Whether a criterion speaks of places of the household's network. @source E1 */
export function isPlaceCriterion(criterion: Criterion): criterion is PlaceCriterion {
  return (PLACE_CRITERIA as readonly Criterion[]).includes(criterion)
}
