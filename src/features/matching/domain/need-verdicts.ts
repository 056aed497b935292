import type {
  Criterion,
  NeedFact,
  NeedValues,
  NetworkPlace,
} from '#features/needs/domain/criteria.ts'
import { allOf, answer, type Answer, type Verdict } from './criterion.ts'
import type { DwellingFacts, MatchTerms } from './facts.ts'
import { tripMinutes } from './travel.ts'
import { areaWords, floorWords, minutesWords } from './words.ts'

type Rule<C extends Criterion> = (
  value: NeedValues[C],
  dwelling: DwellingFacts,
  terms: MatchTerms,
) => Answer

const NOT_SAID = 'le parc ne le dit pas'
const holds = (isMet: boolean): Verdict => (isMet ? 'yes' : 'no')

const RULES: { readonly [C in Criterion]: Rule<C> } = {
  // A T1bis is a T1 with an alcove.
  typology: ({ typologies }, { typology }) =>
    answer(
      holds(typologies.includes(typology) || (typology === 'T1bis' && typologies.includes('T1'))),
      typology,
    ),
  commune: ({ communes }, { commune, communeName }) =>
    answer(holds(communes.includes(commune)), communeName),
  area: ({ minAreaM2 }, { livingAreaM2 }) =>
    answer(holds(livingAreaM2 >= minAreaM2), areaWords(livingAreaM2)),
  floor: floorAnswer,
  accessibility: ({ kinds }, dwelling) =>
    answer(
      allOf(
        kinds.map((kind) =>
          holds(kind === 'step-free' ? dwelling.isAccessible : dwelling.hasAdaptedShower),
        ),
      ),
      dwelling.isAccessible ? 'accessible' : 'non accessible',
      dwelling.hasAdaptedShower ? 'douche adaptée' : 'sans douche adaptée',
    ),
  noise: ({ kinds }, { floor }) =>
    answer(
      allOf(
        kinds.map((kind) =>
          kind === 'ground-floor' && floor !== null ? holds(floor === 0) : 'unknown',
        ),
      ),
      floor === null ? NOT_SAID : floorWords(floor),
    ),
  outdoor: () => answer('unknown', NOT_SAID),
  animals: () => answer('unknown', NOT_SAID),
  // A garage is a place to park; that there is none says nothing of the street.
  parking: ({ kind }, { hasGarage }) =>
    hasGarage
      ? answer('yes', 'garage')
      : answer(kind === 'garage' ? 'no' : 'unknown', 'sans garage'),
  digital: () => answer('unknown', NOT_SAID),
  school: placesAnswer,
  work: placesAnswer,
  relatives: placesAnswer,
  transport: () => answer('unknown', 'horaires à vérifier'),
  services: () => answer('unknown', 'à vérifier sur place'),
}

/**
 * Whether a dwelling meets a need.
 *
 * @param need      one need of the household
 * @param dwelling  the dwelling that is freed
 * @param terms     reference data and terms of the scheme
 * @returns         oui, non or inconnu with its facts; a need that nobody made precise is « inconnu »
 * @source          E1, G2
 */
export function needAnswer(need: NeedFact, dwelling: DwellingFacts, terms: MatchTerms): Answer {
  if (need.value === null) return answer('unknown', 'demande à préciser')
  const rule = RULES[need.criterion] as Rule<Criterion>
  return rule(need.value, dwelling, terms)
}

function floorAnswer(
  { withLift, withoutLift }: NeedValues['floor'],
  { floor, hasLift }: DwellingFacts,
): Answer {
  const lift = hasLift ? 'ascenseur' : 'sans ascenseur'
  const highest = hasLift ? withLift : withoutLift
  if (highest === null) return answer('yes', lift)
  if (floor === null) return answer('unknown', NOT_SAID, lift)
  return answer(holds(floor <= highest), floorWords(floor), lift)
}

// Minutes alone: whose reader may be the landlord learns no place of the household's network.
function placesAnswer(
  { places }: { readonly places: readonly NetworkPlace[] },
  { point }: DwellingFacts,
  terms: MatchTerms,
): Answer {
  const trips = places.map((place) => tripAnswer(place, point, terms))
  return {
    verdict: allOf(trips.map(({ verdict }) => verdict)),
    because: trips.flatMap(({ because }) => because),
  }
}

function tripAnswer(
  { commune, maxMinutes, mode }: NetworkPlace,
  from: DwellingFacts['point'],
  terms: MatchTerms,
): Answer {
  const to = terms.pointOf(commune)
  const trip = to && tripMinutes(from, to, mode, terms.travel)
  if (!trip) return answer('unknown', 'trajet à vérifier')
  const words = minutesWords(trip, mode)
  if (trip.most <= maxMinutes) return answer('yes', words)
  return answer(trip.least > maxMinutes ? 'no' : 'unknown', words)
}
