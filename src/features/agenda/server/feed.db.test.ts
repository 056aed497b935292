import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { Absences, NewFeed } from '../contract.ts'

let base: TestDatabase
let whole: WholeApp
let worker: people.TestActor
let second: people.TestActor
let third: people.TestActor
let home: people.TestHousehold
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const { rows } = await base.oracle.query<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )
  today = rows[0]?.today ?? ''
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  second = await people.actor(base.oracle, association.id, 'PRE')
  third = await people.actor(base.oracle, association.id, 'PRE')
  home = await people.household(base.oracle, scheme.id, worker)
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

async function plan(more: object): Promise<void> {
  const reply = await whole.ask(worker, 'POST', `/api/households/${home.id}/appointments`, {
    id: randomUUID(),
    kind: 'visit',
    title: null,
    day: addDays(today, 3),
    hour: '09:30',
    minutes: 45,
    place: null,
    placeIsPublic: false,
    participants: [],
    ...more,
  })
  expect(reply.statusCode).toBe(200)
}

async function newFeed(who: people.TestActor): Promise<string> {
  return (await whole.ask(who, 'POST', '/api/agenda/feed')).json<NewFeed>().path
}

test('L8 · le calendrier du téléphone donne l’heure et la nature, et rien de ce qui nomme', async () => {
  await plan({ title: 'canari-titre', place: 'canari-adresse', placeIsPublic: false })
  await plan({ title: 'canari-titre', place: 'Mairie annexe', placeIsPublic: true, kind: 'review' })
  const reply = await whole.ask(null, 'GET', await newFeed(worker))
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(reply.body).toContain('Rendez-vous Pérenne\u00a0: visite')
  expect(reply.body).toContain('LOCATION:Mairie annexe')
  expect(reply.body).not.toContain('canari')
  const named = await base.oracle.query<{ word: string }>(
    `SELECT unnest(ARRAY[p.first_name, p.last_name, h.file_number]) AS word FROM household h JOIN person p ON p.household_id = h.id
     UNION SELECT unnest(ARRAY[t.display_name, o.name]) FROM account t, organisation o`,
  )
  for (const { word } of named.rows) expect(reply.body).not.toContain(word)
})

test('une adresse révoquée, remplacée, inventée ou d’un compte fermé ne répond plus', async () => {
  const first = await newFeed(worker)
  const next = await newFeed(worker)
  expect((await whole.ask(null, 'GET', first)).statusCode).toBe(404)
  expect((await whole.ask(null, 'GET', next)).statusCode).toBe(200)
  await whole.ask(worker, 'DELETE', '/api/agenda/feed')
  expect((await whole.ask(null, 'GET', next)).statusCode).toBe(404)
  expect((await whole.ask(null, 'GET', `/api/calendar/${'a'.repeat(43)}.ics`)).statusCode).toBe(404)
  const closing = await newFeed(third)
  await base.oracle.query(
    'UPDATE account_role SET ends_on = current_date - 1 WHERE account_id = $1',
    [third.accountId],
  )
  expect((await whole.ask(null, 'GET', closing)).statusCode).toBe(404)
  await base.oracle.query('UPDATE account_role SET ends_on = NULL WHERE account_id = $1', [
    third.accountId,
  ])
})

test('qui ne suit plus le ménage ne lit plus quand on le rencontre', async () => {
  const path = await newFeed(worker)
  await base.oracle.query(
    'UPDATE assignment SET ends_on = current_date - 1 WHERE household_id = $1',
    [home.id],
  )
  expect((await whole.ask(null, 'GET', path)).body).not.toContain('BEGIN:VEVENT')
  await base.oracle.query('UPDATE assignment SET ends_on = NULL WHERE household_id = $1', [home.id])
  expect((await whole.ask(null, 'GET', path)).body).toContain('BEGIN:VEVENT')
})

test('l’adresse elle-même n’est gardée nulle part, et nul n’essaie sans fin', async () => {
  const path = await newFeed(worker)
  const token = path.slice('/api/calendar/'.length, -'.ics'.length)
  const kept = await base.oracle.query<{ found: boolean }>(
    `SELECT bool_or(to_jsonb(f)::text LIKE '%' || $1 || '%') AS found FROM calendar_feed f`,
    [token],
  )
  expect(kept.rows[0]?.found).toBe(false)
  const codes: number[] = []
  for (let index = 0; index < 14; index += 1) {
    codes.push((await whole.ask(null, 'GET', path)).statusCode)
  }
  expect(codes.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 200))
  expect(codes.at(-1)).toBe(429)
})

function absent(who: people.TestActor, from: number, to: number, deputy: people.TestActor | null) {
  return whole.ask(who, 'POST', '/api/absences', {
    id: randomUUID(),
    from: addDays(today, from),
    to: addDays(today, to),
    deputyId: deputy?.accountId ?? null,
  })
}

test('C1 · des suppléances qui tournent en rond sont refusées, même à trois ; hors des mêmes jours, elles vont', async () => {
  expect((await absent(worker, 10, 20, second)).statusCode).toBe(200)
  expect((await absent(second, 15, 25, third)).statusCode).toBe(200)
  expect((await absent(third, 18, 19, worker)).json()).toMatchObject({ rule: 'circular-deputies' })
  expect((await absent(second, 26, 30, worker)).statusCode).toBe(200)
  expect((await absent(third, 21, 24, worker)).statusCode).toBe(200)
})

test('C1 · une absence ne se déclare ni à l’envers, ni dans le passé, ni deux fois, ni suppléée par soi', async () => {
  expect((await absent(worker, 45, 40, null)).json()).toMatchObject({ rule: 'dates-out-of-order' })
  expect((await absent(worker, -5, -2, null)).json()).toMatchObject({ rule: 'absence-in-the-past' })
  expect((await absent(worker, 20, 22, null)).json()).toMatchObject({ rule: 'absence-overlaps' })
  expect((await absent(worker, 40, 41, worker)).json()).toMatchObject({ rule: 'deputy-is-oneself' })
})

test('C1 · une absence retirée libère ses jours, et seul son auteur la retire', async () => {
  const mine = (await absent(worker, 60, 61, second)).json<Absences>().absences
  const id = mine.find((one) => one.isMine && one.from === addDays(today, 60))?.id ?? ''
  await whole.ask(second, 'DELETE', `/api/absences/${id}`)
  expect((await absent(worker, 61, 62, null)).json()).toMatchObject({ rule: 'absence-overlaps' })
  await whole.ask(worker, 'DELETE', `/api/absences/${id}`)
  expect((await absent(worker, 61, 62, null)).statusCode).toBe(200)
})
