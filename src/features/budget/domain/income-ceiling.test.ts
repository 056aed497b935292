import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ceilingCategory,
  ceilingOf,
  incomeVerdict,
  isYoungCouple,
  type CeilingHousehold,
  type CeilingRow,
} from './income-ceiling.ts'

const alone: CeilingHousehold = {
  persons: 1,
  dependants: 0,
  isYoungCouple: false,
  disabledPersons: 0,
}
const category = (over: Partial<CeilingHousehold>) => ceilingCategory({ ...alone, ...over })

describe('G4 · la catégorie de ménage', () => {
  test.each([
    ['une personne seule', {}, 1],
    ['une personne seule handicapée', { disabledPersons: 1 }, 2],
    ['deux personnes', { persons: 2 }, 2],
    ['un jeune ménage sans personne à charge', { persons: 2, isYoungCouple: true }, 3],
    ['une personne seule avec un enfant', { persons: 2, dependants: 1 }, 3],
    ['deux personnes dont une handicapée', { persons: 2, disabledPersons: 1 }, 3],
    ['trois personnes', { persons: 3, dependants: 1 }, 3],
    ['une personne seule avec deux enfants', { persons: 3, dependants: 2 }, 4],
    ['une personne seule avec quatre enfants', { persons: 5, dependants: 4 }, 6],
    ['cinq personnes dont une handicapée', { persons: 5, dependants: 3, disabledPersons: 1 }, 6],
    ['six personnes', { persons: 6, dependants: 4 }, 6],
  ] as const)('%s', (_, over, expected) => {
    expect(category(over)).toMatchObject({ category: expected, extraPersons: 0 })
  })

  test('rien ne relève un ménage de deux catégories', () => {
    expect(category({ persons: 2, dependants: 1, disabledPersons: 2 }).category).toBe(3)
  })

  test('au-delà de six, chaque personne compte en plus', () => {
    expect(category({ persons: 8, dependants: 6 })).toEqual({
      category: 6,
      extraPersons: 2,
      lift: null,
    })
  })

  test('un jeune ménage : cinquante-cinq ans à deux au plus, âges connus', () => {
    expect(isYoungCouple([27, 28], 55)).toBe(true)
    expect(isYoungCouple([28, 28], 55)).toBe(false)
    expect(isYoungCouple([27, null], 55)).toBe(false)
  })
})

const row = (over: Partial<CeilingRow>): CeilingRow => ({
  financing: 'PLUS',
  category: '1',
  validFrom: '2026-01-01',
  amountCents: 23_403_00,
  isComputed: false,
  source: 'Arrêté du 19 décembre 2025',
  ...over,
})
const ROWS = [
  row({ validFrom: '2025-01-01', amountCents: 23_201_00 }),
  row({}),
  row({ category: '6', amountCents: 60_156_00 }),
  row({ category: 'extra-person', amountCents: 6_710_00, isComputed: true }),
]

describe('G4 · le plafond', () => {
  const asked = { financing: 'PLUS', on: '2026-11-24', lift: null } as const

  test('celui de l’année, et plus celui d’avant', () => {
    expect(ceilingOf({ ...asked, category: 1, extraPersons: 0 }, ROWS)).toMatchObject({
      cents: 23_403_00,
      validFrom: '2026-01-01',
      isComputed: false,
    })
    const before = { ...asked, on: '2025-06-01', category: 1, extraPersons: 0 } as const
    expect(ceilingOf(before, ROWS)?.cents).toBe(23_201_00)
  })

  test('une huitième personne ajoute deux fois le supplément, signalé s’il est calculé', () => {
    expect(ceilingOf({ ...asked, category: 6, extraPersons: 2 }, ROWS)).toMatchObject({
      cents: 60_156_00 + 2 * 6_710_00,
      isComputed: true,
    })
  })

  test('aucun plafond connu ce jour-là : rien n’est inventé', () => {
    const asked2023 = { ...asked, on: '2023-01-01', category: 1, extraPersons: 0 } as const
    expect(ceilingOf(asked2023, ROWS)).toBeUndefined()
  })
})

describe('G4 · les ressources face au plafond', () => {
  const CEILING = 23_403_00

  test('le revenu de N-2 compte seul tant que l’année récente ne baisse pas de dix pour cent', () => {
    const verdict = incomeVerdict(
      { 'n-2': 24_000_00, 'n-1': 21_700_00, 'last-twelve-months': null },
      CEILING,
      0.1,
    )
    expect(verdict).toMatchObject({ answer: 'no', retained: 'n-2', isBorderline: true })
    expect(verdict.computations.map(({ basis, isUnder }) => [basis, isUnder])).toEqual([
      ['n-2', false],
      ['n-1', true],
    ])
  })

  test('dix pour cent tout juste : l’année récente compte', () => {
    const incomes = { 'n-2': 24_000_00, 'n-1': 21_600_00, 'last-twelve-months': null }
    expect(incomeVerdict(incomes, CEILING, 0.1)).toMatchObject({ answer: 'yes', retained: 'n-1' })
  })

  test('les douze derniers mois comptent quand ils sont les plus bas', () => {
    const incomes = { 'n-2': 40_000_00, 'n-1': 30_000_00, 'last-twelve-months': 12_000_00 }
    expect(incomeVerdict(incomes, CEILING, 0.1)).toMatchObject({
      answer: 'yes',
      retained: 'last-twelve-months',
      isBorderline: true,
    })
  })

  test('sans avis N-2, le revenu récent répond ; sans rien, c’est inconnu', () => {
    const recent = { 'n-2': null, 'n-1': null, 'last-twelve-months': 10_000_00 }
    expect(incomeVerdict(recent, CEILING, 0.1)).toMatchObject({ answer: 'yes' })
    const nothing = { 'n-2': null, 'n-1': null, 'last-twelve-months': null }
    expect(incomeVerdict(nothing, CEILING, 0.1)).toMatchObject({ answer: 'unknown' })
  })

  test('gagner moins ne fait jamais dépasser le plafond', () => {
    const cents = fc.option(fc.nat(6_000_000), { nil: null })
    fc.assert(
      fc.property(cents, cents, fc.nat(6_000_000), fc.nat(1_000_000), (n2, n1, last, drop) => {
        const more = { 'n-2': n2, 'n-1': n1, 'last-twelve-months': last }
        const less = { ...more, 'last-twelve-months': Math.max(0, last - drop) }
        const before = incomeVerdict(more, CEILING, 0.1).answer
        return before !== 'yes' || incomeVerdict(less, CEILING, 0.1).answer === 'yes'
      }),
    )
  })
})
