import { expect, test } from 'vitest'
import { checkAgreement } from './agreements.ts'

const known = [{ startsOn: '2024-01-01', endsOn: '2026-12-31' }]

test('un agrément finit après avoir commencé', () => {
  expect(checkAgreement({ startsOn: '2027-05-01', endsOn: '2027-05-01' }, [])).toEqual({
    ok: false,
    refusal: 'dates-out-of-order',
  })
})

test('deux agréments de même nature ne se chevauchent pas, même d’un jour', () => {
  expect(checkAgreement({ startsOn: '2026-12-31', endsOn: '2028-12-31' }, known).ok).toBe(false)
  expect(checkAgreement({ startsOn: '2027-01-01', endsOn: '2028-12-31' }, known).ok).toBe(true)
})
