import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { bindingOf, textCipher } from './cipher.ts'

const cipher = textCipher(randomBytes(32).toString('base64'))
const row = { id: '0197a0c0-0000-7000-8000-000000000001', compartment: '6' }

test('un texte protégé se relit avec sa clé et sa ligne', () => {
  const sealed = cipher.seal('« J’ai peur du changement. »', bindingOf(row))
  expect(sealed.toString('utf8')).not.toContain('peur')
  expect(cipher.open(sealed, bindingOf(row))).toBe('« J’ai peur du changement. »')
})

test('déplacé dans un autre compartiment, altéré ou sans sa clé, il reste fermé', () => {
  const sealed = cipher.seal('texte', bindingOf(row))
  expect(cipher.open(sealed, bindingOf({ ...row, compartment: '14b' }))).toBeNull()
  const altered = Buffer.from(sealed)
  altered.writeUInt8(altered.readUInt8(altered.length - 1) ^ 1, altered.length - 1)
  expect(cipher.open(altered, bindingOf(row))).toBeNull()
  expect(textCipher(randomBytes(32).toString('base64')).open(sealed, bindingOf(row))).toBeNull()
})
