import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES, SCALE, TERMS } from '#test/budget-scale.ts'
import { affordableRent } from './affordable-rent.ts'
import { budgetFacts, type BudgetFacts, type Declared } from './budget-facts.ts'
import { budgetSheet, type SheetDwelling } from './budget-sheet.ts'

const GIVEN = { parameters: SCALE, rules: RULES, terms: TERMS }
const ON = '2026-11-24'
const SHARES = [
  { code: 'wage', benefitRatio: 0.9 },
  { code: 'minimum-income', benefitRatio: 0 },
]
const T2: SheetDwelling = {
  rentCents: 350_00,
  chargesCents: 80_00,
  zone: 2,
  hasOwnHeating: false,
  rooms: 2,
}

const mother: Declared = {
  persons: [
    { id: 'a', relation: 'lead', custody: null, birthDate: '1994-09-30' },
    { id: 'b', relation: 'child', custody: 'full', birthDate: '2020-02-17' },
    { id: 'c', relation: 'child', custody: 'full', birthDate: '2010-02-17' },
    { id: 'd', relation: 'child', custody: 'visiting', birthDate: '2012-02-17' },
  ],
  resources: [
    { kind: 'wage', monthlyCents: 900_00, startsOn: '2026-01-01', endsOn: null },
    { kind: 'minimum-income', monthlyCents: 300_00, startsOn: '2026-01-01', endsOn: '2026-11-24' },
    { kind: 'wage', monthlyCents: 5_000_00, startsOn: '2020-01-01', endsOn: '2026-11-23' },
  ],
  charges: [{ kind: 'debt', monthlyCents: 50_00, startsOn: '2026-01-01', endsOn: null }],
}

describe('ce que le ménage déclare', () => {
  test('E8 · seul ce qui court ce jour-là compte, et pour l’aide selon sa nature', () => {
    expect(budgetFacts(mother, ON, SHARES, RULES)).toMatchObject({
      resourcesCents: 1_200_00,
      chargesCents: 50_00,
      benefitYearlyCents: 12 * 810_00,
    })
  })

  test('E8 · unités de consommation : 1, puis 0,5 dès 14 ans et 0,3 avant ; un enfant en visite n’y est pas', () => {
    const facts = budgetFacts(mother, ON, SHARES, RULES)
    expect(facts.units).toEqual({ total: 1.8, fromAge: 1, belowAge: 1 })
    expect(facts).toMatchObject({ isCouple: false, dependants: 2 })
  })
})

const ALONE: BudgetFacts = {
  resourcesCents: 650_00,
  chargesCents: 40_00,
  benefitYearlyCents: 0,
  units: { total: 1, fromAge: 0, belowAge: 0 },
  isCouple: false,
  dependants: 0,
  persons: 1,
}

describe('H8 · la fiche budget d’un logement', () => {
  test('reste à payer, taux d’effort et reste à vivre, calculés à la main', () => {
    const sheet = budgetSheet(T2, ALONE, GIVEN)
    expect(sheet.leftToPayCents).toBe(430_00 - 304_84)
    expect(sheet.effortRatio).toBeCloseTo(125.16 / 650, 6)
    expect(sheet.residualMonthlyCents).toBe(650_00 - 125_16 - 40_00)
    expect(sheet.residualCents).toBe(Math.round(484_84 / 30))
    expect(sheet.solvency).toBe('yes')
  })

  test('chauffage individuel : le forfait du bailleur s’ajoute, par pièce et par personne', () => {
    const sheet = budgetSheet({ ...T2, hasOwnHeating: true }, ALONE, GIVEN)
    expect([sheet.heatingCents, sheet.hotWaterCents]).toEqual([2 * 18_00, 9_00])
    expect(sheet.leftToPayCents).toBe(430_00 - 304_84 + 45_00)
  })

  test('le premier jour : dépôt sans les charges, loyer, charges, assurance, et pas encore d’aide', () => {
    expect(budgetSheet(T2, ALONE, GIVEN).firstCash).toEqual({
      depositCents: 350_00,
      rentCents: 350_00,
      chargesCents: 80_00,
      insuranceCents: 15_00,
      totalCents: 795_00,
    })
  })

  test('sans ressources, pas de taux d’effort, et un ménage qui ne peut pas payer', () => {
    const sheet = budgetSheet(T2, { ...ALONE, resourcesCents: 0 }, GIVEN)
    expect(sheet).toMatchObject({ effortRatio: null, solvency: 'no' })
  })

  test('entre les deux seuils, une aide suffit ; sans seuil, rien n’est dit', () => {
    const poorer = { ...ALONE, resourcesCents: 420_00 }
    expect(budgetSheet(T2, poorer, GIVEN).solvency).toBe('with-aid')
    expect(budgetSheet(T2, poorer, { ...GIVEN, terms: {} }).solvency).toBeNull()
  })
})

const facts = fc.record({
  resourcesCents: fc.integer({ min: 0, max: 4_000_00 }),
  chargesCents: fc.integer({ min: 0, max: 800_00 }),
  benefitYearlyCents: fc.integer({ min: 0, max: 40_000_00 }),
  units: fc.constantFrom(1, 1.3, 1.5, 2.1).map((total) => ({ total, fromAge: 0, belowAge: 0 })),
  isCouple: fc.boolean(),
  dependants: fc.nat(6),
  persons: fc.integer({ min: 1, max: 8 }),
})

describe('E8 · le loyer abordable', () => {
  test('au loyer dit, le ménage paie seul ; un euro de plus, plus tout à fait', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(2, 3), (household, zone) => {
        const band = affordableRent(household, zone, GIVEN)
        if (!band) return false
        const at = (rentCents: number) =>
          budgetSheet({ ...T2, zone, rentCents, chargesCents: band.chargesCents }, household, GIVEN)
            .solvency
        if (band.byItselfCents === null) return at(0) !== 'yes'
        return at(band.byItselfCents) === 'yes' && at(band.byItselfCents + 100) !== 'yes'
      }),
    )
  })

  test('avec une aide, le loyer est au moins aussi haut que sans', () => {
    fc.assert(
      fc.property(facts, (household) => {
        const band = affordableRent(household, 2, GIVEN)
        return (band?.byItselfCents ?? -1) <= (band?.withAidCents ?? -1)
      }),
    )
  })

  test('un loyer plus cher n’améliore jamais ni l’effort, ni le reste à vivre', () => {
    fc.assert(
      fc.property(facts, fc.nat(1_500_00), fc.nat(500_00), (household, rentCents, extra) => {
        const one = budgetSheet({ ...T2, rentCents }, household, GIVEN)
        const two = budgetSheet({ ...T2, rentCents: rentCents + extra }, household, GIVEN)
        return (
          (one.effortRatio ?? 0) <= (two.effortRatio ?? 0) &&
          one.residualMonthlyCents >= two.residualMonthlyCents
        )
      }),
    )
  })
})
