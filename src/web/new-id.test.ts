import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('un identifiant est un UUID de version 7 qui porte son instant', () => {
  const id = newId(Date.UTC(2026, 10, 24))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 24))
})

test('deux identifiants du même instant diffèrent, et l’ordre suit le temps', () => {
  expect(newId(1000)).not.toBe(newId(1000))
  expect(newId(1000) < newId(2000)).toBe(true)
})
