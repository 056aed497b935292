import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { asActor } from '#platform/db/door.ts'
import { openPool } from '#platform/db/pool.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { Agenda, Appointment, Taken } from '../contract.ts'
import { absencesBetween, appointmentsBetween } from './read-sql.ts'

let base: TestDatabase
let whole: WholeApp
let worker: people.TestActor
let colleague: people.TestActor
let referent: people.TestActor
let carer: people.TestActor
let stranger: people.TestActor
let home: people.TestHousehold
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const { rows } = await base.oracle.query<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )
  today = rows[0]?.today ?? ''
  const at = async (kind: string) => (await people.organisation(base.oracle, kind)).id
  const [landlord, association, justice, other] = [
    await at('landlord'),
    await at('association'),
    await at('care'),
    await at('association'),
  ]
  const scheme = await people.scheme(base.oracle, landlord)
  worker = await people.actor(base.oracle, association, 'PRE')
  colleague = await people.actor(base.oracle, association, 'PRE')
  referent = await people.actor(base.oracle, landlord, 'REF')
  carer = await people.actor(base.oracle, justice, 'HP')
  stranger = await people.actor(base.oracle, other, 'PRE')
  home = await people.household(base.oracle, scheme.id, worker)
  await people.assignment(base.oracle, home.id, referent)
  await people.assignment(base.oracle, home.id, carer, {
    subjectPersonId: home.persons[0] ?? '',
  })
  // The person agreed that her worker knows of her carer.
  await people.consent(base.oracle, home, home.persons[0] ?? '', {
    to: worker,
    compartments: ['7b'],
  })
  await people.consent(base.oracle, home, home.persons[0] ?? '', {
    to: carer,
    compartments: ['1r'],
  })
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

function asked(more: object = {}) {
  return {
    id: randomUUID(),
    kind: 'visit',
    title: null,
    day: addDays(today, 3),
    hour: '09:30',
    minutes: 45,
    place: 'Maison des associations, salle 2',
    placeIsPublic: false,
    participants: [] as string[],
    ...more,
  }
}

async function plan(who: people.TestActor, more: object = {}, householdId: string | null = null) {
  const url =
    householdId === null ? '/api/appointments' : `/api/households/${householdId}/appointments`
  return whole.ask(who, 'POST', url, asked(more))
}

async function agendaOf(who: people.TestActor): Promise<Agenda> {
  const reply = await whole.ask(
    who,
    'GET',
    `/api/agenda?from=${addDays(today, -1)}&to=${addDays(today, 30)}`,
  )
  expect(reply.statusCode).toBe(200)
  return reply.json<Agenda>()
}

const idsOf = async (who: people.TestActor) =>
  (await agendaOf(who)).appointments.map(({ id }) => id)

test('un rendez-vous au sujet d’un ménage n’est lu que de ses participants, tant qu’ils suivent le ménage', async () => {
  const planned = await plan(worker, { participants: [referent.accountId] }, home.id)
  expect(planned.statusCode).toBe(200)
  const { id } = planned.json<Appointment>()
  expect(await idsOf(worker)).toContain(id)
  expect(await idsOf(referent)).toContain(id)
  for (const other of [colleague, carer, stranger]) expect(await idsOf(other)).not.toContain(id)
  await base.oracle.query(
    'UPDATE assignment SET ends_on = current_date - 1 WHERE household_id = $1 AND account_id = $2',
    [home.id, referent.accountId],
  )
  expect(await idsOf(referent)).not.toContain(id)
  expect(
    (await whole.ask(referent, 'POST', `/api/appointments/${id}/answer`, { answer: 'yes' }))
      .statusCode,
  ).toBe(404)
  await base.oracle.query(
    'UPDATE assignment SET ends_on = NULL WHERE household_id = $1 AND account_id = $2',
    [home.id, referent.accountId],
  )
})

test('A1 · l’infirmière n’est nommée ni au bailleur ni dans une liste, même conviée au même rendez-vous', async () => {
  const planned = await plan(
    worker,
    { participants: [referent.accountId, carer.accountId] },
    home.id,
  )
  const { id, unnamed } = planned.json<Appointment>()
  expect(await idsOf(carer)).toContain(id)
  const seen = (await agendaOf(referent)).appointments.find((one) => one.id === id)
  expect(seen?.parties.map(({ accountId }) => accountId).sort()).toEqual(
    [worker.accountId, referent.accountId].sort(),
  )
  expect(seen?.unnamed).toBe(0)
  const organiser = (await agendaOf(worker)).appointments.find((one) => one.id === id)
  expect(organiser?.parties.some(({ accountId }) => accountId === carer.accountId)).toBe(false)
  expect([unnamed, organiser?.unnamed]).toContain(1)
})

test('A1 · en conviant, l’infirmière ne se révèle qu’à qui la personne l’a accepté', async () => {
  const found = await whole.ask(carer, 'GET', `/api/households/${home.id}/people`)
  const ids = found.json<{ people: { accountId: string }[] }>().people.map((one) => one.accountId)
  expect(ids).toEqual([worker.accountId])
  const refused = await plan(carer, { participants: [referent.accountId] }, home.id)
  expect(refused.json()).toMatchObject({ rule: 'may-not-invite-this-person' })
})

test('nul ne convie un inconnu, ni ne fixe de rendez-vous sur un ménage qu’il ne suit pas, ni dans le passé', async () => {
  expect((await plan(worker, { participants: [stranger.accountId] })).json()).toMatchObject({
    rule: 'may-not-invite-this-person',
  })
  expect((await plan(stranger, {}, home.id)).statusCode).toBe(404)
  expect((await plan(worker, { day: addDays(today, -1) })).json()).toMatchObject({
    rule: 'appointment-in-the-past',
  })
  expect((await plan(worker, { hour: '25:00' })).json()).toMatchObject({
    fields: { hour: 'impossible-hour' },
  })
})

test('le même formulaire envoyé deux fois est écrit une fois', async () => {
  const form = asked({ participants: [colleague.accountId] })
  const first = await whole.ask(worker, 'POST', '/api/appointments', form)
  const second = await whole.ask(worker, 'POST', '/api/appointments', form)
  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  expect(second.json()).toEqual(first.json())
  expect((await idsOf(worker)).filter((id) => id === form.id)).toHaveLength(1)
})

test('déplacer : une seule version gagne, chacun doit répondre à nouveau, seul l’organisme qui invite déplace', async () => {
  const planned = (
    await plan(worker, { participants: [referent.accountId] }, home.id)
  ).json<Appointment>()
  await whole.ask(referent, 'POST', `/api/appointments/${planned.id}/answer`, { answer: 'yes' })
  const move = {
    day: addDays(today, 4),
    hour: '14:00',
    minutes: 60,
    place: null,
    placeIsPublic: false,
    version: planned.version,
  }
  const url = `/api/appointments/${planned.id}/move`
  expect((await whole.ask(referent, 'POST', url, move)).json()).toMatchObject({
    rule: 'organiser-only',
  })
  const moved = (await whole.ask(worker, 'POST', url, move)).json<Appointment>()
  expect(moved).toMatchObject({ hour: '14:00', version: 2, place: null })
  expect(moved.parties.find(({ accountId }) => accountId === referent.accountId)?.answer).toBe(
    'none',
  )
  expect((await whole.ask(worker, 'POST', url, move)).statusCode).toBe(200)
  const late = await whole.ask(worker, 'POST', url, { ...move, hour: '16:00' })
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ current: { hour: '14:00', version: 2 } })
})

test('annuler garde le rendez-vous et son motif ; on n’y répond plus', async () => {
  const planned = (await plan(worker, { participants: [colleague.accountId] })).json<Appointment>()
  const url = `/api/appointments/${planned.id}`
  const motive = 'Salle indisponible'
  const done = await whole.ask(worker, 'POST', `${url}/cancel`, {
    motive,
    version: planned.version,
  })
  expect(done.json()).toMatchObject({ cancelMotive: motive, mayChange: false })
  expect(
    (await whole.ask(colleague, 'POST', `${url}/answer`, { answer: 'yes' })).json(),
  ).toMatchObject({
    rule: 'appointment-cancelled',
  })
})

test('un chevauchement est dit, jamais bloqué, et l’on ne demande que pour ceux que l’on peut convier', async () => {
  const day = addDays(today, 10)
  await plan(colleague, { day, hour: '10:00', minutes: 60 })
  const taken = await whole.ask(worker, 'POST', '/api/agenda/taken', {
    accounts: [colleague.accountId, stranger.accountId],
    day,
    hour: '10:30',
    minutes: 30,
    exceptId: null,
  })
  expect(taken.json<Taken>().people).toEqual([
    expect.objectContaining({ accountId: colleague.accountId, isTaken: true, isAway: false }),
  ])
  const planned = await plan(worker, { day, hour: '10:30', participants: [colleague.accountId] })
  expect(planned.statusCode).toBe(200)
})

test('l’agenda fait le même nombre de requêtes pour trois rendez-vous que pour trente', async () => {
  const few = await statements()
  for (let index = 0; index < 30; index += 1) {
    await plan(
      worker,
      { day: addDays(today, index % 20), participants: [referent.accountId] },
      home.id,
    )
  }
  expect(await statements()).toBe(few)
  // The door takes five of them: begin, open, reset, close, commit.
  expect(few).toBeLessThanOrEqual(9)
})

async function statements(): Promise<number> {
  let count = 0
  const db = openPool(base.appUrl, 1, () => (count += 1))
  const visit = {
    sessionId: worker.sessionId,
    scope: 'list' as const,
    compartments: ['1', '1r'] as const,
    purpose: 'suivre',
    route: 'essai',
    requestId: randomUUID(),
  }
  const days = { from: today, to: addDays(today, 30) }
  try {
    await asActor(db, visit, async (tx, actor) => {
      await appointmentsBetween(tx, actor, days)
      await absencesBetween(tx, actor, days)
    })
    return count
  } finally {
    await db.destroy()
  }
}
