import { expect, test } from 'vitest'
import { followUpOf } from './closing.ts'

test('P1 · avant douze mois de bail, une clôture est en avance ; le jour même, elle ne l’est plus', () => {
  expect(followUpOf('2025-11-30', 12, '2026-11-29')).toEqual({
    endsOn: '2026-11-30',
    isEarly: true,
  })
  expect(followUpOf('2025-11-30', 12, '2026-11-30').isEarly).toBe(false)
})

test('P1 · sans bail, il n’y a pas de terme', () => {
  expect(followUpOf(null, 12, '2026-11-30')).toEqual({ endsOn: null, isEarly: true })
})
