import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountsApp, enrolled, PASSWORD, professional, type AccountsApp } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { totpNow } from '#test/totp.ts'

let base: TestDatabase
let desk: AccountsApp
let association: people.TestOrganisation

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  association = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

const wrongPassword = { password: 'une autre phrase entière' }

test('sans session, la page de connexion apprend seulement qu’il n’y en a pas', async () => {
  const reply = await desk.browser().get('/api/session')

  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toEqual({ signedIn: false, demonstration: null, provider: null })
})

test('A14 · un professionnel sans second facteur est connecté mais n’ouvre rien', async () => {
  const { email } = await professional(desk, association.id)
  const browser = desk.browser('192.0.2.11')
  const answer = await browser.post('/api/sign-in', { email, password: PASSWORD })

  expect(answer.json()).toEqual({ next: 'enrol-second-factor' })
  expect((await browser.get('/api/session')).json()).toMatchObject({
    signedIn: true,
    current: null,
    secondFactor: { enrolled: false, required: true, given: false },
    abilities: [],
  })
  expect((await browser.get('/api/organisation/accounts')).json()).toMatchObject({
    code: 'signed-out',
  })
})

test('A14 · le premier code juste met le second facteur en service et ouvre la porte', async () => {
  const { browser } = await enrolled(desk, association.id, { address: '192.0.2.12' })
  const session = (await browser.get('/api/session')).json()

  expect(session).toMatchObject({
    current: { role: 'PRE', organisationId: association.id },
    secondFactor: { enrolled: true, required: true, given: true, fresh: true },
    scheme: { name: 'Dispositif d’essai', month: expect.any(Number) as number, months: 24 },
    idleMinutes: 15,
  })
  expect(session.abilities).toContain('referral.write')
  expect(session.abilities).not.toContain('account.manage')
  expect((await browser.get('/api/organisation/accounts')).statusCode).toBe(200)
})

test('A14 · ensuite, le mot de passe seul ne suffit plus', async () => {
  const {
    email,
    key,
    browser: first,
  } = await enrolled(desk, association.id, { address: '192.0.2.13' })
  const browser = desk.browser('192.0.2.14')
  const step = await browser.post('/api/sign-in', { email, password: PASSWORD })

  expect(step.json()).toEqual({ next: 'second-factor' })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })

  const wrong = await browser.post('/api/sign-in/second-factor', { code: '000000' })
  expect(wrong.json()).toMatchObject({ code: 'rule-refused', rule: 'wrong-code' })

  const next = totpNow(key, Date.now() + 30_000)
  const right = await browser.post('/api/sign-in/second-factor', { code: next })
  expect(right.json()).toEqual({ next: 'done' })
  expect((await browser.get('/api/session')).json()).toMatchObject({
    signedIn: true,
    secondFactor: { given: true },
  })
  expect((await first.get('/api/session')).json()).toMatchObject({ signedIn: true })
})

test('un code déjà donné est refusé, même encore affiché par l’application', async () => {
  const { email, key } = await enrolled(desk, association.id, { address: '192.0.2.15' })
  const browser = desk.browser('192.0.2.16')
  await browser.post('/api/sign-in', { email, password: PASSWORD })
  const again = await browser.post('/api/sign-in/second-factor', { code: totpNow(key) })

  expect(again.json()).toMatchObject({ rule: 'wrong-code' })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
})

test('un code de secours remplace l’application, une seule fois', async () => {
  const { email, backup } = await enrolled(desk, association.id, { address: '192.0.2.17' })
  const [code = ''] = backup
  for (const [address, expected] of [
    ['192.0.2.18', { next: 'done' }],
    ['192.0.2.19', { rule: 'wrong-code' }],
  ] as const) {
    const browser = desk.browser(address)
    await browser.post('/api/sign-in', { email, password: PASSWORD })
    const answer = await browser.post('/api/sign-in/second-factor', { code })
    expect(answer.json()).toMatchObject(expected)
  }
})

describe('une adresse inconnue et une adresse connue ne se distinguent pas', () => {
  test('à la connexion : même réponse, mêmes témoins', async () => {
    const { email } = await professional(desk, association.id)
    const known = await desk.browser('192.0.2.20').post('/api/sign-in', { email, ...wrongPassword })
    const unknown = await desk
      .browser('192.0.2.21')
      .post('/api/sign-in', { email: 'personne@exemple.invalid', ...wrongPassword })

    expect(known.statusCode).toBe(unknown.statusCode)
    expect({ ...known.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
    expect(known.headers['set-cookie']).toEqual(unknown.headers['set-cookie'])
  })

  test('à la connexion : même durée, à peu près', async () => {
    const { email } = await professional(desk, association.id)
    const times = { known: Infinity, unknown: Infinity }
    for (let round = 0; round < 5; round += 1) {
      times.known = Math.min(times.known, await duration(email, round))
      times.unknown = Math.min(times.unknown, await duration('rien@exemple.invalid', round))
    }

    expect(times.unknown / times.known).toBeGreaterThan(0.5)
    expect(times.unknown / times.known).toBeLessThan(2)
  })

  test('à la demande d’un nouveau mot de passe : même réponse, et un seul courriel part', async () => {
    const { email } = await professional(desk, association.id)
    const before = desk.mails.length
    const known = await desk.browser('192.0.2.23').post('/api/password-reset', { email })
    const unknown = await desk
      .browser('192.0.2.23')
      .post('/api/password-reset', { email: 'rien@exemple.invalid' })

    expect(known.body).toBe(unknown.body)
    await expect.poll(() => desk.mails.length).toBe(before + 1)
    expect(desk.mails.at(-1)?.to).toBe(email)
  })
})

async function duration(email: string, round: number): Promise<number> {
  const browser = desk.browser(`198.51.100.${String(round + 1)}`)
  const start = performance.now()
  await browser.post('/api/sign-in', { email, ...wrongPassword })
  return performance.now() - start
}

test('au septième essai depuis la même machine, il faut attendre ; un collègue ailleurs entre', async () => {
  const { email } = await professional(desk, association.id)
  const browser = desk.browser('192.0.2.30')
  for (let index = 0; index < 6; index += 1) {
    expect((await browser.post('/api/sign-in', { email, ...wrongPassword })).statusCode).toBe(422)
  }
  const seventh = await browser.post('/api/sign-in', { email, password: PASSWORD })

  expect(seventh.statusCode).toBe(429)
  expect(seventh.json()).toMatchObject({ code: 'too-many' })
  expect(Number(seventh.headers['retry-after'])).toBeGreaterThan(60)
  const elsewhere = await desk
    .browser('192.0.2.31')
    .post('/api/sign-in', { email, password: PASSWORD })
  expect(elsewhere.statusCode).toBe(200)
})

test('le lien reçu donne un nouveau mot de passe une seule fois et ferme toutes les connexions', async () => {
  const { browser, email } = await enrolled(desk, association.id, { address: '192.0.2.32' })
  await desk.browser('192.0.2.33').post('/api/password-reset', { email })
  await expect.poll(() => desk.mails.at(-1)?.to).toBe(email)
  const token = /mot-de-passe\/([\w-]+)/.exec(desk.mails.at(-1)?.text ?? '')?.[1] ?? ''
  const other = desk.browser('192.0.2.34')
  const url = `/api/password-reset/${token}`

  const weak = await other.post(url, { password: 'motdepasse2026' })
  expect(weak.json()).toMatchObject({
    code: 'bad-input',
    fields: { password: 'password-too-common' },
  })
  expect((await other.post(url, { password: 'la tisane refroidit déjà' })).json()).toEqual({
    done: true,
  })
  expect((await other.post(url, { password: 'encore une autre phrase' })).json()).toMatchObject({
    rule: 'step-expired',
  })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
  expect(desk.mails.at(-1)?.subject).toBe('Votre mot de passe a changé')
})

test('une base de production n’a pas de compte à un clic', async () => {
  const { accountId } = await people.actor(base.oracle, association.id, 'PRE')
  await base.oracle.query('UPDATE account SET is_demonstration = true WHERE id = $1', [accountId])

  const reply = await desk.browser().post('/api/demonstration/sign-in', { accountId })
  expect(reply.statusCode).toBe(404)
})

describe('les adresses de la bibliothèque de connexion répondent 404', () => {
  test.each([
    ['POST', '/api/auth/sign-in/email'],
    ['POST', '/api/auth/sign-up/email'],
    ['GET', '/api/auth/get-session'],
    ['POST', '/api/auth/two-factor/disable'],
    ['POST', '/api/auth/passkey/verify-authentication'],
    ['GET', '/api/auth/callback/oidc'],
    ['GET', '/api/auth/ok'],
  ] as const)('%s %s', async (method, url) => {
    const reply = await desk.app.inject({
      method,
      url,
      headers: { 'x-perenne-csrf': '1', 'content-type': 'application/json' },
      ...(method === 'POST' ? { payload: '{}' } : {}),
    })
    expect(reply.statusCode).toBe(404)
  })
})
