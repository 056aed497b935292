import { expect, test } from 'vitest'
import type { FundingRow, Sum } from '../contract.ts'
import { euros } from '#web/ui/euros.ts'
import { capNote, ceilingWords, multiplication } from './funding-words.ts'

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/gu, ' ')
const sum = (over: Partial<Sum>): Sum => ({
  ...{ quantity: 4, unit: 'household', unitCents: 380_00, parts: 1, households: 4, cents: 0 },
  ...over,
})

test('Q1 · chaque montant se lit comme une multiplication', () => {
  const words = (over: Partial<Sum>) => plain(multiplication(sum(over)))
  expect(words({})).toBe('4 × 380 €')
  expect(words({ quantity: 28, unit: 'month', unitCents: 3_300_00, parts: 12 })).toBe(
    '28 mois × 275 €',
  )
  expect(words({ quantity: 30, unit: 'month', unitCents: 1_650_00, parts: 12 })).toBe(
    '30 mois × 137,50 €',
  )
  expect(words({ quantity: 64, unit: 'month', unitCents: 1_300_00, parts: 12 })).toBe(
    '64 mois × 1 300 € ÷ 12',
  )
  expect(words({ quantity: 1, unit: 'day', unitCents: 1_300_00, parts: 366 })).toBe(
    '1 jour × 1 300 € ÷ 366',
  )
  expect(plain(euros(1_234_567))).toBe('12 345,67 €')
})

test('Q1 · un plafond annuel dit combien de temps chacun est payé', () => {
  const ceiling = {
    basis: 'cap',
    count: 4,
    unitCents: 2_400_00,
    months: 12,
    cents: 9_600_00,
  } as const
  expect(plain(ceilingWords(ceiling))).toBe('4 × 2 400 €, un an chacun')
  expect(plain(ceilingWords({ ...ceiling, months: 18 }))).toBe('4 × 2 400 € par an, 18 mois chacun')
  expect(plain(ceilingWords({ ...ceiling, months: null }))).toBe('4 × 2 400 €')
})

test('C4 · le plafond se dit en quelques mots', () => {
  const note = (cap: FundingRow['cap']) => plain(capNote({ line: 'assessment', cap } as FundingRow))
  const cap = { limit: 7, used: 5, left: 2, beyond: 0, fullInMonth: null }
  expect(note(cap)).toBe('2 places libres sur 7')
  expect(note({ ...cap, fullInMonth: '2027-06' })).toBe('plafond atteint en juin 2027')
  expect(note({ ...cap, left: 0 })).toBe('plafond atteint')
  expect(note({ ...cap, left: 0, beyond: 1 })).toBe('plafond atteint, 1 au-delà à 0 €')
})
