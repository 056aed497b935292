import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAudit, seal } from '#platform/audit/sealing.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let app: WholeApp
let landlord: people.TestOrganisation
let association: people.TestOrganisation
let worker: people.TestActor
let officer: people.TestActor
let household: people.TestHousehold
let person: people.TestActor
let spouse: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  landlord = await people.organisation(base.oracle, 'landlord', 'Haut-Logis')
  association = await people.organisation(base.oracle, 'association', 'Les Passerelles')
  const technical = await people.organisation(base.oracle, 'households')
  const scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  household = await people.household(base.oracle, scheme.id, worker, 2)
  await people.assignment(base.oracle, household.id, officer)
  const [one, other] = household.persons
  person = await people.actor(base.oracle, technical.id, 'HH', { personId: one! })
  spouse = await people.actor(base.oracle, technical.id, 'HH', { personId: other! })
  for (const adult of [person, spouse]) await people.assignment(base.oracle, household.id, adult)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

type Looked = {
  who: people.TestActor
  at: string
  outcome?: string
  purpose?: string
  subject?: string
}

/** A line of the log as the door writes it, at a chosen instant. */
async function looked({
  who,
  at,
  outcome = 'opened',
  purpose = 'suivre',
  subject,
}: Looked): Promise<void> {
  await base.oracle.query(
    `INSERT INTO access_log (request_id, account_id, organisation_id, role, outcome, household_id, subject_person_id,
       compartments, purpose, route, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '{1}', $8, 'essai', $9)`,
    [
      randomUUID(),
      who.accountId,
      who.organisationId,
      who.role,
      outcome,
      household.id,
      subject ?? null,
      purpose,
      at,
    ],
  )
}

async function journal(who: people.TestActor, until?: string) {
  const url = `/api/households/${household.id}/access-journal`
  const answer = await app.ask(who, 'GET', until === undefined ? url : `${url}?until=${until}`)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

test('A6 · une matinée chargée est une ligne par personne, en français simple', async () => {
  for (const minute of ['00', '05', '17'])
    await looked({ who: worker, at: `2026-02-03T09:${minute}:00+01:00` })
  await looked({ who: worker, at: '2026-02-03T11:30:00+01:00', purpose: 'evaluer' })
  await looked({ who: officer, at: '2026-02-03T10:00:00+01:00' })
  await looked({
    who: officer,
    at: '2026-02-02T23:59:00+01:00',
    outcome: 'break-glass',
    purpose: 'urgence',
  })
  const { lines } = await journal(person, '2026-02-03')
  expect(lines).toMatchObject([
    {
      day: '2026-02-03',
      organisation: 'Les Passerelles',
      roleLabel: 'Prescripteur',
      purposes: ['pour préparer l’accompagnement social', 'pour suivre le dossier'],
      times: 4,
      isMe: false,
      isEmergency: false,
      firstAt: '2026-02-03T08:00:00.000Z',
      lastAt: '2026-02-03T10:30:00.000Z',
    },
    { day: '2026-02-03', organisation: 'Haut-Logis', times: 1, isEmergency: false },
    {
      day: '2026-02-02',
      organisation: 'Haut-Logis',
      isEmergency: true,
      purposes: ['pour un accès d’urgence motivé'],
    },
  ])
})

test('A6 · « c’est vous » pour soi ; l’autre adulte du ménage n’y est pas', async () => {
  await journal(spouse)
  const { lines } = await journal(person)
  expect(lines.filter((line: { isMe: boolean }) => line.isMe)).toHaveLength(1)
  const names = await base.oracle.query<{ name: string }>(
    'SELECT display_name AS name FROM account WHERE id = $1',
    [spouse.accountId],
  )
  expect(JSON.stringify(lines)).not.toContain(names.rows[0]!.name)
})

test('A6 · le soignant d’un adulte n’apparaît pas à l’autre', async () => {
  const clinic = await people.organisation(base.oracle, 'care', 'Clinique du Lac')
  const carer = await people.actor(base.oracle, clinic.id, 'HP')
  await looked({ who: carer, at: '2026-02-04T09:00:00+01:00', subject: household.persons[0]! })
  expect(JSON.stringify(await journal(person, '2026-02-04'))).toContain('Clinique du Lac')
  expect(JSON.stringify(await journal(spouse, '2026-02-04'))).not.toContain('Clinique du Lac')
})

test('A6 · un mois à la fois, et le jour où reprendre', async () => {
  await looked({ who: worker, at: '2025-11-20T09:00:00+01:00' })
  await looked({ who: worker, at: '2025-10-01T09:00:00+02:00' })
  const recent = await journal(person, '2026-02-04')
  expect(recent.earlier).toBe('2025-11-20')
  const before = await journal(person, recent.earlier)
  expect(before.lines.map((line: { day: string }) => line.day)).toEqual(['2025-11-20'])
  expect((await journal(person, before.earlier)).earlier).toBeNull()
})

test('A6 · ni un intervenant, ni une personne d’un autre ménage ne lit ce journal', async () => {
  const url = `/api/households/${household.id}/access-journal`
  expect((await app.ask(worker, 'GET', url)).statusCode).toBe(404)
  const scheme = await base.oracle.query<{ id: string }>('SELECT id FROM scheme')
  const neighbours = await people.household(base.oracle, scheme.rows[0]!.id, worker)
  const neighbour = await people.actor(base.oracle, person.organisationId, 'HH', {
    personId: neighbours.persons[0]!,
  })
  await people.assignment(base.oracle, neighbours.id, neighbour)
  expect((await app.ask(neighbour, 'GET', url)).statusCode).toBe(404)
})

test('A6 · le délégué lit les accès de son organisation, page par page, et aucun autre', async () => {
  const dpo = await people.actor(base.oracle, association.id, 'DPO')
  for (let time = 0; time < 60; time += 1)
    await looked({ who: worker, at: '2026-03-02T09:00:00+01:00' })
  await looked({ who: worker, at: '2026-03-02T12:00:00+01:00', outcome: 'refused' })
  const ask = async (query: string) =>
    (await app.ask(dpo, 'GET', `/api/privacy/accesses?${query}`)).json()
  const first = await ask('from=2026-03-02&to=2026-03-02')
  expect(first.rows).toHaveLength(50)
  const second = await ask(`from=2026-03-02&to=2026-03-02&before=${String(first.next)}`)
  expect(second.rows).toHaveLength(11)
  expect(second.next).toBeNull()
  const everything = await ask('')
  expect(JSON.stringify(everything)).not.toContain('Chargée d’attribution')
  expect((await ask('outcome=refused&from=2026-03-02&to=2026-03-02')).rows).toMatchObject([
    { outcome: 'refused', fileNumber: null, roleLabel: 'Prescripteur' },
  ])
  const number = first.rows[1].fileNumber
  expect(
    (await ask(`fileNumber=${encodeURIComponent(number)}&to=2026-02-28`)).rows.length,
  ).toBeGreaterThan(3)
  expect((await ask(`accountId=${officer.accountId}`)).rows).toEqual([])
  expect((await ask('fileNumber=1990-001')).rows).toEqual([])
})

test('A5 · l’administration lit si la chaîne est entière, et rien des dossiers', async () => {
  const administrator = await people.actor(base.oracle, landlord.id, 'ADM')
  const ask = async () => (await app.ask(administrator, 'GET', '/api/privacy/audit-state')).json()
  expect(await ask()).toEqual({
    whole: null,
    checkedAt: null,
    firstBreak: null,
    segments: 0,
    lastSealedAt: null,
  })
  await seal(base.db)
  await checkAudit(base.db)
  expect(await ask()).toMatchObject({ whole: true, segments: 1, firstBreak: null })
  await base.oracle.query(`DELETE FROM access_log WHERE id = 1`)
  await checkAudit(base.db)
  expect(await ask()).toMatchObject({
    whole: false,
    firstBreak: 'segment\u00a01, l’accès\u00a01 a été effacé.',
  })
  expect((await app.ask(worker, 'GET', '/api/privacy/audit-state')).statusCode).toBe(404)
})
