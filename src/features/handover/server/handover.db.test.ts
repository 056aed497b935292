import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { accepted } from '#test/accepted.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Sitting } from '#test/decided.ts'
import * as people from '#test/people.ts'
import type { HandoverRead } from '../contract.ts'
import { gapsOf } from '../domain/never-zero.ts'

let base: TestDatabase
let app: WholeApp
let sitting: Sitting
let referent: people.TestActor
let successor: people.TestActor
let member: people.TestActor
let personsId: string
let today: string
let householdId: string
let household: people.TestHousehold

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const department = await people.organisation(base.oracle, 'department')
  personsId = (await people.organisation(base.oracle, 'households')).id
  const scheme = await people.scheme(base.oracle, landlord.id)
  const worker = await people.actor(base.oracle, association.id, 'PRE')
  const officer = await people.actor(base.oracle, landlord.id, 'ALL')
  referent = await people.actor(base.oracle, landlord.id, 'REF')
  successor = await people.actor(base.oracle, department.id, 'PMS')
  sitting = { oracle: base.oracle, scheme, worker, officer }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** A household accompanied in its dwelling: its worker holds the budget. */
beforeEach(async () => {
  const made = await accepted(sitting)
  household = made.household
  const { candidacyId } = made
  householdId = household.id
  await people.assignment(base.oracle, householdId, referent, { signed: true })
  member = await people.actor(base.oracle, personsId, 'HH', {
    personId: household.persons[0] ?? '',
  })
  await people.assignment(base.oracle, householdId, member)
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id)
     SELECT $1, kind, current_date - 1, $2 FROM unnest(ARRAY['keys', 'plan-signed']) AS kind`,
    [householdId, candidacyId],
  )
  await base.oracle.query(
    `UPDATE assignment SET account_id = $2 WHERE household_id = $1 AND role = 'PRE'`,
    [householdId, sitting.worker.accountId],
  )
})

const URL = (path = '') => `/api/households/${householdId}/handover${path}`
const post = (who: people.TestActor, path: string, body?: object) =>
  app.ask(who, 'POST', URL(path), body)
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule
async function read(who: people.TestActor): Promise<HandoverRead> {
  const reply = await app.ask(who, 'GET', URL())
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<HandoverRead>()
}
const name = (accountId = successor.accountId) =>
  post(sitting.worker, '/worker', { id: randomUUID(), accountId })
const hold = (who: people.TestActor, more: object = {}) =>
  post(who, '/holdings', {
    ...{ id: randomUUID(), code: 'budget', accountId: sitting.worker.accountId },
    ...{ startsOn: addDays(today, -30), endsOn: null, ...more },
  })
const agree = () =>
  people.consent(base.oracle, household, household.persons[0] ?? '', {
    ...{ to: successor, compartments: ['1', '13', '14'] },
  })
const change = (id: string, body: object) =>
  app.ask(sitting.worker, 'PUT', URL(`/holdings/${id}`), body)
async function meet(steps = ['presentation', 'shared', 'solo']): Promise<void> {
  for (const step of steps) {
    const id = randomUUID()
    const held = await post(sitting.worker, '/meetings', { id, step, heldOn: today })
    expect(held.statusCode, held.body).toBe(200)
    expect((await post(member, `/meetings/${id}/validation`)).statusCode).toBe(200)
  }
}

test('O3 · le Département ne lit rien avant que le relais soit préparé, et dit oui pour soi', async () => {
  expect((await app.ask(successor, 'GET', URL())).statusCode).toBe(404)
  expect(ruleOf(await name(referent.accountId))).toBe('transfer-to-nobody')
  expect((await name()).statusCode).toBe(200)
  // Note 3: what the hand-over prepares opens with the household's consent, not before.
  expect((await read(successor)).worker).toBeNull()
  await agree()
  expect((await read(successor)).worker?.acceptedOn).toBeNull()
  expect((await post(referent, '/acceptance')).statusCode).toBe(404)
  expect((await post(successor, '/acceptance')).statusCode).toBe(200)
  expect((await read(member)).worker?.acceptedOn).toBe(today)
})

test('O1 · une responsabilité revient à quelqu’un qui suit le ménage, ou au ménage, jamais à personne', async () => {
  expect(ruleOf(await hold(sitting.worker, { accountId: randomUUID() }))).toBe('transfer-to-nobody')
  expect((await hold(sitting.worker)).statusCode).toBe(200)
  expect((await hold(referent, { code: 'school', accountId: null })).statusCode).toBe(200)
  const { holdings } = await read(member)
  expect(holdings.map(({ code, side }) => [code, side])).toEqual([
    ['budget', 'association'],
    ['school', 'household'],
  ])
})

test('O2 · O3 · au Département, rien ne passe sans accord ni trois rencontres validées par le ménage', async () => {
  await name()
  const id = randomUUID()
  await hold(sitting.worker, { id, accountId: successor.accountId, startsOn: today })
  const confirm = () => change(id, { to: 'confirmed', version: 1 })
  expect(ruleOf(await confirm())).toBe('worker-not-agreed')
  await post(successor, '/acceptance')
  expect(ruleOf(await confirm())).toBe('three-meetings-first')
  const early = await post(sitting.worker, '/meetings', {
    ...{ id: randomUUID(), step: 'shared', heldOn: today },
  })
  expect(ruleOf(early)).toBe('meetings-in-order')
  await meet(['presentation', 'shared'])
  expect(ruleOf(await confirm())).toBe('three-meetings-first')
  await meet(['solo'])
  expect((await confirm()).statusCode).toBe(200)
  const { rows } = await base.oracle.query<{ phase: number }>(
    'SELECT phase FROM household WHERE id = $1',
    [householdId],
  )
  expect(rows[0]?.phase).toBe(10)
})

test('O4 · un départ sans suppléance se voit avant d’arriver, puis se comble', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  await hold(sitting.worker, { id: one, endsOn: addDays(today, 30) })
  await hold(sitting.worker, {
    id: two,
    accountId: referent.accountId,
    startsOn: addDays(today, 45),
  })
  const gaps = async () => {
    const page = await read(sitting.worker)
    const window = { from: page.from, to: page.to }
    return gapsOf(page.holdings, page.absences, window, page.today)
  }
  expect(await gaps()).toEqual([
    { code: 'budget', from: addDays(today, 31), to: addDays(today, 44) },
  ])
  const moved = { to: 'moved', startsOn: addDays(today, 31), endsOn: null, version: 1 }
  expect((await change(two, moved)).statusCode).toBe(200)
  expect((await change(two, moved)).statusCode).toBe(409)
  expect(await gaps()).toEqual([])
  await base.oracle.query(
    `INSERT INTO absence (id, account_id, organisation_id, starts_on, ends_on)
     VALUES (gen_random_uuid(), $1, $2, current_date + 5, current_date + 9)`,
    [sitting.worker.accountId, sitting.worker.organisationId],
  )
  expect(await gaps()).toEqual([{ code: 'budget', from: addDays(today, 5), to: addDays(today, 9) }])
  await base.oracle.query('DELETE FROM absence')
})

test('O5 · un retour en arrière dit pourquoi, et qui tenait avant tient à nouveau le même jour', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  await hold(sitting.worker, { id: one, endsOn: addDays(today, -2) })
  await hold(sitting.worker, {
    id: two,
    accountId: referent.accountId,
    startsOn: addDays(today, -1),
  })
  const blank = await change(two, { to: 'rolled-back', motive: ' ', version: 1 })
  expect(blank.statusCode).toBe(400)
  const back = { to: 'rolled-back', motive: 'Un mois trop tôt.', version: 1 }
  expect((await change(two, back)).statusCode).toBe(200)
  const page = await read(member)
  expect(page.holdings.at(-1)).toMatchObject({
    ...{ holderAccountId: sitting.worker.accountId, startsOn: today, endsOn: null },
  })
  const window = { from: today, to: page.to }
  expect(gapsOf(page.holdings, page.absences, window, today)).toEqual([])
})
