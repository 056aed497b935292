import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, addMonths } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { ClosureRead } from '../contract.ts'
import { askReviews } from './jobs.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let referent: people.TestActor
let stranger: people.TestActor
let household: people.TestHousehold
let member: people.TestActor
let today: string

const TERMS = {
  'months.followup': 12,
  'months.review': 3,
  'months.reopening': 24,
  'nudge.review-reminder': 14,
  'nudge.review-reminders': 2,
}

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const persons = await people.organisation(base.oracle, 'households')
  scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  referent = await people.actor(base.oracle, landlord.id, 'REF')
  stranger = await people.actor(base.oracle, landlord.id, 'REF')
  personsOrganisation = persons.id
  for (const [key, value] of Object.entries(TERMS)) {
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'essai')`,
      [scheme.id, key, value, key.startsWith('months') ? 'months' : 'days'],
    )
  }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

let personsOrganisation = ''

/** A household whose lease was signed so many months ago, with its plan. */
beforeEach(async () => {
  household = await people.household(base.oracle, scheme.id, worker)
  const [lead] = household.persons
  member = await people.actor(base.oracle, personsOrganisation, 'HH', { personId: lead ?? '' })
  await people.assignment(base.oracle, household.id, member)
  await people.assignment(base.oracle, household.id, referent, { signed: true })
  await leaseSigned(addMonths(today, -13))
})

async function leaseSigned(on: string): Promise<void> {
  await base.oracle.query(
    `INSERT INTO lease (id, household_id, kind, signed_on, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, 'ordinary', $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [household.id, on, referent.accountId, referent.organisationId],
  )
  const kinds = ['referral-sent', 'eligible', 'prescriber-informed', 'prescriber-go', 'convoked']
  const later = [
    'decided',
    'result-told',
    'household-notified',
    'offer-accepted',
    'keys',
    'plan-signed',
  ]
  for (const kind of [...kinds, ...later]) {
    await base.oracle.query(
      'INSERT INTO milestone (household_id, kind, happened_on) VALUES ($1, $2, $3)',
      [household.id, kind, on],
    )
  }
  await base.oracle.query('UPDATE household SET phase = 9, phase_since = $2 WHERE id = $1', [
    household.id,
    on,
  ])
}

const url = (path: string) => `/api/households/${household.id}/${path}`
const meeting = (over: object = {}) => ({
  id: randomUUID(),
  heldOn: today,
  present: ['household', 'worker', 'referent'],
  objectives: 'Le loyer est payé chaque mois.',
  remains: 'Refaire la carte d’identité.',
  watchPlan: 'Appeler le référent si un courrier inquiète.',
  watchOn: null,
  earlyMotive: null,
  marks: { 'able-to-rent': 4, 'knows-renting': 3, 'knows-living': 4, environment: 3 },
  ...over,
})
const answer = () => ({
  id: randomUUID(),
  housing: 'same-home',
  rent: 'up-to-date',
  incidents: 'none',
  helpedBy: null,
  opinion: 'On est bien ici.',
})

async function read(who: people.TestActor): Promise<ClosureRead> {
  return (await app.ask(who, 'GET', url('closure'))).json<ClosureRead>()
}

async function phase(): Promise<{ phase: number; state: string } | undefined> {
  const { rows } = await base.oracle.query<{ phase: number; state: string }>(
    'SELECT phase, state FROM household WHERE id = $1',
    [household.id],
  )
  return rows[0]
}

/** The meeting was held three months ago, and the calendar has gone round. */
async function reviewOpened(): Promise<ClosureRead> {
  expect((await app.ask(referent, 'POST', url('closure'), meeting())).statusCode).toBe(200)
  const ago = addMonths(today, -3)
  await base.oracle.query('UPDATE closure SET held_on = $2 WHERE household_id = $1', [
    household.id,
    ago,
  ])
  await base.oracle.query(
    `UPDATE milestone SET happened_on = $2 WHERE household_id = $1 AND kind = 'closure-held'`,
    [household.id, ago],
  )
  await base.oracle.query('UPDATE household SET phase_since = $2 WHERE id = $1', [
    household.id,
    ago,
  ])
  await base.oracle.query('SELECT app_private.open_reviews()')
  await askReviews(base.db)
  return read(worker)
}

test('P1 · une réunion de clôture après douze mois ferme le suivi, avec l’autonomie sur quatre axes', async () => {
  const body = meeting()
  expect((await app.ask(referent, 'POST', url('closure'), body)).statusCode).toBe(200)
  // Sent twice, written once.
  expect((await app.ask(referent, 'POST', url('closure'), body)).statusCode).toBe(200)
  const shown = await read(worker)
  expect(shown.closure).toMatchObject({ heldOn: today, remains: body.remains })
  expect(shown.closure?.marks).toHaveLength(4)
  expect(shown.reviewDueOn).toBe(addMonths(today, 3))
  expect(await phase()).toMatchObject({ phase: 11, state: 'active' })
})

test('P1 · avant douze mois, elle est refusée sans motif et acceptée avec', async () => {
  await base.oracle.query('UPDATE lease SET signed_on = $2 WHERE household_id = $1', [
    household.id,
    addMonths(today, -11),
  ])
  const early = await app.ask(referent, 'POST', url('closure'), meeting())
  expect(early.json()).toMatchObject({ code: 'rule-refused', rule: 'closure-too-early' })
  expect(await phase()).toMatchObject({ phase: 9 })
  const motive = { earlyMotive: 'Départ choisi près de sa fille, logement trouvé.' }
  expect((await app.ask(referent, 'POST', url('closure'), meeting(motive))).statusCode).toBe(200)
  expect(await phase()).toMatchObject({ phase: 11 })
})

test('P1 · ni dans l’avenir, ni deux fois, ni par qui ne suit pas le ménage', async () => {
  const tomorrow = await app.ask(
    referent,
    'POST',
    url('closure'),
    meeting({ heldOn: addDays(today, 1) }),
  )
  expect(tomorrow.json()).toMatchObject({ rule: 'fact-in-the-future' })
  expect((await app.ask(stranger, 'POST', url('closure'), meeting())).statusCode).toBe(404)
  await app.ask(referent, 'POST', url('closure'), meeting())
  const again = await app.ask(worker, 'POST', url('closure'), meeting())
  expect(again.json()).toMatchObject({ rule: 'already-closed' })
})

test('P2 · trois mois après la clôture, trois questionnaires partent, une seule fois', async () => {
  const shown = await reviewOpened()
  expect(shown.review.map(({ respondent }) => respondent).sort()).toEqual([
    ...['household', 'referent', 'worker'],
  ])
  expect(await askReviews(base.db)).toBe(0)
  const { rows } = await base.oracle.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM outbox WHERE kind = 'ask-review' AND ids @> ARRAY[$1::uuid]`,
    [household.id],
  )
  // The person of the household, the named référent, the worker.
  expect(rows[0]?.count).toBe(3)
})

test('P2 · chacun répond à ses questions ; la dernière réponse clôt le dossier', async () => {
  const { review } = await reviewOpened()
  const idOf = (respondent: string) =>
    review.find((line) => line.respondent === respondent)?.requestId ?? ''
  const wrong = await app.ask(
    referent,
    'POST',
    url(`review-requests/${idOf('worker')}/answer`),
    answer(),
  )
  expect(wrong.json()).toMatchObject({ rule: 'not-your-questions' })
  for (const [who, respondent] of [
    [member, 'household'],
    [referent, 'referent'],
  ] as const) {
    const sent = await app.ask(
      who,
      'POST',
      url(`review-requests/${idOf(respondent)}/answer`),
      answer(),
    )
    expect(sent.statusCode).toBe(200)
  }
  expect(await phase()).toMatchObject({ phase: 12, state: 'active' })
  await app.ask(worker, 'POST', url(`review-requests/${idOf('worker')}/answer`), answer())
  expect(await phase()).toMatchObject({ phase: 12, state: 'closed' })
  expect((await read(member)).review.map(({ answer: given }) => given?.opinion)).toEqual(
    Array.from({ length: 3 }, () => 'On est bien ici.'),
  )
})

test('P2 · sans réponse : deux rappels, puis l’absence de réponse est notée, et plus rien', async () => {
  await reviewOpened()
  const rounds: number[] = []
  for (let round = 0; round < 5; round += 1) {
    await base.oracle.query(
      `UPDATE review_request SET asked_on = asked_on - 14,
         reminded_on = ARRAY(SELECT d - 14 FROM unnest(reminded_on) AS d) WHERE household_id = $1`,
      [household.id],
    )
    rounds.push(await askReviews(base.db))
  }
  expect(rounds).toEqual([3, 3, 3, 0, 0])
  const { review } = await read(worker)
  expect(
    review.every(
      ({ remindedOn, unansweredOn }) => remindedOn.length === 2 && unansweredOn !== null,
    ),
  ).toBe(true)
})

test('P4 · le ménage dit s’il veut que son dossier soit gardé ; son dernier choix compte', async () => {
  await app.ask(referent, 'POST', url('closure'), meeting())
  const choice = (kept: string) => ({ id: randomUUID(), choice: kept, saidBy: 'moi' })
  await app.ask(worker, 'POST', url('retention-choice'), choice('delete'))
  await base.oracle.query(
    'UPDATE retention_choice SET said_on = said_on - 1 WHERE household_id = $1',
    [household.id],
  )
  expect((await app.ask(member, 'POST', url('retention-choice'), choice('keep'))).statusCode).toBe(
    200,
  )
  expect((await read(referent)).retention).toMatchObject({
    choice: 'keep',
    keepUntil: addMonths(today, 24),
  })
})

test('P5 · une sortie avant terme garde ses mots du côté du prescripteur, jamais chez le bailleur', async () => {
  const words = ['Il est retourné chez sa mère.', 'Deux rencontres.', 'Proposer plus petit.']
  const exit = { to: 'ended-early', on: today, subjectPersonId: household.persons[0], words }
  const sent = await app.ask(worker, 'POST', url('state'), { id: randomUUID(), ...exit })
  expect(sent.statusCode).toBe(200)
  expect(await phase()).toMatchObject({ state: 'ended-early' })
  expect((await read(worker)).exits).toEqual([{ on: today, kind: 'ended-early', words }])
  const landlord = await app.ask(referent, 'GET', url('closure'))
  expect(landlord.json<ClosureRead>().exits).toEqual([])
  expect(landlord.body).not.toContain('chez sa mère')
})

test('P6 · une reprise reste possible deux ans, pas un jour de plus', async () => {
  const move = (to: string) => ({
    ...{ id: randomUUID(), to, on: today, subjectPersonId: household.persons[0] },
    words: ['Le ménage l’a demandé.'],
  })
  await app.ask(worker, 'POST', url('state'), move('withdrawn'))
  await base.oracle.query(
    `UPDATE milestone SET happened_on = $2 WHERE household_id = $1 AND kind = 'withdrawn'`,
    [household.id, addDays(addMonths(today, -24), -1)],
  )
  const late = await app.ask(worker, 'POST', url('state'), move('active'))
  expect(late.json()).toMatchObject({ rule: 'too-late-to-reopen' })
  await base.oracle.query(
    `UPDATE milestone SET happened_on = $2 WHERE household_id = $1 AND kind = 'withdrawn'`,
    [household.id, addMonths(today, -24)],
  )
  expect((await app.ask(worker, 'POST', url('state'), move('active'))).statusCode).toBe(200)
  expect(await phase()).toMatchObject({ state: 'active' })
})
