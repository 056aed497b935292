import { expect, test } from 'vitest'
import { keyedHash, readSignedCookie, seal, unseal } from './keyed-hash.ts'

const SECRET = 'un secret de test assez long pour servir'
const NOW = new Date('2026-03-02T12:00:00Z')
const SOON = new Date('2026-03-02T12:10:00Z')

test('ce que le serveur a scellé se relit jusqu’à son terme', () => {
  const sealed = seal(SECRET, 'pin', 'abc', SOON)

  expect(unseal(SECRET, 'pin', sealed, NOW)).toBe('abc')
  expect(unseal(SECRET, 'pin', sealed, SOON)).toBeNull()
})

test('un sceau altéré, d’un autre usage ou d’une autre clé n’est pas lu', () => {
  const sealed = seal(SECRET, 'pin', 'abc', SOON)

  expect(unseal(SECRET, 'pin', sealed.replace('abc', 'abd'), NOW)).toBeNull()
  expect(unseal(SECRET, 'autre', sealed, NOW)).toBeNull()
  expect(unseal('une autre clé', 'pin', sealed, NOW)).toBeNull()
  expect(unseal(SECRET, 'pin', 'n’importe quoi', NOW)).toBeNull()
})

test('une empreinte dépend de son usage', () => {
  expect(keyedHash(SECRET, 'a', 'x')).not.toBe(keyedHash(SECRET, 'b', 'x'))
})

test('un témoin sans signature juste n’est pas lu', () => {
  expect(readSignedCookie(SECRET, 'jeton')).toBeNull()
  expect(readSignedCookie(SECRET, 'jeton.faux')).toBeNull()
})
