import { expect, test } from 'vitest'
import { nearestPlace } from './nearest.ts'
import {
  ENDING_KIND,
  livingNeeds,
  sealedNeed,
  type AvoidedArea,
  type ProtectedNeed,
} from './protected-needs.ts'
import { areaWords } from './protected-words.ts'

const CIRCLE: AvoidedArea = {
  ...{ shape: 'circle', latitude: 45.746, longitude: 6.295, radiusMetres: 2500 },
}
const AREA: ProtectedNeed = { kind: 'avoided-area', area: CIRCLE }
const row = (id: string, kind: string, text: string | null) => ({ id, kind, text })

test('un besoin terminé ne vaut plus, une proposition se distingue, une clé perdue reste inconnue', () => {
  const living = livingNeeds([
    row('a', 'avoided-area', sealedNeed(AREA, false)),
    row('b', 'avoided-area', sealedNeed(AREA, true)),
    row('c', 'avoided-area', null),
    row('d', 'avoided-area', sealedNeed(AREA, false)),
    row('e', ENDING_KIND, 'd'),
    row('f', 'note', 'autre chose'),
  ])
  expect(living.map(({ id, need, isProposal }) => [id, need !== null, isProposal])).toEqual([
    ['a', true, false],
    ['b', true, true],
    ['c', false, false],
  ])
  expect(living[0]?.need).toEqual(AREA)
})

test('un cercle se dit par sa taille et le lieu le plus proche', () => {
  const places = [
    { name: 'Faverges', latitude: 45.7463, longitude: 6.2951 },
    { name: 'Annecy', latitude: 45.89, longitude: 6.1257 },
  ]
  const words = areaWords(
    CIRCLE,
    (code) => code,
    (point) => nearestPlace(places, point)?.name ?? '',
  )
  expect(words.replaceAll('\u00a0', ' ')).toBe('2,5 km autour d’un point près de Faverges')
})
