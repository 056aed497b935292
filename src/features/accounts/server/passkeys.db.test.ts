import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountsApp, enrolled, type AccountsApp, type Browser } from '#test/accounts.ts'
import { Authenticator } from '#test/authenticator.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let desk: AccountsApp
let association: people.TestOrganisation

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
  association = await people.organisation(base.oracle, 'association')
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

async function challenge(browser: Browser, url: string): Promise<string> {
  return (await browser.post(url)).json<{ challenge: string }>().challenge
}

/** Somebody with a passkey of their own on a device. */
async function holder(device = new Authenticator()) {
  const who = await enrolled(desk, association.id)
  const made = device.create(await challenge(who.browser, '/api/account/passkeys/options'))
  const added = await who.browser.post('/api/account/passkeys', {
    name: 'Téléphone',
    response: made,
  })
  return { ...who, device, added }
}

async function enterWith(device: Authenticator) {
  const browser = desk.browser('192.0.2.60')
  const response = device.get(await challenge(browser, '/api/sign-in/passkey/options'))
  return { browser, response, reply: await browser.post('/api/sign-in/passkey', { response }) }
}

test('A14 · une clé d’accès vérifiée par son titulaire vaut les deux facteurs', async () => {
  const { device, added, browser: first } = await holder()
  expect(added.json()).toEqual({ done: true })
  expect((await first.get('/api/account')).json()).toMatchObject({
    passkeys: [{ name: 'Téléphone' }],
  })

  const { browser, reply } = await enterWith(device)
  expect(reply.json()).toEqual({ next: 'done' })
  expect((await browser.get('/api/session')).json()).toMatchObject({
    current: { role: 'PRE' },
    secondFactor: { given: true, fresh: true },
  })
})

test('A14 · une clé qui n’a pas vérifié son titulaire n’ouvre rien', async () => {
  const { device } = await holder(new Authenticator({ checksHolder: false }))
  const { browser, reply } = await enterWith(device)

  expect(reply.json()).toMatchObject({ rule: 'passkey-refused' })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
})

test('une réponse rejouée est refusée', async () => {
  const { device } = await holder()
  const { browser, response } = await enterWith(device)

  expect((await browser.post('/api/sign-in/passkey', { response })).json()).toMatchObject({
    rule: 'step-expired',
  })
})

test('une clé inconnue n’ouvre rien', async () => {
  const { reply } = await enterWith(new Authenticator())

  expect(reply.json()).toMatchObject({ rule: 'passkey-refused' })
})

test('une clé retirée ne sert plus, et seul son titulaire la retire', async () => {
  const { device, browser } = await holder()
  const stranger = await enrolled(desk, association.id)
  const [key] = (await browser.get('/api/account')).json<{ passkeys: { id: string }[] }>().passkeys
  const url = `/api/account/passkeys/${key?.id ?? ''}`

  expect((await stranger.browser.delete(url)).statusCode).toBe(404)
  expect((await browser.delete(url)).json()).toEqual({ done: true })
  expect((await enterWith(device)).reply.json()).toMatchObject({ rule: 'passkey-refused' })
})
