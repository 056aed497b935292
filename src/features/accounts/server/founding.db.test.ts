import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawInvitationToken } from '#platform/auth/invitations.ts'
import { accountsApp, type AccountsApp } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { totpNow } from '#test/totp.ts'

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

function found(hash: string) {
  return base.oracle.query('SELECT app_private.invite_founder($1, $2, $3, $4, $5)', [
    'Office d’essai',
    'Office',
    'Zélie Bellebrume',
    'zelie@exemple.invalid',
    hash,
  ])
}

const form = { name: 'Zélie Bellebrume', password: 'la tisane refroidit déjà' }

test('une base neuve s’ouvre par un lien : la première personne dirige le dispositif et ses comptes', async () => {
  const lost = drawInvitationToken()
  await found(lost.hash)
  const { token, hash } = drawInvitationToken()
  await found(hash)
  expect((await desk.browser().get(`/api/invitations/${lost.token}`)).statusCode).toBe(404)
  const browser = desk.browser()
  await browser.post(`/api/invitations/${token}`, form)
  const enrolment = await browser.post('/api/account/second-factor', { password: form.password })
  const { key } = enrolment.json<{ key: string }>()
  await browser.post('/api/account/second-factor/confirm', { code: totpNow(key) })

  expect((await browser.get('/api/organisation/accounts')).json()).toMatchObject({
    accounts: [{ name: form.name, roles: [{ role: 'PRG', isManager: true, state: 'live' }] }],
    abilities: ['account.invite', 'account.confirm'],
  })
})

test('une base déjà ouverte ne se fonde pas une seconde fois', async () => {
  await expect(found(drawInvitationToken().hash)).rejects.toThrow('already-founded')
})

test.each(['perenne_app', 'perenne_request', 'perenne_auth', 'perenne_worker'])(
  '%s ne peut pas fonder une base',
  async (role) => {
    const { rows } = await base.oracle.query<{ may: boolean }>(
      `SELECT has_function_privilege($1, 'app_private.invite_founder(text, text, text, text, text)', 'EXECUTE') AS may`,
      [role],
    )
    expect(rows[0]?.may).toBe(false)
  },
)
