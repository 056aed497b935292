import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { ConsentsRead } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let worker: people.TestActor
let counsellor: people.TestActor
let successor: people.TestActor
let member: people.TestActor
let spouse: people.TestActor
let household: people.TestHousehold
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const department = await people.organisation(base.oracle, 'department')
  const persons = await people.organisation(base.oracle, 'households')
  const scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, department.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  counsellor = await people.actor(base.oracle, landlord.id, 'LSW')
  successor = await people.actor(base.oracle, department.id, 'PMS')
  household = await people.household(base.oracle, scheme.id, worker, 2)
  await people.assignment(base.oracle, household.id, counsellor)
  await people.assignment(base.oracle, household.id, successor, { handoverReady: true })
  const own = async (index: number) => {
    const personId = household.persons[index] ?? ''
    const who = await people.actor(base.oracle, persons.id, 'HH', { personId })
    await people.assignment(base.oracle, household.id, who)
    return who
  }
  member = await own(0)
  spouse = await own(1)
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const URL = (path = '') => `/api/households/${household.id}/consents${path}`
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule
async function read(who: people.TestActor): Promise<ConsentsRead> {
  const reply = await app.ask(who, 'GET', URL())
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<ConsentsRead>()
}
const agree = (who: people.TestActor, more: object = {}) =>
  app.ask(who, 'POST', URL(), {
    ...{ id: randomUUID(), personId: household.persons[0], givenBy: 'self', means: 'oral' },
    ...{ giverName: 'Elle-même', purpose: 'Préparer le relais.', language: 'fr' },
    ...{ organisationId: successor.organisationId, compartments: ['1', '13'] },
    ...{ expiresOn: addDays(today, 180), ...more },
  })
const reads = async () =>
  (await app.ask(successor, 'GET', `/api/households/${household.id}/plan`)).json<{
    readonly today?: string
    readonly abilities?: readonly string[]
  }>()

test('A3 · N8 · l’effet se lit avant d’accorder : quoi, lu par qui, d’après la matrice', async () => {
  const { organisations, mayRecord } = await read(worker)
  expect(mayRecord).toBe(true)
  const department = organisations.find(({ id }) => id === successor.organisationId)
  expect(department?.opened.map(({ compartment }) => compartment)).toContain('13')
  const landlord = organisations.find(({ id }) => id === counsellor.organisationId)
  expect(landlord?.opened.map(({ compartment }) => compartment)).not.toContain('13')
})

test('A3 · accordé, l’accès s’ouvre ; retiré par la personne, il s’arrête tout de suite', async () => {
  const id = randomUUID()
  expect((await agree(worker, { id })).statusCode).toBe(200)
  expect((await agree(worker, { id })).statusCode).toBe(200)
  const opened = await base.oracle.query(
    'SELECT FROM consent WHERE id = $1 AND withdrawn_at IS NULL',
    [id],
  )
  expect(opened.rowCount).toBe(1)
  expect((await reads()).today).toBe(today)
  const [consent] = (await read(member)).consents
  expect(consent).toMatchObject({ id, state: 'live', mayWithdraw: true })
  const copy = await app.ask(member, 'GET', URL(`/${id}/copy?format=pdf`))
  expect(copy.headers['content-type']).toBe('application/pdf')
  expect((await app.ask(member, 'POST', URL(`/${id}/withdrawal`))).statusCode).toBe(200)
  expect((await read(member)).consents[0]?.state).toBe('withdrawn')
  expect(ruleOf(await app.ask(member, 'POST', URL(`/${id}/withdrawal`)))).toBe('may-not-withdraw')
})

test('A3 · l’accord d’un adulte ne se lit ni ne se retire par l’autre, ni par le bailleur', async () => {
  const id = randomUUID()
  await agree(member, { id })
  const own = await read(spouse)
  expect(own.consents).toEqual([])
  expect(own.persons.map((person) => person.id)).toEqual([household.persons[1]])
  expect((await app.ask(spouse, 'GET', URL(`/${id}/copy?format=html`))).statusCode).toBe(404)
  expect(ruleOf(await app.ask(spouse, 'POST', URL(`/${id}/withdrawal`)))).toBe('may-not-withdraw')
  expect((await app.ask(counsellor, 'GET', URL())).statusCode).toBe(404)
  expect(ruleOf(await agree(spouse))).toBe('may-not-record-consent')
})

test('un accord déjà terminé, ou qui n’ouvre rien, est refusé', async () => {
  expect(ruleOf(await agree(worker, { expiresOn: today }))).toBe('consent-already-expired')
  expect(ruleOf(await agree(worker, { compartments: ['16'] }))).toBe('consent-without-effect')
  expect((await agree(worker, { compartments: [] })).statusCode).toBe(400)
})
