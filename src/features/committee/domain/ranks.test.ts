import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRanks, type Placed } from './ranks.ts'

const ranked = (rank: number | null): Placed => ({ outcome: 'allocated-ranked', rank })
const refused: Placed = { outcome: 'not-allocated', rank: null }

test('I3 · une attribution seule n’a pas de rang, et plusieurs en ont un chacune', () => {
  expect(checkRanks([{ outcome: 'allocated', rank: null }, refused])).toEqual({
    ok: true,
    value: 1,
  })
  expect(checkRanks([ranked(2), ranked(1), refused])).toEqual({ ok: true, value: 2 })
  expect(checkRanks([refused, refused])).toEqual({ ok: true, value: 0 })
})

test.each([
  ['un trou', [ranked(1), ranked(3)]],
  ['deux au même rang', [ranked(1), ranked(1)]],
  ['un rang oublié', [ranked(1), ranked(null)]],
  ['un seul candidat au rang 2', [ranked(2), refused]],
  ['une attribution simple à côté d’un rang', [{ outcome: 'allocated', rank: null }, ranked(1)]],
] as const)('I3 · les rangs sont refusés : %s', (_, candidates) => {
  expect(checkRanks(candidates)).toEqual({ ok: false, refusal: 'ranks-not-contiguous' })
})

test('I3 · tant qu’un candidat n’a pas de décision, rien ne se clôt', () => {
  expect(checkRanks([ranked(1), { outcome: null, rank: null }])).toEqual({
    ok: false,
    refusal: 'candidate-undecided',
  })
})

test('I3 · toute permutation des rangs 1 à n convient, et aucune autre suite', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
      (ranks) => {
        const isPermutation = ranks.every((_, index) => ranks.includes(index + 1))
        return checkRanks(ranks.map(ranked)).ok === isPermutation
      },
    ),
  )
})
