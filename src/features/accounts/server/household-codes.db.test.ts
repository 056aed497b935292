import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountsApp, enrolled, type AccountsApp, type Enrolled } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'

const PIN = '284917'
const OTHER_PIN = '730164'
let base: TestDatabase
let desk: AccountsApp
let scheme: people.TestScheme
let association: people.TestOrganisation
let worker: Enrolled
let household: people.TestHousehold
let person: string

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  association = await people.organisation(base.oracle, 'association')
  scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
  worker = await enrolled(desk, association.id)
})
beforeEach(async () => {
  household = await people.household(base.oracle, scheme.id, asActor(worker), 2)
  person = household.persons[0] ?? ''
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

function asActor(who: Enrolled): people.TestActor {
  const { accountId } = who
  const unused = { accountRoleId: '', sessionId: '' }
  return { accountId, organisationId: association.id, role: 'PRE', ...unused }
}

const codesUrl = () => `/api/households/${household.id}/codes`

async function issue(to = person): Promise<string> {
  const reply = await worker.browser.post(codesUrl(), { personId: to })
  expect(reply.statusCode).toBe(200)
  return reply.json<{ code: string }>().code
}

let drawn = 0
const somewhere = () => desk.browser(`198.51.100.${String((drawn += 1))}`)

/** A person who has chosen a PIN, and the code on the paper. */
async function settled(pin = PIN) {
  const code = await issue()
  const browser = somewhere()
  await browser.post('/api/sign-in/household', { code })
  const chosen = await browser.post('/api/sign-in/household/pin', { pin })
  expect(chosen.json()).toEqual({ next: 'done' })
  return { code, browser }
}

test('la première fois, le code remis mène au choix du code secret, sans courriel', async () => {
  const code = await issue()
  const browser = somewhere()

  const first = await browser.post('/api/sign-in/household', { code: code.toLowerCase() })
  expect(first.json()).toEqual({ next: 'choose-pin' })
  const simple = await browser.post('/api/sign-in/household/pin', { pin: '123456' })
  expect(simple.json()).toMatchObject({ code: 'bad-input', fields: { pin: 'pin-too-simple' } })
  await browser.post('/api/sign-in/household/pin', { pin: PIN })
  expect((await browser.get('/api/session')).json()).toMatchObject({
    signedIn: true,
    account: { kind: 'household' },
    current: { role: 'HH' },
    scheme: { name: 'Dispositif d’essai' },
    secondFactor: { required: false },
  })
})

test('le code secret ne se choisit qu’après un code juste, et une seule fois', async () => {
  const { code } = await settled()

  const nobody = await somewhere().post('/api/sign-in/household/pin', { pin: OTHER_PIN })
  expect(nobody.json()).toMatchObject({ rule: 'step-expired' })
  const again = await somewhere().post('/api/sign-in/household', { code, pin: OTHER_PIN })
  expect(again.json()).toMatchObject({ rule: 'wrong-credentials' })
  const right = await somewhere().post('/api/sign-in/household', { code, pin: PIN })
  expect(right.json()).toEqual({ next: 'done' })
})

test('un code inconnu et un code secret faux donnent la même réponse', async () => {
  const { code } = await settled()
  const wrongPin = await somewhere().post('/api/sign-in/household', { code, pin: OTHER_PIN })
  const unknown = await somewhere().post('/api/sign-in/household', {
    code: 'AAAAA-AAAAA',
    pin: PIN,
  })

  expect({ ...wrongPin.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
})

test('au cinquième essai faux le code est bloqué, même pour le bon code secret', async () => {
  const { code } = await settled()
  const wrong = { code, pin: OTHER_PIN }
  for (let index = 0; index < 4; index += 1) {
    expect((await somewhere().post('/api/sign-in/household', wrong)).json()).toMatchObject({
      rule: 'wrong-credentials',
    })
  }
  expect((await somewhere().post('/api/sign-in/household', wrong)).json()).toMatchObject({
    rule: 'account-locked',
  })
  const right = await somewhere().post('/api/sign-in/household', { code, pin: PIN })
  expect(right.json()).toMatchObject({ rule: 'account-locked' })
  expect((await worker.browser.get(codesUrl())).json()).toMatchObject([{ state: 'locked' }])
})

test('des essais lancés ensemble comptent tous', async () => {
  const { code } = await settled()
  const tries = Array.from({ length: 12 }, () =>
    somewhere().post('/api/sign-in/household', { code, pin: OTHER_PIN }),
  )
  const rules = (await Promise.all(tries)).map((reply) => reply.json<{ rule: string }>().rule)

  expect(rules.filter((rule) => rule === 'wrong-credentials')).toHaveLength(4)
  expect(rules.filter((rule) => rule === 'account-locked')).toHaveLength(8)
})

test('quatre essais faux puis le bon remettent le compte à zéro', async () => {
  const { code } = await settled()
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 4; index += 1) {
      await somewhere().post('/api/sign-in/household', { code, pin: OTHER_PIN })
    }
    const right = await somewhere().post('/api/sign-in/household', { code, pin: PIN })
    expect(right.json()).toEqual({ next: 'done' })
  }
})

test('un nouveau code remplace l’ancien et ferme ce qui était ouvert', async () => {
  const { code: old, browser } = await settled()
  const renewed = await issue()

  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
  expect(
    (await somewhere().post('/api/sign-in/household', { code: old, pin: PIN })).json(),
  ).toMatchObject({
    rule: 'wrong-credentials',
  })
  expect((await somewhere().post('/api/sign-in/household', { code: renewed })).json()).toEqual({
    next: 'choose-pin',
  })
})

test('un code retiré ne sert plus, tout de suite', async () => {
  const { code, browser } = await settled()
  const reply = await worker.browser.delete(`${codesUrl()}/${person}`)

  expect(reply.json()).toEqual({ done: true })
  expect((await browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
  expect(
    (await somewhere().post('/api/sign-in/household', { code, pin: PIN })).json(),
  ).toMatchObject({
    rule: 'wrong-credentials',
  })
})

test('un code jamais utilisé expire au bout de trente jours', async () => {
  const code = await issue()
  await base.oracle.query("UPDATE auth.household_code SET issued_at = now() - interval '31 days'")

  expect((await somewhere().post('/api/sign-in/household', { code })).json()).toMatchObject({
    rule: 'code-expired',
  })
})

test('chaque adulte a son propre compte, attaché à sa seule personne', async () => {
  await issue(household.persons[0])
  await issue(household.persons[1])
  const { rows } = await base.oracle.query<{ person_id: string; subject_person_id: string }>(
    `SELECT a.person_id, s.subject_person_id FROM account a
     JOIN assignment s ON s.account_id = a.id AND s.role = 'HH' WHERE s.household_id = $1`,
    [household.id],
  )

  expect(rows.map((row) => row.person_id).sort()).toEqual([...household.persons].sort())
  expect(rows.every((row) => row.person_id === row.subject_person_id)).toBe(true)
})

test('A1 · qui ne suit pas ce ménage ne peut pas y remettre de code', async () => {
  const other = await people.organisation(base.oracle, 'association')
  const stranger = await enrolled(desk, other.id)

  const reply = await stranger.browser.post(codesUrl(), { personId: person })
  expect(reply.statusCode).toBe(404)
})

test('un enfant n’a pas de code : un adulte lit pour lui', async () => {
  const family = await people.household(base.oracle, scheme.id, asActor(worker), 1, 1)
  const reply = await worker.browser.post(`/api/households/${family.id}/codes`, {
    personId: family.persons[1],
  })

  expect(reply.json()).toMatchObject({ rule: 'too-young-for-a-code' })
})

test('la personne d’un autre ménage ne reçoit pas de code par celui-ci', async () => {
  const elsewhere = await people.household(base.oracle, scheme.id, asActor(worker))

  const reply = await worker.browser.post(codesUrl(), { personId: elsewhere.persons[0] })
  expect(reply.json()).toMatchObject({ rule: 'may-not-write' })
})

test('ni le code ni le code secret ne sont gardés en clair', async () => {
  const { code } = await settled()
  const { rows } = await base.oracle.query<{ line: string }>(
    'SELECT to_jsonb(h)::text AS line FROM auth.household_code h',
  )
  const kept = rows.map((row) => row.line).join()

  expect(kept).not.toContain(code)
  expect(kept).not.toContain(code.replace('-', ''))
  expect(kept).not.toContain(PIN)
})
