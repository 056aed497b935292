import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SCALE } from '#test/budget-scale.ts'
import { housingBenefit, type BenefitAsk } from './housing-benefit.ts'

const SINGLE: BenefitAsk = {
  rentCents: 350_00,
  zone: 2,
  isCouple: false,
  dependants: 0,
  yearlyResourcesCents: 0,
}

function centsOf(over: Partial<BenefitAsk>): number {
  const estimate = housingBenefit({ ...SINGLE, ...over }, SCALE)
  if (!estimate.ok) throw new Error(estimate.refusal)
  return estimate.value.cents
}

test('E8 · personne seule sans ressources, zone 2, loyer de 350 € : 304,84 €, chaque chiffre à sa place', () => {
  expect(housingBenefit(SINGLE, SCALE)).toMatchObject({
    ok: true,
    value: {
      cents: 304_84,
      rentKeptCents: 290_34,
      chargesCents: 60_59,
      minimumParticipationCents: 39_56,
      excessCents: 0,
      degressiveRatio: 1,
      flatReductionCents: 5_00,
      levyRatio: 0.005,
      validFrom: '2025-10-01',
    },
  })
})

test('E8 · les ressources au-dessus de l’abattement comptent aux deux taux, calculés à la main', () => {
  // 10 235 € : 5 000 € au-dessus ; (2,83 % + 0,45 % × 0,30 + 0,68 % × 0,25) × 5 000 = 156,75 €.
  expect(centsOf({ yearlyResourcesCents: 10_235_00 })).toBe(
    Math.round((290_34 + 60_59 - 39_56 - 156_75 - 5_00) * 0.995),
  )
})

test('E8 · un enfant de plus relève le plafond de loyer et les charges', () => {
  const mother = housingBenefit({ ...SINGLE, rentCents: 600_00, dependants: 2 }, SCALE)
  expect(mother).toMatchObject({
    value: { rentCeilingCents: 399_89 + 58_21, chargesCents: 60_59 + 2 * 13_74 },
  })
  const many = housingBenefit({ ...SINGLE, dependants: 8 }, SCALE)
  expect(many).toMatchObject({ value: { allowanceCents: 10_554_00 + 2 * 346_00 } })
})

test('E8 · un loyer de plus de trois fois le plafond n’ouvre aucune aide', () => {
  expect(centsOf({ rentCents: Math.ceil(290_34 * 3.1) + 1 })).toBe(0)
  const full = centsOf({ rentCents: 290_34 * 2 })
  const half = centsOf({ rentCents: Math.round(290_34 * 2.8) })
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(full)
})

test('une zone absente du barème est refusée, jamais devinée', () => {
  expect(housingBenefit({ ...SINGLE, zone: 1 }, SCALE)).toEqual({
    ok: false,
    refusal: 'benefit-parameters-missing',
  })
})

const ask = fc.record({
  rentCents: fc.integer({ min: 0, max: 2_000_00 }),
  zone: fc.constantFrom(2, 3),
  isCouple: fc.boolean(),
  dependants: fc.nat(9),
  yearlyResourcesCents: fc.integer({ min: 0, max: 80_000_00 }),
})
const more = fc.nat(20_000_00)

test('E8 · gagner plus ne fait jamais monter l’aide', () => {
  fc.assert(
    fc.property(
      ask,
      more,
      (one, extra) =>
        centsOf(one) >= centsOf({ ...one, yearlyResourcesCents: one.yearlyResourcesCents + extra }),
    ),
  )
})

test('E8 · un loyer plus cher ne laisse jamais moins à payer', () => {
  fc.assert(
    fc.property(ask, fc.nat(1_000_00), (one, extra) => {
      const left = (rentCents: number) => rentCents - centsOf({ ...one, rentCents })
      return left(one.rentCents) <= left(one.rentCents + extra)
    }),
  )
})

test('E8 · l’aide n’est jamais négative et ne dépasse jamais loyer retenu et charges', () => {
  fc.assert(
    fc.property(ask, (one) => {
      const estimate = housingBenefit(one, SCALE)
      if (!estimate.ok) return false
      const { cents, rentKeptCents, chargesCents } = estimate.value
      return cents >= 0 && cents <= rentKeptCents + chargesCents
    }),
  )
})
