import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseholdRead } from '#features/households/contract.ts'
import type { Today } from '#features/households/today.contract.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { NeedsRead, NewNeeds } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let counsellor: people.TestActor
let referent: people.TestActor
let stranger: people.TestActor
let persons: people.TestOrganisation

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const { oracle } = base
  const landlord = await people.organisation(oracle, 'landlord')
  const association = await people.organisation(oracle, 'association')
  const other = await people.organisation(oracle, 'association')
  persons = await people.organisation(oracle, 'households')
  scheme = await people.scheme(oracle, landlord.id)
  worker = await people.actor(oracle, association.id, 'PRE')
  stranger = await people.actor(oracle, other.id, 'PRE')
  officer = await people.actor(oracle, landlord.id, 'ALL')
  counsellor = await people.actor(oracle, landlord.id, 'LSW')
  referent = await people.actor(oracle, landlord.id, 'REF')
  await oracle.query(
    `WITH s AS (INSERT INTO sector (id, scheme_id, name, position) VALUES (gen_random_uuid(), $1, 'Secteur d’essai', 1) RETURNING id)
     INSERT INTO sector_commune (id, scheme_id, sector_id, commune, valid_from, source)
     SELECT gen_random_uuid(), $1, s.id, '74182', current_date - 300, 'essai' FROM s`,
    [scheme.id],
  )
})
afterAll(async () => {
  await app.close()
  await base.close()
})

type Home = people.TestHousehold & { readonly member: people.TestActor }

/** A household whose eligibility was accepted: the exchange on its needs begins. */
async function eligible(): Promise<Home> {
  const home = await people.household(base.oracle, scheme.id, worker, 2, 1)
  for (const who of [officer, counsellor, referent]) {
    await people.assignment(base.oracle, home.id, who, { reach: 'organisation' })
  }
  const [first] = home.persons
  const member = await people.actor(base.oracle, persons.id, 'HH', { personId: first ?? '' })
  await people.assignment(base.oracle, home.id, member, { subjectPersonId: first ?? '' })
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on)
     VALUES ($1, 'referral-sent', current_date - 20), ($1, 'eligible', current_date - 10)`,
    [home.id],
  )
  await base.oracle.query(
    'UPDATE household SET phase = 2, phase_since = current_date - 10 WHERE id = $1',
    [home.id],
  )
  return { ...home, member }
}

const STATED: NewNeeds['needs'] = [
  {
    criterion: 'typology',
    importance: 'must',
    weight: 2,
    value: { typologies: ['T4'] },
    note: null,
  },
  {
    criterion: 'commune',
    importance: 'should',
    weight: 3,
    value: { communes: ['74182'] },
    note: null,
  },
  {
    criterion: 'school',
    importance: 'should',
    weight: 2,
    value: { places: [{ commune: '74182', maxMinutes: 15, mode: 'walk' }] },
    note: 'rester dans la même école',
  },
]

const urlOf = (home: people.TestHousehold, rest = '') => `/api/households/${home.id}/needs${rest}`
const state = (home: people.TestHousehold, version: number, needs = STATED, who = worker) =>
  app.ask(who, 'PUT', urlOf(home), { version, needs })
const read = async (home: people.TestHousehold, who = worker) =>
  (await app.ask(who, 'GET', urlOf(home))).json<NeedsRead>()
const exchange = (home: people.TestHousehold, who = worker, heldOn = '2026-01-05') =>
  app.ask(who, 'POST', urlOf(home, '/exchanges'), {
    ...{ id: randomUUID(), heldOn, means: 'phone', withName: 'Maëlie Grandsapin' },
    summary: 'Un T4 à Meythet, près de l’école.',
  })
async function confirm(home: people.TestHousehold, who: people.TestActor, digest?: string) {
  const seen = (await read(home, who)).exchange
  return app.ask(who, 'POST', urlOf(home, '/confirmations'), {
    ...{ id: randomUUID(), exchangeId: seen?.id, digest: digest ?? seen?.digest },
  })
}
const step = async (home: people.TestHousehold, who: people.TestActor) =>
  (await app.ask(who, 'GET', `/api/households/${home.id}`)).json<HouseholdRead>().nextStep

/** The queue in which a household stands for somebody. */
async function queueOf(home: people.TestHousehold, who: people.TestActor) {
  const { queues } = (await app.ask(who, 'GET', '/api/today')).json<Today>()
  return queues.flatMap(({ key, items }) =>
    items.filter(({ subjectId }) => subjectId === home.id).map(({ what }) => ({ key, what })),
  )
}

describe('E1 · les besoins structurés', () => {
  test('un critère par ligne, avec sa force, son poids et sa note ; le bailleur lit des minutes sans le lieu', async () => {
    const home = await eligible()
    expect((await state(home, 0)).json()).toEqual({ version: 1 })
    const seen = await read(home)
    expect(
      seen.needs.map(({ criterion, importance, weight }) => [criterion, importance, weight]),
    ).toEqual([
      ['typology', 'must', 2],
      ['commune', 'should', 3],
      ['school', 'should', 2],
    ])
    expect(seen.needs[2]?.words).toContain('Meythet')
    const landlord = await read(home, officer)
    expect(landlord.needs[2]?.words.replaceAll('\u00a0', ' ')).toBe('moins de 15 min à pied')
    expect(JSON.stringify(landlord.needs[2]?.value)).not.toContain('74182')
    expect((await read(home, counsellor)).needs).toHaveLength(3)
    expect((await read(home, home.member)).needs).toHaveLength(3)
  })

  test('une demande impossible est refusée avec son champ, et rien n’est écrit', async () => {
    const home = await eligible()
    const wrong = await state(home, 0, [
      { criterion: 'area', importance: 'must', weight: 2, value: { minAreaM2: 4 }, note: null },
      { criterion: 'noise', importance: 'must', weight: 1, value: null, note: null },
    ])
    expect(wrong.statusCode).toBe(400)
    expect(Object.keys(wrong.json<{ fields: object }>().fields)).toEqual(
      expect.arrayContaining(['needs.0.value.minAreaM2', 'needs.1.value']),
    )
    expect((await read(home)).version).toBe(0)
  })

  test('ni une autre association, ni le référent, ni la chargée d’attribution n’écrivent les besoins', async () => {
    const home = await eligible()
    for (const who of [stranger, referent, officer, counsellor, home.member]) {
      expect((await state(home, 0, STATED, who)).statusCode).toBe(404)
    }
    expect((await app.ask(stranger, 'GET', urlOf(home))).statusCode).toBe(404)
  })

  test('le référent lit la vue réduite, type de logement et secteur, et rien d’autre', async () => {
    const home = await eligible()
    await state(home, 0)
    expect((await app.ask(referent, 'GET', urlOf(home))).statusCode).toBe(404)
    expect((await app.ask(referent, 'GET', urlOf(home, '/reduced'))).json()).toEqual({
      typologies: ['T4'],
      sectors: ['Secteur d’essai'],
    })
  })
})

describe('E4 · l’échange et ses versions', () => {
  test('les deux confirment le même résumé : la file se vide et dit de proposer un logement', async () => {
    const home = await eligible()
    expect((await exchange(home)).json()).toMatchObject({ rule: 'needs-not-stated' })
    await state(home, 0)
    expect((await queueOf(home, officer))[0]?.key).toBe('todo')
    expect((await exchange(home)).statusCode).toBe(200)
    expect((await step(home, worker)).mine).toBe(false)
    expect((await queueOf(home, officer))[0]?.what).toContain('confirmez')
    expect((await queueOf(home, worker))[0]?.key).toBe('waiting')
    expect((await confirm(home, officer)).statusCode).toBe(200)
    const seen = await read(home)
    expect(seen.exchange?.confirmed.map(({ side, isCurrent }) => [side, isCurrent])).toEqual([
      ['landlord', true],
      ['prescriber', true],
    ])
    expect((await step(home, officer)).key).toBe('propose-dwelling')
    expect((await step(home, referent)).key).toBe('propose-dwelling')
    expect(await queueOf(home, officer)).toEqual([
      { key: 'todo', what: 'Les besoins sont convenus. Proposez un logement.' },
    ])
    expect((await queueOf(home, worker))[0]?.key).toBe('waiting')
  })

  test('un changement ultérieur a son auteur et sa version, et se confirme de nouveau des deux côtés', async () => {
    const home = await eligible()
    await state(home, 0)
    await exchange(home)
    await confirm(home, officer)
    const before = (await read(home, officer)).exchange?.digest
    const changed = STATED.map((need) =>
      need.criterion === 'school' ? { ...need, importance: 'must' as const } : need,
    )
    expect((await state(home, 1, changed)).json()).toEqual({ version: 2 })
    expect((await confirm(home, officer, before)).json()).toMatchObject({ rule: 'needs-changed' })
    const seen = await read(home, officer)
    expect(seen.stage).toBe('open')
    expect(seen.exchange?.confirmed.every(({ isCurrent }) => !isCurrent)).toBe(true)
    expect(seen.versions.map(({ number, changes }) => [number, changes.length])).toEqual([
      [2, 1],
      [1, 3],
    ])
    expect(seen.versions[0]?.changes[0]).toBe('École : passe de souhaité à indispensable')
    expect((await read(home)).versions[0]?.author).toContain(',')
    await confirm(home, officer)
    expect((await read(home)).stage).toBe('landlord-confirmed')
    await confirm(home, worker)
    expect((await read(home)).stage).toBe('agreed')
  })

  test('le même formulaire envoyé deux fois fait une version ; deux personnes à la fois, la seconde voit la première', async () => {
    const home = await eligible()
    await state(home, 0)
    expect((await state(home, 0)).json()).toEqual({ version: 1 })
    const other = [{ ...STATED[0], weight: 3 as const }] as NewNeeds['needs']
    const late = await state(home, 0, other)
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({ code: 'conflict', current: { version: 1 } })
  })

  test('un échange à venir est refusé, un même envoi ne s’inscrit qu’une fois', async () => {
    const home = await eligible()
    await state(home, 0)
    expect((await exchange(home, officer, '2999-01-01')).json()).toMatchObject({
      rule: 'exchange-in-the-future',
    })
    const body = {
      ...{ id: randomUUID(), heldOn: '2026-01-05', means: 'meeting', withName: 'Zélie Bellebrume' },
      summary: 'Un T4.',
    }
    const send = () => app.ask(officer, 'POST', urlOf(home, '/exchanges'), body)
    expect([(await send()).statusCode, (await send()).statusCode]).toEqual([200, 200])
    const { rows } = await base.oracle.query<{ count: number }>(
      'SELECT count(*) FROM needs_confirmation WHERE household_id = $1',
      [home.id],
    )
    expect(rows[0]?.count).toBe(1)
    expect((await read(home)).stage).toBe('landlord-confirmed')
  })

  test('une candidature close rouvre l’échange, et le délai repart de ce jour', async () => {
    const home = await eligible()
    await state(home, 0)
    await exchange(home)
    await confirm(home, officer)
    await base.oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on) VALUES ($1, 'candidacy-closed', current_date)`,
      [home.id],
    )
    expect((await read(home)).stage).toBe('open')
    const { rows } = await base.oracle.query<{ same: boolean }>(
      'SELECT since = app_private.programme_today() AS same FROM needs_progress WHERE household_id = $1',
      [home.id],
    )
    expect(rows[0]?.same).toBe(true)
  })
})

describe('E5 · le bail glissant envisagé', () => {
  test('le prescripteur le dit et pourquoi ; le bailleur lit le souhait sans les raisons', async () => {
    const home = await eligible()
    const reasons = 'Un premier bail à son nom, avec un appui les premiers mois.'
    const said = await app.ask(worker, 'POST', urlOf(home, '/sliding-lease'), {
      ...{ id: randomUUID(), subjectPersonId: home.persons[0], wish: 'considered', reasons },
    })
    expect(said.statusCode).toBe(200)
    expect((await read(home)).slidingLease).toMatchObject({ wish: 'considered', reasons })
    const landlord = await app.ask(officer, 'GET', urlOf(home))
    expect(landlord.json<NeedsRead>().slidingLease).toMatchObject({
      wish: 'considered',
      reasons: null,
    })
    expect(landlord.body).not.toContain('premier bail à son nom')
    const { rows } = await base.oracle.query<{ sealed_text: Buffer }>(
      `SELECT sealed_text FROM protected_text WHERE household_id = $1 AND kind = 'sliding-lease-reasons'`,
      [home.id],
    )
    expect(rows[0]?.sealed_text.toString('utf8')).not.toContain('appui')
  })
})
