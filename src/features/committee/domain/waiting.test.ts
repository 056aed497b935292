import { expect, test } from 'vitest'
import { monthsWaiting, numberInGroups } from './waiting.ts'

test('le numéro unique dit depuis quand le ménage attend', () => {
  expect(monthsWaiting('074 0925 003318 ANNCY', '2026-11-26')).toBe(14)
  expect(monthsWaiting('0740324001207RUMIL', '2026-11-26')).toBe(32)
  expect(monthsWaiting('A-4512', '2026-11-26')).toBeNull()
  expect(monthsWaiting(null, '2026-11-26')).toBeNull()
  expect(monthsWaiting('0741226003318ANNCY', '2026-11-26')).toBeNull()
})

test('il se lit par groupes', () => {
  expect(numberInGroups('0740925003318ANNCY')).toBe('074 0925 003318 ANNCY')
  expect(numberInGroups('X12')).toBe('X12')
})
