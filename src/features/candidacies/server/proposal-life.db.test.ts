import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { Candidacy, CandidacyList } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let site: people.TestActor
let member: people.TestActor
let personsId: string
let today: string
let householdId: string
let candidacyId: string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  personsId = (await people.organisation(base.oracle, 'households')).id
  scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  site = await people.actor(base.oracle, landlord.id, 'REF')
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** A household proposed ten days ago, whose prescriber was informed and said yes. */
beforeEach(async () => {
  const household = await people.household(base.oracle, scheme.id, worker)
  householdId = household.id
  await people.assignment(base.oracle, householdId, officer, { reach: 'organisation' })
  member = await people.actor(base.oracle, personsId, 'HH', {
    personId: household.persons[0] ?? '',
  })
  await people.assignment(base.oracle, householdId, member)
  const vacancyId = await stock.vacancy(base.oracle, await stock.dwelling(base.oracle, scheme), {
    status: 'proposed',
  })
  candidacyId = randomUUID()
  await base.oracle.query(
    `INSERT INTO candidacy (id, household_id, vacancy_id, motive, proposed_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'proche de l’école', current_date - 10, $4, $5)`,
    [candidacyId, householdId, vacancyId, officer.accountId, officer.organisationId],
  )
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id)
     SELECT $1, kind, current_date - back, own
     FROM (VALUES ('referral-sent', 30, NULL::uuid), ('eligible', 25, NULL), ('prescriber-informed', 9, $2::uuid),
       ('prescriber-go', 8, $2)) AS facts(kind, back, own)`,
    [householdId, candidacyId],
  )
})

const URL = (path = '') => `/api/households/${householdId}/candidacies${path}`
const post = (who: people.TestActor, path: string, body: object) =>
  app.ask(who, 'POST', URL(`/${candidacyId}${path}`), body)
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule
async function seen(who: people.TestActor): Promise<Candidacy | undefined> {
  const reply = await app.ask(who, 'GET', URL())
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<CandidacyList>().candidacies[0]
}
const plan = (participants: readonly string[]) =>
  post(officer, '/visits', {
    ...{ id: randomUUID(), day: addDays(today, 3), hour: '10:30', minutes: 45, place: null },
    participants,
  })
const nameSite = () =>
  post(officer, '/site-manager', { id: randomUUID(), accountId: site.accountId })

test('H3 · la visite s’organise avec le prescripteur, jamais sans lui ; ce qu’elle a donné et les questions du ménage restent', async () => {
  expect(ruleOf(await plan([]))).toBe('visit-without-prescriber')
  const planned = await plan([worker.accountId])
  expect(planned.statusCode, planned.body).toBe(200)
  expect((await seen(member))?.visits).toHaveLength(1)
  const report = (visitedOn: string) =>
    post(worker, '/visit-reports', {
      ...{ id: randomUUID(), visitedOn, outcome: 'hesitates', facts: null },
      questions: 'Le chauffage est compris ?',
    })
  expect(ruleOf(await report(addDays(today, 1)))).toBe('fact-in-the-future')
  expect(ruleOf(await report(addDays(today, -20)))).toBe('visit-before-proposal')
  expect((await report(today)).statusCode).toBe(200)
  expect((await seen(officer))?.reports).toMatchObject([
    { outcome: 'hesitates', questions: 'Le chauffage est compris ?' },
  ])
})

test('H9 · le ménage se retire quand il veut, sans dire pourquoi, et rien ne se ferme pour la suite', async () => {
  const left = await post(member, '/withdrawal', { id: randomUUID(), words: null })
  expect(left.statusCode, left.body).toBe(200)
  expect((await seen(officer))?.closing).toMatchObject({ kind: 'household-withdrew', words: null })
  const { rows } = await base.oracle.query<{ state: string; phase: number }>(
    'SELECT state, phase FROM household WHERE id = $1',
    [householdId],
  )
  expect(rows[0]).toEqual({ state: 'active', phase: 2 })
})

test('H11 · le responsable de site entre avec la proposition : nommé, il la lit et vient à la visite', async () => {
  expect((await app.ask(site, 'GET', URL())).statusCode).toBe(404)
  const named = await nameSite()
  expect(named.statusCode, named.body).toBe(200)
  const read = await app.ask(site, 'GET', URL())
  expect(read.statusCode, read.body).toBe(200)
  expect((await plan([worker.accountId, site.accountId])).statusCode).toBe(200)
  const { rows } = await base.oracle.query(
    `SELECT FROM appointment_participant p JOIN appointment a ON a.id = p.appointment_id
     WHERE a.candidacy_id = $1 AND p.account_id = $2`,
    [candidacyId, site.accountId],
  )
  expect(rows).toHaveLength(1)
})
