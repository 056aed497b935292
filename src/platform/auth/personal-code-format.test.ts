import { expect, test } from 'vitest'
import { newPersonalCode, readPersonalCode } from './personal-code-format.ts'

test('un code neuf se relit tel quel', () => {
  const code = newPersonalCode()

  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(readPersonalCode(code)).toBe(code)
})

test('minuscules, espaces et lettres prises pour des chiffres sont compris', () => {
  expect(readPersonalCode('k7mx2 q8rp4')).toBe('K7MX2-Q8RP4')
  expect(readPersonalCode('OIL22-33344')).toBe('01122-33344')
})

test('ce qui ne peut pas être un code n’est pas lu', () => {
  expect(readPersonalCode('K7MX2-Q8RP')).toBeNull()
  expect(readPersonalCode('K7MX2-Q8RPU')).toBeNull()
  expect(readPersonalCode('')).toBeNull()
})
