import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountsApp, enrolled, type AccountsApp, type Browser } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { CLIENT_ID, identityProvider, type IdentityProvider } from '#test/identity-provider.ts'
import * as people from '#test/people.ts'
import { totpNow } from '#test/totp.ts'

let base: TestDatabase
let provider: IdentityProvider
let desk: AccountsApp
let association: people.TestOrganisation

beforeAll(async () => {
  base = await freshDatabase()
  provider = await identityProvider()
  const { discoveryUrl } = provider
  const oidc = { name: 'ProConnect', discoveryUrl, clientId: CLIENT_ID, clientSecret: 'secret' }
  desk = await accountsApp(base, { oidc })
  association = await people.organisation(base.oracle, 'association')
})
afterAll(async () => {
  await desk.close()
  await provider.close()
  await base.close()
})

/** Goes to the provider and comes back as the person it names. */
async function comeBack(browser: Browser, person: { sub: string; email: string }) {
  const { url } = (await browser.post('/api/sign-in/provider')).json<{ url: string }>()
  const asked = new URL(url).searchParams
  provider.says({ ...person, nonce: asked.get('nonce') ?? '' })
  return browser.get(`/api/auth/callback/oidc?code=abc&state=${asked.get('state') ?? ''}`)
}

test('A14 · le fournisseur d’identité connecte une personne invitée, et le second facteur reste demandé', async () => {
  const { email, key } = await enrolled(desk, association.id)
  const browser = desk.browser('192.0.2.70')
  expect((await browser.get('/api/session')).json()).toMatchObject({ provider: 'ProConnect' })

  const back = await comeBack(browser, { sub: 'agent-1', email })
  expect(back.statusCode).toBe(302)
  expect(back.headers.location).toMatch(/^(http:\/\/localhost:8080)?\/$/)
  expect((await browser.get('/api/session')).json()).toMatchObject({
    signedIn: true,
    current: null,
    secondFactor: { enrolled: true, given: false },
  })
  const code = totpNow(key, Date.now() + 30_000)
  await browser.post('/api/session/second-factor', { code })
  expect((await browser.get('/api/session')).json()).toMatchObject({ current: { role: 'PRE' } })
})

test('il n’ouvre aucun compte à qui n’a pas été invité', async () => {
  const browser = desk.browser('192.0.2.71')
  const back = await comeBack(browser, { sub: 'agent-2', email: 'inconnue@exemple.invalid' })

  expect(back.headers.location).toContain('/connexion')
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
  const { rowCount } = await base.oracle.query(
    `SELECT FROM auth."user" WHERE email = 'inconnue@exemple.invalid'`,
  )
  expect(rowCount).toBe(0)
})

test('un retour que ce navigateur n’a pas demandé est refusé', async () => {
  const { email } = await enrolled(desk, association.id)
  const { url } = (await desk.browser().post('/api/sign-in/provider')).json<{ url: string }>()
  const asked = new URL(url).searchParams
  provider.says({ sub: 'agent-3', email, nonce: asked.get('nonce') ?? '' })
  const other = desk.browser('192.0.2.72')
  await other.get(`/api/auth/callback/oidc?code=abc&state=${asked.get('state') ?? ''}`)

  expect((await other.get('/api/session')).json()).toMatchObject({ signedIn: false })
})
