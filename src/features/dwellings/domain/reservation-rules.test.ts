import { expect, test } from 'vitest'
import { checkRight } from './reservation-rules.ts'

const right = {
  contingent: 'commune',
  commune: '74220',
  mode: 'stock',
  flowRatio: null,
  startsOn: '2026-01-01',
  endsOn: null,
} as const

test('C6 · un droit de commune vaut dans une commune, avec ou sans fin', () => {
  expect(checkRight(right).ok).toBe(true)
  expect(checkRight({ ...right, endsOn: '2026-01-01' }).ok).toBe(true)
})

test.each([
  ['dates-out-of-order', { endsOn: '2025-12-31' }],
  ['right-needs-commune', { commune: null }],
  ['flow-needs-share', { mode: 'flow' }],
  ['flow-needs-share', { flowRatio: 0.3 }],
] as const)('C6 · refusé : %s', (refusal, change) => {
  expect(checkRight({ ...right, ...change })).toEqual({ ok: false, refusal })
})
