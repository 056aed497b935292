import type {
  Criterion,
  Importance,
  NeedOf,
  NeedValues,
  NetworkPlace,
  TravelMode,
} from './criteria.ts'

export const CRITERION_WORDS: Readonly<Record<Criterion, string>> = {
  typology: 'Type de logement',
  commune: 'Communes souhaitées',
  area: 'Surface',
  floor: 'Étage et ascenseur',
  accessibility: 'Accès',
  noise: 'Bruit',
  outdoor: 'Balcon ou jardin',
  animals: 'Animaux',
  parking: 'Stationnement',
  digital: 'Téléphone et internet',
  school: 'École',
  work: 'Travail',
  relatives: 'Proches',
  transport: 'Transports',
  services: 'Services de tous les jours',
}

export const IMPORTANCE_WORDS: Readonly<Record<Importance, string>> = {
  must: 'Indispensable',
  should: 'Souhaité',
  indifferent: 'Indifférent',
}

export const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  1: 'compte un peu',
  2: 'compte',
  3: 'compte beaucoup',
}

const MODES: Readonly<Record<TravelMode, string>> = {
  walk: 'à pied',
  transit: 'en transports',
  car: 'en voiture',
}

/** Words of the closed choices of a value; one table for forms and sentences. */
export const CHOICE_WORDS: Readonly<Record<string, string>> = {
  ...MODES,
  'step-free': 'sans marche',
  'adapted-shower': 'douche adaptée',
  'ground-floor': 'rez-de-chaussée',
  'top-floor': 'dernier étage',
  'quiet-street': 'rue calme',
  balcony: 'balcon',
  garden: 'jardin',
  dog: 'chien',
  cat: 'chat',
  other: 'autre animal',
  space: 'place de stationnement',
  garage: 'garage',
  mobile: 'réseau mobile',
  internet: 'internet à la maison',
  shops: 'commerces',
  childcare: 'garde d’enfants',
  'public-services': 'services publics',
  'sport-culture': 'sport et culture',
  associations: 'associations',
}

type CommuneName = ((code: string) => string) | null

const WRITERS: {
  readonly [C in Criterion]: (value: NeedValues[C], communeOf: CommuneName) => string
} = {
  typology: ({ typologies }) => either(typologies),
  commune: ({ communes }, communeOf) => either(communes.map((code) => communeOf?.(code) ?? code)),
  area: ({ minAreaM2 }) => `${String(minAreaM2)}\u00a0m² au moins`,
  floor: floorWords,
  accessibility: kindWords,
  noise: kindWords,
  outdoor: kindWords,
  animals: kindWords,
  parking: ({ kind }) => wordOf(kind),
  digital: kindWords,
  school: placesWords,
  work: placesWords,
  relatives: placesWords,
  transport: transportWords,
  services: ({ families, maxMinutes }) =>
    `${together(families.map(wordOf))}, à moins de ${minutes(maxMinutes)}`,
}

/**
 * What a need asks for, in a few words.
 *
 * @param need        one need
 * @param communeOf   name of a commune; null when this reader is told minutes without a place
 * @returns           « T3 ou T4 », « moins de 15 min à pied, Meythet »; « à préciser » without a value
 * @source            E1; the landlord reads lines of minutes without address
 */
export function needWords<C extends Criterion>(need: NeedOf<C>, communeOf: CommuneName): string {
  return need.value === null ? 'à préciser' : WRITERS[need.criterion](need.value, communeOf)
}

function kindWords({ kinds }: { readonly kinds: readonly string[] }): string {
  return together(kinds.map(wordOf))
}

function placesWords(
  { places }: { readonly places: readonly NetworkPlace[] },
  communeOf: CommuneName,
): string {
  return places.map((place) => placeWords(place, communeOf)).join(' ; ')
}

function placeWords({ commune, maxMinutes, mode }: NetworkPlace, communeOf: CommuneName): string {
  const trip = `moins de ${minutes(maxMinutes)} ${MODES[mode]}`
  return communeOf === null ? trip : `${trip}, ${communeOf(commune)}`
}

function floorWords({ withLift, withoutLift }: NeedValues['floor']): string {
  const parts = [
    withoutLift === null ? null : `${floorName(withoutLift)} au plus sans ascenseur`,
    withLift === null ? null : `${floorName(withLift)} au plus avec ascenseur`,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : 'tout étage'
}

function floorName(floor: number): string {
  if (floor === 0) return 'rez-de-chaussée'
  return floor === 1 ? '1ᵉʳ étage' : `${String(floor)}ᵉ étage`
}

function transportWords(value: NeedValues['transport']): string {
  const stop = `un arrêt à moins de ${minutes(value.stopWithinMinutes)} à pied`
  return value.everyMinutes === null
    ? stop
    : `${stop}, un passage toutes les ${minutes(value.everyMinutes)}`
}

function minutes(count: number): string {
  return `${String(count)}\u00a0min`
}

function wordOf(code: string): string {
  return CHOICE_WORDS[code] ?? code
}

function either(words: readonly string[]): string {
  return joined(words, 'ou')
}

function together(words: readonly string[]): string {
  return joined(words, 'et')
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`
}
