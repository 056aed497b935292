import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountsApp, enrolled, type AccountsApp } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { sweepAuth } from './sweep.ts'

const DAY_MS = 86_400_000
let base: TestDatabase
let desk: AccountsApp

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

async function left() {
  const { rows } = await base.oracle.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM auth.session) AS sessions,
      (SELECT count(*) FROM auth.sign_in_attempt) AS attempts,
      (SELECT count(*) FROM auth.used_one_time_code) AS codes`,
  )
  return rows[0]
}

test('ce qui sert encore reste, ce qui a servi est oublié au bout d’un jour, une connexion au bout de six mois', async () => {
  const { id } = await people.organisation(base.oracle, 'association')
  const { browser } = await enrolled(desk, id)
  await browser.post('/api/sign-in', { email: 'rien@exemple.invalid', password: 'une phrase' })
  const before = await left()

  await sweepAuth(desk.access)
  expect(await left()).toEqual(before)
  await sweepAuth(desk.access, new Date(Date.now() + 3 * DAY_MS))
  expect(await left()).toEqual({ sessions: before?.['sessions'], attempts: 0, codes: 0 })
  await sweepAuth(desk.access, new Date(Date.now() + 183 * DAY_MS))
  expect(await left()).toEqual({ sessions: 0, attempts: 0, codes: 0 })
})
