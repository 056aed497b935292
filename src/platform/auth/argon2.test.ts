import { expect, test } from 'vitest'
import { hashSecret, verifySecret } from './argon2.ts'

test('un mot de passe se retrouve, un autre non', async () => {
  const hash = await hashSecret('trois petits chats gris')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifySecret(hash, 'trois petits chats gris')).toBe(true)
  expect(await verifySecret(hash, 'trois petits chats noirs')).toBe(false)
})

test('deux empreintes du même mot de passe diffèrent', async () => {
  expect(await hashSecret('le même mot deux fois')).not.toBe(
    await hashSecret('le même mot deux fois'),
  )
})

test('un accent composé ou décomposé est le même', async () => {
  const hash = await hashSecret('forêt profonde'.normalize('NFC'))

  expect(await verifySecret(hash, 'forêt profonde'.normalize('NFD'))).toBe(true)
})

test('une empreinte inconnue n’ouvre rien', async () => {
  expect(await verifySecret('', 'x')).toBe(false)
  expect(await verifySecret('$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA', 'x')).toBe(false)
})
