import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_CODE } from '#platform/auth/second-factor.ts'
import { accountsApp, enrolled, type AccountsApp } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let desk: AccountsApp
let association: people.TestOrganisation
let example: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
  await base.oracle.query(
    "INSERT INTO instance (mode, clock_offset_days) VALUES ('demonstration', 40)",
  )
  association = await people.organisation(base.oracle, 'association')
  example = await people.actor(base.oracle, association.id, 'PRE')
  await base.oracle.query('UPDATE account SET is_demonstration = true WHERE id = $1', [
    example.accountId,
  ])
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

async function entered() {
  const browser = desk.browser()
  await browser.post('/api/demonstration/sign-in', { accountId: example.accountId })
  return browser
}

test('la page de connexion propose les comptes de démonstration et la date du dispositif', async () => {
  const { rows } = await base.oracle.query<{ day: string }>(
    'SELECT (current_date + 40)::text AS day',
  )

  expect((await desk.browser().get('/api/session')).json()).toMatchObject({
    signedIn: false,
    demonstration: {
      today: rows[0]?.day,
      accounts: [{ id: example.accountId, role: 'PRE', roleLabel: 'Prescripteur' }],
    },
  })
})

test('un clic suffit, et la porte s’ouvre sans second facteur', async () => {
  const browser = await entered()

  expect((await browser.get('/api/session')).json()).toMatchObject({
    current: { role: 'PRE' },
    secondFactor: { required: false },
  })
  expect((await browser.get('/api/organisation/accounts')).statusCode).toBe(200)
})

test('un autre compte de la même base n’est pas à un clic', async () => {
  const real = await people.actor(base.oracle, association.id, 'PRE')
  for (const accountId of [real.accountId, randomUUID()]) {
    const reply = await desk.browser().post('/api/demonstration/sign-in', { accountId })
    expect(reply.statusCode).toBe(404)
  }
})

test('le second facteur de démonstration est un code connu, refusé aux vrais comptes', async () => {
  const browser = await entered()
  const wrong = await browser.post('/api/session/second-factor', { code: '654321' })
  expect(wrong.json()).toMatchObject({ rule: 'wrong-code' })
  const right = await browser.post('/api/session/second-factor', { code: DEMONSTRATION_CODE })
  expect(right.json()).toEqual({ done: true })

  const real = await enrolled(desk, association.id)
  const refused = await real.browser.post('/api/session/second-factor', {
    code: DEMONSTRATION_CODE,
  })
  expect(refused.json()).toMatchObject({ rule: 'wrong-code' })
})
