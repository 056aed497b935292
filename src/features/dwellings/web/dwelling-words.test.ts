import { expect, test } from 'vitest'
import { dwellingTitle, floorWords, moneyWords, placeWords, shareWords } from './dwelling-words.ts'

const plain = (words: string) => words.replace(/[\u00a0\u202f]/gu, ' ')

test('un logement se présente par son type, sa surface et sa commune', () => {
  const dwelling = { typology: 'T2', livingAreaM2: 48.5, communeName: 'Cran-Gevrier' }
  expect(plain(dwellingTitle(dwelling))).toBe('T2, 48,5 m², Cran-Gevrier')
})

test('un étage se dit comme à l’oral', () => {
  expect([0, 1, 2, -1].map((floor) => plain(floorWords(floor)))).toEqual([
    'rez-de-chaussée',
    '1er étage',
    '2e étage',
    '1er sous-sol',
  ])
  const place = { address: '8 allée des Noisetiers', floor: 2, hasLift: true }
  expect(plain(placeWords(place))).toBe('8 allée des Noisetiers, 2e étage, ascenseur')
  expect(placeWords({ ...place, floor: null, hasLift: false })).toBe('8 allée des Noisetiers')
})

test('un montant rond n’a pas de centimes, les autres en ont deux', () => {
  expect(plain(moneyWords(41_200))).toBe('412 €')
  expect(plain(moneyWords(41_871))).toBe('418,71 €')
  expect(plain(moneyWords(41_870))).toBe('418,70 €')
})

test('une part se dit en pour cent', () => {
  expect(plain(shareWords(0.3))).toBe('30 %')
  expect(plain(shareWords(0.125))).toBe('12,5 %')
})
