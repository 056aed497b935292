import { expect, test } from 'vitest'
import { mayHoldCode } from './code-age.ts'

test('un code se remet à partir de seize ans, le jour même de l’anniversaire', () => {
  expect(mayHoldCode('2010-03-02', '2026-03-02')).toBe(true)
  expect(mayHoldCode('2010-03-03', '2026-03-02')).toBe(false)
})

test('un âge inconnu n’empêche pas de remettre un code', () => {
  expect(mayHoldCode(null, '2026-03-02')).toBe(true)
})
