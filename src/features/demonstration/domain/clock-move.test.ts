import { expect, test } from 'vitest'
import { clockRefusal, usualJumps } from './clock-move.ts'

test('la date d’une démonstration avance, jamais au-delà de dix ans', () => {
  expect(clockRefusal('2026-11-24', '2026-11-25')).toBeNull()
  expect(clockRefusal('2026-11-24', '2026-11-24')).toBe('clock-goes-forward')
  expect(clockRefusal('2026-11-24', '2026-11-01')).toBe('clock-goes-forward')
  expect(clockRefusal('2026-11-24', '2036-12-01')).toBeNull()
  expect(clockRefusal('2026-11-24', '2036-12-02')).toBe('clock-too-far')
})

test('un mois après le 31 janvier est le dernier jour de février', () => {
  expect(usualJumps('2027-01-31').map(({ to }) => to)).toEqual([
    '2027-02-01',
    '2027-02-07',
    '2027-02-28',
  ])
})
