import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

test('changer de mot de passe ferme les autres connexions, pas celle-ci', async () => {
  const { browser, email, key } = await enrolled(desk, association.id, { address: '192.0.2.40' })
  const other = desk.browser('192.0.2.41')
  await other.post('/api/sign-in', { email, password: PASSWORD })
  await other.post('/api/sign-in/second-factor', { code: totpNow(key, Date.now() + 30_000) })
  const change = { currentPassword: PASSWORD, password: 'une neuve phrase à moi' }

  expect((await browser.post('/api/account/password', change)).json()).toEqual({ done: true })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: true })
  expect((await other.get('/api/session')).json()).toMatchObject({ signedIn: false })
})

test('une connexion révoquée est refusée tout de suite, à la porte aussi', async () => {
  const { browser, email, key } = await enrolled(desk, association.id, { address: '192.0.2.42' })
  const lost = desk.browser('192.0.2.43')
  await lost.post('/api/sign-in', { email, password: PASSWORD, personalDevice: true })
  await lost.post('/api/sign-in/second-factor', { code: totpNow(key, Date.now() + 30_000) })
  expect((await lost.get('/api/organisation/accounts')).statusCode).toBe(200)
  const { sessions } = (await browser.get('/api/account')).json<{
    sessions: { id: string; current: boolean; device: string }[]
  }>()
  const other = sessions.find((session) => !session.current)

  expect(sessions).toHaveLength(2)
  expect(other?.device).toBe('personal')
  const closed = await browser.delete(`/api/account/sessions/${other?.id ?? ''}`)
  expect(closed.json()).toEqual({ closed: 1 })
  expect((await lost.get('/api/organisation/accounts')).json()).toMatchObject({
    code: 'signed-out',
  })
  expect((await lost.get('/api/account')).json()).toMatchObject({ code: 'signed-out' })
})

test('personne ne ferme la connexion d’un autre', async () => {
  const mine = await enrolled(desk, association.id, { address: '192.0.2.44' })
  const theirs = await enrolled(desk, association.id, { address: '192.0.2.45' })
  const { sessions } = (await theirs.browser.get('/api/account')).json<{
    sessions: { id: string }[]
  }>()

  const tried = await mine.browser.delete(`/api/account/sessions/${sessions[0]?.id ?? ''}`)
  expect(tried.json()).toEqual({ closed: 0 })
  expect((await theirs.browser.get('/api/session')).json()).toMatchObject({ signedIn: true })
})

test('se déconnecter ferme la connexion et retire le témoin', async () => {
  const { browser } = await enrolled(desk, association.id, { address: '192.0.2.46' })
  const kept = new Map(browser.cookies)
  await browser.post('/api/session/sign-out')

  expect(browser.cookies.has('perenne.session_token')).toBe(false)
  const thief = desk.browser('192.0.2.47')
  for (const [name, value] of kept) thief.cookies.set(name, value)
  expect((await thief.get('/api/session')).json()).toMatchObject({ signedIn: false })
})

test.each([
  ['A14 · inactive depuis plus de quinze minutes', "last_seen_at = now() - interval '16 minutes'"],
  ['ouverte depuis plus de douze heures', "started_at = now() - interval '12 hours 1 minute'"],
])('%s, elle est finie, à la porte aussi', async (_title, change) => {
  const { browser, accountId } = await enrolled(desk, association.id, { address: '192.0.2.48' })
  await base.oracle.query(`UPDATE auth.session_guard SET ${change} WHERE account_id = $1`, [
    accountId,
  ])

  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
  expect((await browser.get('/api/organisation/accounts')).json()).toMatchObject({
    code: 'signed-out',
  })
})

test('un témoin altéré ne vaut rien', async () => {
  const { browser } = await enrolled(desk, association.id, { address: '192.0.2.49' })
  const cookie = browser.cookies.get('perenne.session_token') ?? ''
  browser.cookies.set('perenne.session_token', `${cookie.slice(0, 4)}x${cookie.slice(5)}`)

  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
})

test('le témoin de connexion est illisible par une page et par un autre site', async () => {
  const { email } = await professional(desk, association.id)
  const reply = await desk.browser('192.0.2.50').post('/api/sign-in', { email, password: PASSWORD })
  const line = [reply.headers['set-cookie'] ?? []]
    .flat()
    .find((l) => l.startsWith('perenne.session_token='))

  expect(line).toMatch(/HttpOnly/)
  expect(line).toMatch(/SameSite=Lax/)
})

test('sous https, le témoin ne voyage que chiffré', async () => {
  const secure = await accountsApp(base, { publicUrl: 'https://perenne.exemple.fr' })
  const { email } = await professional(secure, association.id)
  const browser = secure.browser('192.0.2.53')
  const reply = await browser.post('/api/sign-in', { email, password: PASSWORD })
  const [line = ''] = [reply.headers['set-cookie'] ?? []].flat()

  expect(line).toMatch(/^__Secure-perenne\.session_token=.*; Secure/)
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: true })
  await secure.close()
})

test('A14 · ce qui demande un second facteur frais le refuse au bout de cinq minutes', async () => {
  const { browser, accountId, key } = await enrolled(desk, association.id, {
    address: '192.0.2.51',
  })
  await base.oracle.query(
    `UPDATE auth.session_guard SET second_factor_at = now() - interval '6 minutes' WHERE account_id = $1`,
    [accountId],
  )
  const stale = await browser.post('/api/account/passkeys/options')
  expect(stale.json()).toMatchObject({ code: 'second-factor-needed' })

  const code = totpNow(key, Date.now() + 30_000)
  expect((await browser.post('/api/session/second-factor', { code })).json()).toEqual({
    done: true,
  })
  const options = await browser.post('/api/account/passkeys/options')
  expect(options.json()).toMatchObject({ rp: { name: 'Pérenne', id: 'localhost' } })
})

test('on choisit son appartenance parmi les siennes, jamais celle d’un autre', async () => {
  const { browser, accountId } = await enrolled(desk, association.id, { address: '192.0.2.52' })
  const siao = await people.organisation(base.oracle, 'siao')
  const second = randomUUID()
  await base.oracle.query(
    `INSERT INTO account_role (id, account_id, organisation_id, role, starts_on, confirmed_at)
     VALUES ($1, $2, $3, 'SIAO', current_date, now())`,
    [second, accountId, siao.id],
  )
  const stranger = await people.actor(base.oracle, association.id, 'PRE')

  await browser.post('/api/session/membership', { membershipId: second })
  expect((await browser.get('/api/session')).json()).toMatchObject({ current: { role: 'SIAO' } })
  const forged = await browser.post('/api/session/membership', {
    membershipId: stranger.accountRoleId,
  })
  expect(forged.json()).toMatchObject({ code: 'not-found' })
})
