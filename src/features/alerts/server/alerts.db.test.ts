import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import type { VisitsRead } from '#features/visits/contract.ts'
import { accepted } from '#test/accepted.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Sitting } from '#test/decided.ts'
import * as people from '#test/people.ts'
import type { Alert, AlertsRead, OpenAlerts } from '../contract.ts'
import { watchAlerts } from './watch.ts'

let base: TestDatabase
let app: WholeApp
let sitting: Sitting
let referent: people.TestActor
let counsellor: people.TestActor
let mandatary: people.TestActor
let member: people.TestActor
let personsId: string
let today: string
let householdId: string
let personId: string

const TERMS = {
  'nudge.no-contact': 'days',
  'visit.weekly-visits': 'count',
  'visit.fortnightly-until': 'months',
  'visit.monthly-until': 'months',
  'delay.answer-alert': 'working-days',
}
const VALUES = [30, 0, 3, 12, 1]

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const office = await people.organisation(base.oracle, 'mandatary')
  personsId = (await people.organisation(base.oracle, 'households')).id
  const scheme = await people.scheme(base.oracle, landlord.id)
  const worker = await people.actor(base.oracle, association.id, 'PRE')
  const officer = await people.actor(base.oracle, landlord.id, 'ALL')
  referent = await people.actor(base.oracle, landlord.id, 'REF')
  counsellor = await people.actor(base.oracle, landlord.id, 'LSW')
  mandatary = await people.actor(base.oracle, office.id, 'MJPM')
  sitting = { oracle: base.oracle, scheme, worker, officer }
  for (const [index, [key, unit]] of Object.entries(TERMS).entries()) {
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'essai')`,
      [scheme.id, key, VALUES[index], unit],
    )
  }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** A household that has lived in its dwelling for forty days. */
beforeEach(async () => {
  await base.oracle.query(`UPDATE household SET phase = 2`)
  const { household, candidacyId } = await accepted(sitting)
  householdId = household.id
  personId = household.persons[0] ?? ''
  for (const who of [referent, counsellor])
    await people.assignment(base.oracle, householdId, who, { signed: true })
  await people.assignment(base.oracle, householdId, mandatary, { subjectPersonId: personId })
  member = await people.actor(base.oracle, personsId, 'HH', { personId })
  await people.assignment(base.oracle, householdId, member)
  await base.oracle.query(
    `INSERT INTO lease (id, household_id, kind, candidacy_id, signed_on, keys_on, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, 'ordinary', $2, current_date - 40, current_date - 40, $3, $4)`,
    [householdId, candidacyId, referent.accountId, referent.organisationId],
  )
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on) VALUES ($1, 'keys', current_date - 40)`,
    [householdId],
  )
  await base.oracle.query('UPDATE household SET phase = 8 WHERE id = $1', [householdId])
})

const URL = (path: string) => `/api/households/${householdId}/${path}`
const post = (who: people.TestActor, path: string, body: object) =>
  app.ask(who, 'POST', URL(path), body)
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule
const visit = (who: people.TestActor, more: object = {}) =>
  post(who, 'visits', {
    ...{ id: randomUUID(), visitedOn: today, outcome: 'held', purpose: 'listening' },
    ...{ dwelling: 'Tout est rangé.', budget: null, neighbours: null, paperwork: null },
    ...{ said: 'Ça va mieux.', praise: null, nextStep: null, keptWords: false, ...more },
  })
async function visits(who: people.TestActor): Promise<VisitsRead> {
  const reply = await app.ask(who, 'GET', URL('visits'))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<VisitsRead>()
}
async function alerts(who: people.TestActor): Promise<readonly Alert[]> {
  const reply = await app.ask(who, 'GET', URL('alerts'))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<AlertsRead>().alerts
}

describe('les visites', () => {
  test('M2 · le même compte rendu parti deux fois d’un téléphone n’en fait qu’un', async () => {
    const id = randomUUID()
    expect((await visit(referent, { id })).statusCode).toBe(200)
    expect((await visit(referent, { id })).statusCode).toBe(200)
    expect((await visits(referent)).visits).toHaveLength(1)
  })

  test('M1 · le rythme dit quand la prochaine est attendue ; plus serré, elle vient plus tôt', async () => {
    expect((await visits(referent)).nextOn).toBe(addDays(today, -26))
    await visit(referent)
    expect((await visits(referent)).nextOn).toBe(addDays(today, 14))
    await post(referent, 'visit-rhythm', {
      ...{ id: randomUUID(), intensity: 'closer', reason: 'Un mois difficile.' },
    })
    const page = await visits(sitting.worker)
    expect(page).toMatchObject({ nextOn: addDays(today, 7), intensity: 'closer' })
  })

  test('A13 · un mot de cause arrête l’enregistrement ; confirmé, il se compte sans son texte', async () => {
    const words = { dwelling: 'Il était ivre.' }
    expect(ruleOf(await visit(referent, words))).toBe('facts-not-causes')
    expect((await visits(referent)).visits).toHaveLength(0)
    expect((await visit(referent, { ...words, keptWords: true })).statusCode).toBe(200)
    expect((await visit(referent, { said: 'J’étais ivre, je le dis.' })).statusCode).toBe(200)
  })

  test('une visite sans fait, datée de demain ou d’avant les clés, est refusée', async () => {
    expect((await visit(referent, { dwelling: null, said: null })).statusCode).toBe(400)
    expect(ruleOf(await visit(referent, { visitedOn: addDays(today, 1) }))).toBe(
      'fact-in-the-future',
    )
    expect(ruleOf(await visit(referent, { visitedOn: addDays(today, -60) }))).toBe(
      'visit-before-keys',
    )
    expect((await visit(counsellor)).statusCode).toBe(404)
  })

  test('14r · le mandataire lit qu’une visite a eu lieu et qui l’a faite, rien de ce qu’elle montre', async () => {
    await visit(referent, { dwelling: 'Le robinet goutte.' })
    const page = await visits(mandatary)
    expect(page.visits).toEqual([])
    expect(page.reduced).toHaveLength(1)
    expect(JSON.stringify(page)).not.toContain('robinet')
  })

  test('M3 · M9 · la part des visites seulement techniques se voit, ce qui va bien se dit au ménage', async () => {
    await visit(referent, { purpose: 'technical' })
    await visit(referent, { praise: 'Premier mois payé en entier.' })
    expect((await visits(referent)).technicalShare).toBe(0.5)
    expect((await visits(member)).visits.map(({ praise }) => praise)).toContain(
      'Premier mois payé en entier.',
    )
  })
})

describe('les alertes', () => {
  test('M4 · trouvée par les dates, dite une fois, fermée quand sa cause finit', async () => {
    expect(await watchAlerts(base.db)).toBeGreaterThan(0)
    expect(await watchAlerts(base.db)).toBe(0)
    const [alert] = await alerts(referent)
    expect(alert).toMatchObject({ kind: 'no-contact', owner: 'referent', closedOn: null })
    expect(alert?.why).toMatch(/^Clés remises/u)
    await visit(referent)
    await watchAlerts(base.db)
    expect(await alerts(referent)).toMatchObject([{ kind: 'no-contact', closedOn: today }])
    await watchAlerts(base.db)
    expect(await alerts(referent)).toHaveLength(1)
  })

  test('M6 · sans prise en charge elle monte d’un cran, prise en charge elle reste, et quelqu’un la tient toujours', async () => {
    await watchAlerts(base.db)
    const late = () =>
      base.oracle.query(`UPDATE alert SET owner_since = current_date - 9 WHERE household_id = $1`, [
        householdId,
      ])
    await late()
    await watchAlerts(base.db)
    const [alert] = await alerts(sitting.worker)
    expect(alert?.owner).toBe('worker')
    const mine = await app.ask(sitting.worker, 'GET', '/api/alerts')
    expect(mine.json<OpenAlerts>().alerts.find(({ id }) => id === alert?.id)?.isMine).toBe(true)
    await post(sitting.worker, `alerts/${alert?.id ?? ''}/moves`, { to: 'acknowledged' })
    await late()
    await watchAlerts(base.db)
    expect(await alerts(sitting.worker)).toMatchObject([{ owner: 'worker', acknowledgedOn: today }])
  })

  test('M4 · M6 · la même cause vue deux fois rejoint l’alerte ouverte ; close, elle dit ce qui a été fait', async () => {
    const enter = () =>
      post(referent, 'alerts', {
        ...{ id: randomUUID(), kind: 'mail-piling', personId, raisedOn: today },
        why: 'La boîte déborde.',
      })
    await enter()
    await enter()
    const [alert] = await alerts(referent)
    expect(alert).toMatchObject({ kind: 'mail-piling', seenTimes: 2 })
    const path = `alerts/${alert?.id ?? ''}/moves`
    await post(referent, path, { to: 'closed', with: 'Courrier ouvert ensemble.' })
    expect(ruleOf(await post(referent, path, { to: 'acknowledged' }))).toBe('alert-closed')
    expect((await alerts(member))[0]?.closedWith).toBe('Courrier ouvert ensemble.')
    const found = { id: randomUUID(), kind: 'no-contact', personId, raisedOn: today, why: 'x' }
    expect(ruleOf(await post(referent, 'alerts', found))).toBe('alert-found-by-dates')
  })

  test('M4 · une absence sans suppléance est vue avant qu’elle commence', async () => {
    await visit(referent)
    await base.oracle.query(
      `INSERT INTO absence (id, account_id, organisation_id, starts_on, ends_on)
       VALUES (gen_random_uuid(), $1, $2, current_date + 7, current_date + 20)`,
      [sitting.worker.accountId, sitting.worker.organisationId],
    )
    await watchAlerts(base.db)
    expect(await alerts(referent)).toMatchObject([{ kind: 'no-deputy' }])
    await base.oracle.query('UPDATE absence SET deputy_account_id = $1', [member.accountId])
    await watchAlerts(base.db)
    expect(await alerts(referent)).toMatchObject([{ closedOn: today }])
    await base.oracle.query('DELETE FROM absence')
  })

  test('note 11 · une alerte à ne pas dire est tue au ménage, et demande une deuxième personne', async () => {
    await watchAlerts(base.db)
    const [alert] = await alerts(member)
    const path = `alerts/${alert?.id ?? ''}/moves`
    await post(sitting.worker, path, { to: 'withheld' })
    expect(await alerts(member)).toEqual([])
    expect(ruleOf(await post(sitting.worker, path, { to: 'withheld' }))).toBe('second-reader')
    expect((await post(counsellor, path, { to: 'withheld' })).statusCode).toBe(200)
    expect((await alerts(referent))[0]?.withheld).toBe('agreed')
  })

  test('M8 · le chemin « danger » ne garde que son usage, et jamais pour le ménage', async () => {
    const used = await post(referent, 'danger-path', { id: randomUUID(), personId })
    expect(used.statusCode).toBe(200)
    const page = await app.ask(member, 'GET', URL('alerts'))
    expect(page.json<AlertsRead>().numbers.map(({ number }) => number)).toContain('112')
    const { rows } = await base.oracle.query('SELECT * FROM danger_path WHERE household_id = $1', [
      householdId,
    ])
    expect(Object.keys(rows[0] as object).sort()).toEqual(
      [
        ...['author_account_id', 'author_organisation_id', 'household_id', 'id'],
        ...['subject_person_id', 'used_on'],
      ].sort(),
    )
  })
})
