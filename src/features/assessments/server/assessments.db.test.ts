import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FundingPage } from '#features/funding/contract.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import type { Assessment, AssessmentList, SaveAssessment } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let partner: people.TestActor
let officer: people.TestActor
let counsellor: people.TestActor
let department: people.TestActor
let lead: people.TestActor
let householdsId: string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const { oracle } = base
  const landlord = await people.organisation(oracle, 'landlord')
  const commune = await people.organisation(oracle, 'commune')
  const association = await people.organisation(oracle, 'association')
  householdsId = (await people.organisation(oracle, 'households')).id
  scheme = await people.scheme(oracle, landlord.id)
  for (const { id } of [commune, association]) await people.partner(oracle, scheme.id, id)
  worker = await people.actor(oracle, commune.id, 'PRE')
  partner = await people.actor(oracle, association.id, 'PRE')
  officer = await people.actor(oracle, landlord.id, 'ALL')
  counsellor = await people.actor(oracle, landlord.id, 'LSW')
  lead = await people.actor(oracle, landlord.id, 'PRG')
  const departmentId = (await people.organisation(oracle, 'department')).id
  department = await people.actor(oracle, departmentId, 'PMS')
  await oracle.query(
    `INSERT INTO scheme_price (id, scheme_id, line, operator_kind, amount_cents, per, valid_from, source)
     VALUES (gen_random_uuid(), $1, 'assessment', 'commune', 38000, 'household', current_date - 300, 'essai')`,
    [scheme.id],
  )
  await oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     SELECT gen_random_uuid(), $1, key, value, unit, current_date - 300, 'essai'
     FROM (VALUES ('cap.assessments', 7, 'households'), ('target.households', 30, 'households'),
       ('months.mobilisation', 24, 'months'), ('months.followup', 12, 'months'), ('months.review', 3, 'months'),
       ('money.pro-rata', 1, 'choice')) AS t(key, value, unit)`,
    [scheme.id],
  )
})
afterAll(async () => {
  await app.close()
  await base.close()
})

async function followed(adults = 1): Promise<people.TestHousehold> {
  const home = await people.household(base.oracle, scheme.id, worker, adults)
  for (const who of [partner, officer, counsellor, department])
    await people.assignment(base.oracle, home.id, who, { reach: 'organisation' })
  return home
}

async function self(home: people.TestHousehold, personId: string): Promise<people.TestActor> {
  const person = await people.actor(base.oracle, householdsId, 'HH', { personId })
  await people.assignment(base.oracle, home.id, person, { subjectPersonId: personId })
  return person
}

const today = () => new Date().toISOString().slice(0, 10)

function content(home: people.TestHousehold, over: Partial<SaveAssessment> = {}): SaveAssessment {
  return {
    version: null,
    subjectPersonId: home.persons[0] ?? '',
    startedOn: '2026-01-05',
    social: 'Seule avec deux enfants, une sœur à Rumilly.',
    budget: 'Salaire à temps partiel, une dette d’énergie.',
    housing: 'Hébergée en CHRS depuis quatorze mois.',
    plan: 'Rendez-vous chaque semaine les trois premiers mois.',
    roomsFrom: 3,
    roomsTo: 3,
    intensity: 'strong',
    ...{ ableToRent: 3, knowsRenting: 2, knowsLiving: 3, environment: 3, supportNeed: 2 },
    withHousehold: true,
    ...over,
  }
}

const urlOf = (home: people.TestHousehold) => `/api/households/${home.id}/assessments`
const list = async (home: people.TestHousehold, who: people.TestActor) =>
  (await app.ask(who, 'GET', urlOf(home))).json<AssessmentList>()
const one = async (home: people.TestHousehold): Promise<Assessment> => {
  const [found] = (await list(home, worker)).assessments
  if (!found) throw new Error('no assessment')
  return found
}

async function written(home: people.TestHousehold, over: Partial<SaveAssessment> = {}) {
  const id = randomUUID()
  const url = `${urlOf(home)}/${id}`
  const put = (body: SaveAssessment, who = worker) => app.ask(who, 'PUT', url, body)
  const first = await put(content(home, over))
  expect(first.statusCode).toBe(200)
  return {
    put,
    finish: (version: number, finishedOn = today()) =>
      app.ask(worker, 'POST', `${url}/finish`, { version, finishedOn }),
    copy: (version: number, givenOn = today()) =>
      app.ask(worker, 'POST', `${url}/copy`, { version, givenOn }),
  }
}

describe('D13 · le diagnostic', () => {
  test('trois parties chiffrées, lues par qui suit le ménage et par la personne, jamais par le bailleur', async () => {
    const home = await followed(2)
    await written(home)
    const [first = '', second = ''] = home.persons
    expect(await one(home)).toMatchObject({
      social: 'Seule avec deux enfants, une sœur à Rumilly.',
    })
    const mine = await self(home, first)
    expect((await list(home, mine)).assessments).toHaveLength(1)
    const spouse = await self(home, second)
    expect((await list(home, spouse)).assessments).toEqual([])
    expect((await app.ask(officer, 'GET', urlOf(home))).statusCode).toBe(404)
    expect(await list(home, counsellor)).toMatchObject({ assessments: [], conclusions: [] })
    const clear = await base.oracle.query(
      `SELECT count(*)::int AS n FROM protected_text WHERE household_id = $1
         AND position(convert_to('Rumilly', 'UTF8') in sealed_text) > 0`,
      [home.id],
    )
    expect(clear.rows).toEqual([{ n: 0 }])
  })

  test('le Département le lit avec l’accord de la personne, et plus après', async () => {
    const home = await followed()
    await written(home)
    expect((await list(home, department)).assessments).toEqual([])
    await people.consent(base.oracle, home, home.persons[0] ?? '', {
      to: department,
      compartments: ['6'],
    })
    expect((await list(home, department)).assessments).toHaveLength(1)
    await base.oracle.query('UPDATE consent SET withdrawn_at = now() WHERE household_id = $1', [
      home.id,
    ])
    expect((await list(home, department)).assessments).toEqual([])
  })

  test('la conseillère sociale n’a que les conclusions, avec l’accord, une fois terminé', async () => {
    const home = await followed()
    const { finish } = await written(home)
    await people.consent(base.oracle, home, home.persons[0] ?? '', {
      to: counsellor,
      compartments: ['6r'],
    })
    expect((await list(home, counsellor)).conclusions).toEqual([])
    expect((await finish((await one(home)).version)).statusCode).toBe(200)
    const seen = await list(home, counsellor)
    expect(seen).toMatchObject({
      assessments: [],
      conclusions: [
        {
          ...{ roomsFrom: 3, intensity: 'strong' },
          plan: 'Rendez-vous chaque semaine les trois premiers mois.',
        },
      ],
    })
    expect(JSON.stringify(seen)).not.toMatch(/Rumilly|dette|CHRS/u)
  })

  test('un diagnostic commencé ne coûte rien au dispositif ; terminé, il compte', async () => {
    const home = await followed()
    const spent = async () => {
      const page = (await app.ask(lead, 'GET', '/api/funding')).json<FundingPage>()
      return page.rows.find(({ key }) => key === 'assessment')?.spentCents ?? 0
    }
    const before = await spent()
    const { finish } = await written(home)
    expect((await list(home, worker)).countsInCap).toBe(true)
    expect((await list(home, partner)).countsInCap).toBe(false)
    expect(await spent()).toBe(before)
    await finish((await one(home)).version)
    expect(await spent()).toBe(before + 380_00)
  })

  test('inachevé, il ne se termine pas ; terminé, il ne change plus, et la copie se note', async () => {
    const home = await followed()
    const { put, finish, copy } = await written(home, { budget: null, intensity: null })
    const rule = async (reply: ReturnType<typeof finish>) =>
      (await reply).json<{ rule?: string }>().rule
    expect(await rule(finish((await one(home)).version))).toBe('assessment-incomplete')
    expect(await rule(copy((await one(home)).version))).toBe('assessment-not-finished')
    expect((await put(content(home, { version: (await one(home)).version }))).statusCode).toBe(200)
    expect(await rule(finish((await one(home)).version, '2999-01-01'))).toBe(
      'assessment-in-the-future',
    )
    expect(await rule(finish((await one(home)).version, '2025-12-31'))).toBe(
      'assessment-ends-before-start',
    )
    expect((await finish((await one(home)).version)).statusCode).toBe(200)
    const { version } = await one(home)
    expect(await rule(put(content(home, { version, social: 'Autre chose' })))).toBe(
      'assessment-finished',
    )
    expect((await copy(version)).statusCode).toBe(200)
    expect((await one(home)).copyGivenOn).toBe(today())
  })

  test('un autre prescripteur du même dossier le lit et n’y écrit rien', async () => {
    const home = await followed()
    const { put } = await written(home)
    const { version } = await one(home)
    expect((await put(content(home, { version }), partner)).statusCode).toBe(404)
    expect((await list(home, partner)).assessments).toMatchObject([{ isMine: false }])
  })

  test('la base elle-même refuse de reprendre un diagnostic terminé ou de le signer pour un autre', async () => {
    const home = await followed()
    const { finish } = await written(home)
    await finish((await one(home)).version)
    const { id } = await one(home)
    const change = look(base, worker, home.id, (tx) =>
      tx.updateTable('assessment').set({ roomsTo: 5 }).where('id', '=', id).execute(),
    )
    await expect(change).rejects.toThrow('assessment-finished')
    const forAnother = look(base, worker, home.id, (tx) =>
      tx
        .insertInto('assessment')
        .values({
          ...{ id: randomUUID(), householdId: home.id, subjectPersonId: home.persons[0] ?? '' },
          ...{ startedOn: today(), operatorOrganisationId: partner.organisationId },
          ...{ authorAccountId: worker.accountId, authorOrganisationId: worker.organisationId },
        })
        .execute(),
    )
    await expect(forAnother).rejects.toThrow('operator-is-its-author')
  })

  test('chaque version d’un texte reste ; deux saisies à la fois se montrent l’une à l’autre', async () => {
    const home = await followed()
    const { put } = await written(home)
    const { version } = await one(home)
    const body = content(home, { version, social: 'Une sœur à Annecy.' })
    expect((await put(body)).statusCode).toBe(200)
    expect((await put(body)).statusCode).toBe(200)
    const other = await put({ ...body, social: 'Un frère à Annecy.' })
    expect(other.json()).toMatchObject({ code: 'conflict', current: { social: body.social } })
    const { rows } = await base.oracle.query(
      `SELECT count(*)::int AS n FROM protected_text WHERE household_id = $1 AND kind = 'assessment-social'`,
      [home.id],
    )
    expect(rows).toEqual([{ n: 2 }])
  })
})

test('D5 · la grille de préparation est gardée avec le diagnostic, hors des conclusions que lit le bailleur', async () => {
  const home = await followed()
  const { finish } = await written(home)
  expect(await one(home)).toMatchObject({ ableToRent: 3, supportNeed: 2, withHousehold: true })
  await finish((await one(home)).version)
  await people.consent(base.oracle, home, home.persons[0] ?? '', {
    to: counsellor,
    compartments: ['6r'],
  })
  const [conclusion] = (await list(home, counsellor)).conclusions
  expect(Object.keys(conclusion ?? {}).sort()).toEqual(
    ['finishedOn', 'id', 'intensity', 'plan', 'roomsFrom', 'roomsTo', 'subjectName'].sort(),
  )
  const bad = await app.ask(worker, 'PUT', `${urlOf(home)}/${randomUUID()}`, {
    ...content(home),
    ableToRent: 5,
  })
  expect(bad.json()).toMatchObject({ fields: { ableToRent: 'required' } })
})
