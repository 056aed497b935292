import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from '#kernel/calendar.ts'
import { accrue, monthsBegun, type ProRata, type Rate } from './accrual.ts'

const DAY = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const PRO_RATA = fc.constantFrom<ProRata>('day', 'month')

const yearly = (unitCents: number, from = '2020-01-01', until: string | null = null): Rate => ({
  ...{ from, until, unitCents, per: 'household-year' },
})
const span = (from: string, until: string) => ({ from, until, countedFrom: from })
const cents = (pieces: ReturnType<typeof accrue>) =>
  pieces.reduce((sum, piece) => sum + piece.cents, 0)

test('Q3 · une année entière vaut le prix d’un an, bissextile ou non, au jour comme au mois', () => {
  for (const proRata of ['day', 'month'] as const) {
    for (const from of ['2026-03-10', '2027-03-10', '2028-02-29', '2026-12-31']) {
      const pieces = accrue(span(from, addMonths(from, 12)), [yearly(1_300_00)], {
        proRata,
        cuts: [],
      })
      expect(cents(pieces)).toBe(1_300_00)
    }
  }
})

test('Q3 · au mois, un mois commencé compte entier ; au jour, chaque jour compte pour un 365e', () => {
  const days = span('2026-05-04', '2026-07-10')
  expect(accrue(days, [yearly(3_300_00)], { proRata: 'month', cuts: [] })).toEqual([
    {
      ...{ from: '2026-05-04', until: '2026-07-10', quantity: 3, unit: 'month' },
      ...{ unitCents: 3_300_00, parts: 12, cents: 825_00 },
    },
  ])
  const [piece] = accrue(days, [yearly(3_300_00)], { proRata: 'day', cuts: [] })
  // 67 × 3 300 ÷ 365 = 605,753…
  expect(piece).toMatchObject({ quantity: 67, unit: 'day', parts: 365, cents: 605_75 })
})

test('Q3 · le demi-centime monte', () => {
  // 3 mois sur 12 de 0,02 € : un demi-centime.
  const pieces = accrue(span('2026-01-01', '2026-03-15'), [yearly(2)], {
    proRata: 'month',
    cuts: [],
  })
  expect(cents(pieces)).toBe(1)
})

test('Q3 · un prix qui change en cours de mesure vaut à partir de son jour, au jour près', () => {
  const rates = [yearly(1_650_00, '2026-01-01', '2026-07-01'), yearly(1_800_00, '2026-07-01')]
  const pieces = accrue(span('2026-01-01', '2027-01-01'), rates, { proRata: 'day', cuts: [] })
  expect(pieces.map(({ quantity, unitCents }) => [quantity, unitCents])).toEqual([
    [181, 1_650_00],
    [184, 1_800_00],
  ])
  // 181 × 1 650 ÷ 365 + 184 × 1 800 ÷ 365 = 818,219… + 907,397… = 1 725,616…
  expect(cents(pieces)).toBe(1_725_62)
})

test('Q3 · au mois, le mois garde le prix du jour où il commence', () => {
  const rates = [yearly(1_200_00, '2026-01-01', '2026-03-15'), yearly(2_400_00, '2026-03-15')]
  const pieces = accrue(span('2026-01-10', '2026-05-10'), rates, { proRata: 'month', cuts: [] })
  expect(pieces.map(({ quantity, unitCents }) => [quantity, unitCents])).toEqual([
    [3, 1_200_00],
    [1, 2_400_00],
  ])
})

test('Q3 · le 31 décembre coupe la mesure en deux lignes, dont la somme est celle de la mesure', () => {
  const measure = span('2026-09-15', '2027-09-15')
  const cut = accrue(measure, [yearly(1_650_00)], { proRata: 'day', cuts: ['2027-01-01'] })
  expect(cut.map(({ from, quantity }) => [from, quantity])).toEqual([
    ['2026-09-15', 108],
    ['2027-01-01', 257],
  ])
  expect(cents(cut)).toBe(1_650_00)
})

test('ce qui se paie une fois se paie le premier jour, au prix de ce jour', () => {
  const rates: Rate[] = [
    { from: '2026-01-01', until: '2026-06-01', unitCents: 380_00, per: 'household' },
    { from: '2026-06-01', until: null, unitCents: 400_00, per: 'household' },
  ]
  const on = (day: string) =>
    accrue(span(day, addDays(day, 1)), rates, { proRata: 'day', cuts: [] })
  expect(on('2026-05-31')).toMatchObject([
    { quantity: 1, unit: 'household', parts: 1, cents: 380_00 },
  ])
  expect(cents(on('2026-06-01'))).toBe(400_00)
  expect(on('2025-12-31')).toEqual([])
})

test('Q3 · coupée n’importe où, une mesure coûte toujours la même somme, au centime', () => {
  fc.assert(
    fc.property(
      DAY,
      fc.integer({ min: 1, max: 1_200 }),
      fc.array(fc.integer({ min: 0, max: 1_200 }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 5_000_00 }),
      fc.integer({ min: 0, max: 5_000_00 }),
      PRO_RATA,
      (from, length, offsets, before, after, proRata) => {
        const change = addDays(from, Math.floor(length / 3))
        const rates = [yearly(before, '2020-01-01', change), yearly(after, change)]
        const measure = span(from, addDays(from, length))
        const whole = accrue(measure, rates, { proRata, cuts: [] })
        const cuts = offsets.map((days) => addDays(from, days))
        const split = accrue(measure, rates, { proRata, cuts })
        const quantity = (pieces: typeof whole) =>
          pieces.reduce((sum, piece) => sum + piece.quantity, 0)
        return cents(split) === cents(whole) && quantity(split) === quantity(whole)
      },
    ),
  )
})

test('Q3 · le montant suit le temps : jamais négatif, jamais plus que le prix des années commencées', () => {
  fc.assert(
    fc.property(
      DAY,
      fc.integer({ min: 1, max: 1_200 }),
      fc.integer({ min: 0, max: 5_000_00 }),
      PRO_RATA,
      (from, length, price, proRata) => {
        const until = addDays(from, length)
        const pieces = accrue(span(from, until), [yearly(price)], { proRata, cuts: [] })
        const years = Math.ceil(monthsBegun(from, until) / 12)
        const shown = pieces.every(({ cents: amount, quantity }) => amount >= 0 && quantity > 0)
        return shown && cents(pieces) <= years * price
      },
    ),
  )
})

test('les morceaux se suivent sans trou ni recouvrement et comptent chaque jour une fois', () => {
  fc.assert(
    fc.property(DAY, fc.integer({ min: 1, max: 1_200 }), DAY, (from, length, cut) => {
      const until = addDays(from, length)
      const pieces = accrue(span(from, until), [yearly(100_00)], { proRata: 'day', cuts: [cut] })
      const days = pieces.reduce((sum, { quantity }) => sum + quantity, 0)
      const isContinuous = pieces.every(
        (piece, index) => piece.from === (pieces[index - 1]?.until ?? from),
      )
      return isContinuous && days === daysBetween(from, until)
    }),
  )
})
