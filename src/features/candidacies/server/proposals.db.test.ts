import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { Candidacy, CandidacyList } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let site: people.TestActor
let lead: people.TestActor
let holder: people.TestActor
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const commune = await people.organisation(base.oracle, 'commune')
  scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  site = await people.actor(base.oracle, landlord.id, 'REF')
  lead = await people.actor(base.oracle, landlord.id, 'PRG')
  holder = await people.actor(base.oracle, commune.id, 'RES')
  await stock.sector(base.oracle, scheme, 'Annecy', { communes: ['74093', '74010'], quota: 12 })
  await stock.right(base.oracle, scheme, commune.id, { contingent: 'commune', commune: '74093' })
  const found = await base.oracle.query<{ today: string }>(
    'SELECT app_private.programme_today() AS today',
  )
  today = found.rows[0]!.today
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

/** A household whose needs are known, followed by its worker and the landlord. */
async function home(): Promise<people.TestHousehold> {
  const household = await people.household(base.oracle, scheme.id, worker)
  for (const who of [officer, lead]) {
    await people.assignment(base.oracle, household.id, who, { reach: 'organisation' })
  }
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on) VALUES
       ($1, 'referral-sent', current_date - 20), ($1, 'eligible', current_date - 15)`,
    [household.id],
  )
  await base.oracle.query(
    'UPDATE household SET phase = 2, phase_since = current_date - 15 WHERE id = $1',
    [household.id],
  )
  return household
}

const free = async (contingent = 'landlord') =>
  stock.vacancy(base.oracle, await stock.dwelling(base.oracle, scheme, { contingent }))

function post(who: people.TestActor, path: string, body: object) {
  return whole.ask(who, 'POST', path, body)
}

const url = (householdId: string, rest = '') => `/api/households/${householdId}/candidacies${rest}`

async function choose(
  householdId: string,
  vacancyId: string,
  motive = 'Le logement est près de l’école.',
) {
  const id = randomUUID()
  const reply = await post(officer, url(householdId), { id, vacancyId, motive })
  return { id, reply }
}

async function inform(householdId: string, id: string, siteManager: object | null = null) {
  return post(officer, url(householdId, `/${id}/inform`), { siteManager })
}

/** A household chosen and its prescriber informed. */
async function proposed(): Promise<{ householdId: string; id: string; vacancyId: string }> {
  const household = await home()
  const vacancyId = await free()
  const { id, reply } = await choose(household.id, vacancyId)
  expect(reply.statusCode, reply.body).toBe(200)
  const informed = await inform(household.id, id)
  expect(informed.statusCode, informed.body).toBe(200)
  return { householdId: household.id, id, vacancyId }
}

async function answer(
  householdId: string,
  id: string,
  body: { answer: string; words?: string | null; feelings?: object | null; id?: string },
) {
  return post(worker, url(householdId, `/${id}/answers`), {
    id: randomUUID(),
    words: null,
    feelings: null,
    ...body,
  })
}

async function seen(who: people.TestActor, householdId: string): Promise<Candidacy | undefined> {
  const reply = await whole.ask(who, 'GET', url(householdId))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<CandidacyList>().candidacies[0]
}

async function statusOf(vacancyId: string): Promise<string | undefined> {
  const found = await base.oracle.query<{ status: string }>(
    'SELECT status FROM vacancy WHERE id = $1',
    [vacancyId],
  )
  return found.rows[0]?.status
}

async function phaseOf(householdId: string): Promise<number | undefined> {
  const found = await base.oracle.query<{ phase: number }>(
    `SELECT coalesce(e.phase, h.phase) AS phase FROM household h
     LEFT JOIN held_phase e ON e.household_id = h.id AND e.audience = 'deciders' WHERE h.id = $1`,
    [householdId],
  )
  return found.rows[0]?.phase
}

async function mailsAbout(candidacyId: string): Promise<string[]> {
  const found = await base.oracle.query<{ kind: string }>(
    'SELECT kind FROM outbox WHERE ids[1] = $1 ORDER BY created_at, kind',
    [candidacyId],
  )
  return found.rows.map(({ kind }) => kind)
}

test('H1 · la chargée d’attribution choisit avec un motif, puis informe le prescripteur, qui l’apprend par courriel', async () => {
  const household = await home()
  const vacancyId = await free()
  const { id, reply } = await choose(household.id, vacancyId)
  expect(reply.json<CandidacyList>().candidacies[0]).toMatchObject({
    id,
    status: 'chosen',
    motive: 'Le logement est près de l’école.',
    abilities: ['inform', 'close'],
  })
  expect([await statusOf(vacancyId), await phaseOf(household.id)]).toEqual(['proposed', 2])
  expect(reply.json<CandidacyList>().isContactBlocked).toBe(true)
  const twice = [await inform(household.id, id), await inform(household.id, id)]
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect([await phaseOf(household.id), await mailsAbout(id)]).toEqual([3, ['proposal-made']])
  expect(await seen(worker, household.id)).toMatchObject({
    status: 'informed',
    whoseMove: 'prescriber-answers',
    dwelling: { typology: 'T3', rentCents: 41_200 },
    abilities: ['answer', 'withdraw', 'visit', 'report'],
  })
})

test('choisir sans motif écrit, ou deux ménages dans deux formulaires sous le même numéro, est refusé', async () => {
  const household = await home()
  const vacancyId = await free()
  const blank = await choose(household.id, vacancyId, '   ')
  expect(blank.reply.statusCode).toBe(400)
  const { id } = await choose(household.id, vacancyId)
  const same = { id, vacancyId, motive: 'Le logement est près de l’école.' }
  expect((await post(officer, url(household.id), same)).statusCode).toBe(200)
  const other = { ...same, motive: 'Un autre motif.' }
  expect((await post(officer, url(household.id), other)).statusCode).toBe(409)
})

test('un ménage qui a une candidature vivante ne s’en voit pas proposer une autre', async () => {
  const { householdId } = await proposed()
  const vacancyId = await free()
  const { reply } = await choose(householdId, vacancyId)
  expect(reply.json()).toMatchObject({ code: 'rule-refused', rule: 'household-has-candidacy' })
  expect(await statusOf(vacancyId)).toBe('open')
})

test('le quota d’un secteur arrête un choix de plus tant que la responsable ne l’a pas accordé', async () => {
  await stock.sector(base.oracle, scheme, 'Plein', { communes: ['74225'], quota: 0 })
  const household = await home()
  const dwellingId = await stock.dwelling(base.oracle, scheme, { commune: '74225' })
  const vacancyId = await stock.vacancy(base.oracle, dwellingId)
  const refused = await choose(household.id, vacancyId)
  expect(refused.reply.json()).toMatchObject({ rule: 'quota-reached' })
  const granted = { id: randomUUID(), motive: 'Un logement de plus pour ce ménage.' }
  await whole.ask(lead, 'POST', `/api/vacancies/${vacancyId}/over-quota`, granted)
  expect((await choose(household.id, vacancyId)).reply.statusCode).toBe(200)
})

test('G10 · un choix peut attendre le réservataire, mais personne n’est informé avant son accord', async () => {
  const household = await home()
  const vacancyId = await free('commune')
  const { id, reply } = await choose(household.id, vacancyId)
  expect(reply.json<CandidacyList>().candidacies[0]?.holderAwaited).not.toBeNull()
  expect(await statusOf(vacancyId)).toBe('open')
  const early = await inform(household.id, id)
  expect(early.json()).toMatchObject({ rule: 'holder-has-the-turn' })
  // The holder reads whom it is asked about, and nobody else.
  const other = await home()
  expect(await seen(holder, household.id)).toMatchObject({ status: 'chosen', motive: null })
  expect((await whole.ask(holder, 'GET', url(other.id))).statusCode).toBe(404)
  for (const kind of ['asked', 'agreed']) {
    const turn = { id: randomUUID(), kind, on: today, words: null }
    const turned = await post(
      kind === 'asked' ? officer : holder,
      `/api/vacancies/${vacancyId}/turns`,
      turn,
    )
    expect(turned.statusCode, turned.body).toBe(200)
  }
  expect((await inform(household.id, id)).statusCode).toBe(200)
  expect(await statusOf(vacancyId)).toBe('proposed')
})

test('H1 · le bailleur ne fixe ni visite ni rencontre avec le ménage avant que le prescripteur soit informé', async () => {
  const household = await home()
  await people.assignment(base.oracle, household.id, site)
  const plan = (who: people.TestActor, kind: string) =>
    whole.ask(who, 'POST', `/api/households/${household.id}/appointments`, {
      ...{ id: randomUUID(), kind, title: null, day: addDays(today, 4), hour: '10:00' },
      ...{ minutes: 60, place: null, placeIsPublic: false, participants: [] },
    })
  const rule = async (who: people.TestActor, kind: string) =>
    (await plan(who, kind)).json<{ rule?: string }>().rule
  expect(await rule(site, 'visit')).toBe('prescriber-first')
  const { id } = await choose(household.id, await free())
  for (const who of [officer, site]) {
    expect(await rule(who, 'visit')).toBe('prescriber-first')
    expect(await rule(who, 'meeting')).toBe('prescriber-first')
  }
  expect((await plan(worker, 'visit')).statusCode).toBe(200)
  await inform(household.id, id)
  expect((await plan(officer, 'visit')).statusCode).toBe(200)
})

test('H2 · l’accord ouvre le dossier, une seule fois, et ce que le ménage a ressenti reste à son accompagnant', async () => {
  const { householdId, id } = await proposed()
  const { rows } = await base.oracle.query<{ id: string }>(
    'SELECT id FROM person WHERE household_id = $1',
    [householdId],
  )
  const feelings = { personId: rows[0]!.id, words: 'Elle a peur du bruit de la rue.' }
  const given = { id: randomUUID(), answer: 'go', feelings }
  const first = await answer(householdId, id, given)
  expect(first.statusCode, first.body).toBe(200)
  expect((await answer(householdId, id, given)).statusCode).toBe(200)
  const again = await answer(householdId, id, { answer: 'go' })
  expect(again.json()).toMatchObject({ rule: 'already-answered' })
  expect(await phaseOf(householdId)).toBe(4)
  expect(await seen(worker, householdId)).toMatchObject({
    status: 'go',
    thread: [{ answer: 'go', feelings: feelings.words }],
  })
  const landlordReply = await whole.ask(officer, 'GET', url(householdId))
  expect(landlordReply.body).not.toContain('bruit de la rue')
  const clear = await base.oracle.query(
    `SELECT FROM protected_text WHERE position('bruit'::bytea IN sealed_text) > 0`,
  )
  expect(clear.rowCount).toBe(0)
})

test('H2 · à adapter, la chargée d’attribution répond, puis l’accord ; chacun parle à son tour', async () => {
  const { householdId, id } = await proposed()
  const words = 'Il faudrait une douche à la place de la baignoire.'
  expect((await answer(householdId, id, { answer: 'adapt', words: null })).statusCode).toBe(400)
  expect((await answer(householdId, id, { answer: 'adapt', words })).statusCode).toBe(200)
  expect((await answer(householdId, id, { answer: 'adapt', words })).json()).toMatchObject({
    rule: 'already-answered',
  })
  expect(await seen(officer, householdId)).toMatchObject({ whoseMove: 'officer-replies' })
  const reply = () =>
    post(officer, url(householdId, `/${id}/replies`), {
      id: randomUUID(),
      words: 'La douche sera posée avant l’entrée.',
    })
  expect((await reply()).statusCode).toBe(200)
  expect((await reply()).json()).toMatchObject({ rule: 'nothing-to-answer' })
  expect((await answer(householdId, id, { answer: 'go' })).statusCode).toBe(200)
  expect((await seen(officer, householdId))?.thread.map((line) => line.answer)).toEqual([
    'adapt',
    'reply',
    'go',
  ])
})

test('H2 · pas maintenant clôt la candidature, rouvre le logement et les besoins, et rien ne se répond plus', async () => {
  const { householdId, id, vacancyId } = await proposed()
  const words = 'L’hospitalisation n’est pas terminée.'
  expect((await answer(householdId, id, { answer: 'not-now', words })).statusCode).toBe(200)
  expect([await statusOf(vacancyId), await phaseOf(householdId)]).toEqual(['open', 2])
  expect(await seen(officer, householdId)).toMatchObject({
    status: 'closed',
    closing: { kind: 'not-now', words },
    abilities: [],
  })
  const late = await answer(householdId, id, { answer: 'go' })
  expect(late.json()).toMatchObject({ rule: 'candidacy-closed' })
  const next = await choose(householdId, await free())
  await inform(householdId, next.id)
  // Closed and proposed again on the same day: the new proposal counts.
  expect(await phaseOf(householdId)).toBe(3)
})

test('un logement que deux ménages attendent reste proposé tant que l’un d’eux l’est', async () => {
  const { householdId, id, vacancyId } = await proposed()
  const second = await home()
  const other = await choose(second.id, vacancyId)
  expect(other.reply.statusCode).toBe(200)
  await answer(householdId, id, { answer: 'not-now', words: 'Pas encore prêts.' })
  expect(await statusOf(vacancyId)).toBe('proposed')
  const closing = { words: 'Un autre logement convient mieux.' }
  await post(officer, url(second.id, `/${other.id}/closing`), closing)
  expect(await statusOf(vacancyId)).toBe('open')
})

test('H2 · répondre avant d’être informé, ou à la place du prescripteur, est refusé', async () => {
  const household = await home()
  const { id } = await choose(household.id, await free())
  const early = await answer(household.id, id, { answer: 'go' })
  expect(early.json()).toMatchObject({ rule: 'prescriber-not-informed' })
  await inform(household.id, id)
  const body = { id: randomUUID(), answer: 'go', words: null, feelings: null }
  const notHers = await post(officer, url(household.id, `/${id}/answers`), body)
  expect(notHers.statusCode).toBe(404)
})

test('un logement retiré clôt les candidatures qui l’attendent et prévient leurs prescripteurs', async () => {
  const { householdId, id, vacancyId } = await proposed()
  const page = await whole.ask(officer, 'GET', `/api/vacancies/${vacancyId}`)
  const move = (to: string) =>
    whole.ask(lead, 'POST', `/api/vacancies/${vacancyId}/moves`, {
      ...{ id: randomUUID(), to, motive: 'Le locataire reste.', letOn: null },
      version: page.json<{ version: number }>().version,
    })
  expect((await move('open')).json()).toMatchObject({ rule: 'vacancy-has-candidates' })
  const withdrawn = await move('withdrawn')
  expect(withdrawn.statusCode, withdrawn.body).toBe(200)
  expect(await seen(worker, householdId)).toMatchObject({
    status: 'closed',
    closing: { kind: 'dwelling-withdrawn' },
  })
  expect([await phaseOf(householdId), await mailsAbout(id)]).toEqual([
    2,
    ['proposal-made', 'proposal-ended'],
  ])
  const late = await answer(householdId, id, { answer: 'go' })
  expect(late.json()).toMatchObject({ rule: 'candidacy-closed' })
  expect((await choose(householdId, vacancyId)).reply.json()).toMatchObject({
    rule: 'vacancy-not-open',
  })
})
