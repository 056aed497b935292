import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { IndicatorEdition } from '../contract.ts'
import { quarterOf } from '../domain/indicators.ts'
import { freezeEditions } from './freeze.ts'

let base: TestDatabase
let app: WholeApp
let state: people.TestActor
let lead: people.TestActor
let person: people.TestActor
let schemeId: string
let worker: people.TestActor
let smallWorker: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const big = await people.organisation(base.oracle, 'association', 'Grande association')
  const small = await people.organisation(base.oracle, 'association', 'Petite association')
  const stateService = await people.organisation(base.oracle, 'state')
  const scheme = await people.scheme(base.oracle, landlord.id)
  schemeId = scheme.id
  await people.partner(base.oracle, scheme.id, big.id)
  worker = await people.actor(base.oracle, big.id, 'PRE')
  smallWorker = await people.actor(base.oracle, small.id, 'PRE')
  state = await people.actor(base.oracle, stateService.id, 'ST')
  lead = await people.actor(base.oracle, landlord.id, 'PRG')
  const households = await people.organisation(base.oracle, 'households')
  const own = await people.household(base.oracle, scheme.id, worker)
  person = await people.actor(base.oracle, households.id, 'HH', { personId: own.persons[0] ?? '' })
  await base.oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     SELECT gen_random_uuid(), id, 'reporting.small-cell', 5, 'households', starts_on, 'essai' FROM scheme`,
  )
  await referAll(worker, 8)
  await referAll(smallWorker, 3)
  await freezeEditions(base.db)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** Households referred in the first quarter of the scheme, which ended long ago. */
async function referAll(by: people.TestActor, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { id } = await people.household(base.oracle, schemeId, by)
    await base.oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on)
       SELECT $1, 'referral-sent', starts_on FROM scheme`,
      [id],
    )
  }
}

async function edition(who: people.TestActor, quarter = ''): Promise<IndicatorEdition> {
  const reply = await app.ask(who, 'GET', `/api/indicators${quarter}`)
  expect(reply.statusCode).toBe(200)
  return reply.json<IndicatorEdition>()
}

test('l’État lit les indicateurs publiés ; ni ménage, ni réseau d’un ménage, ni recherche', async () => {
  expect((await edition(state)).tables.length).toBeGreaterThan(0)
  for (const url of ['/api/households', '/api/search?q=bel']) {
    expect((await app.ask(state, 'GET', url)).statusCode).toBe(404)
  }
})

test('R2 · une petite association est masquée, et avec elle ce qui la ferait deviner', async () => {
  const { tables } = await edition(state)
  const referred = tables.find((t) => t.indicator === 'referred' && t.dimension === 'operator')
  expect(referred).toMatchObject({
    total: 11,
    cells: [
      { label: 'Grande association', value: null },
      { label: 'Petite association', value: null },
    ],
  })
})

test('une édition figée ne bouge plus, même si les faits changent', async () => {
  const first = (await edition(lead)).quarters.at(-1) ?? ''
  const before = await edition(lead, `?quarter=${first}`)
  await referAll(worker, 20)
  expect(await freezeEditions(base.db)).toBe(0)
  expect(await edition(lead, `?quarter=${first}`)).toEqual(before)
})

test('le trimestre en cours n’a pas d’édition', async () => {
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  expect((await edition(lead)).quarters).not.toContain(quarterOf(rows[0]?.today ?? ''))
})

test('la personne du ménage n’a pas d’indicateur, et personne ne lit les comptes vrais', async () => {
  expect((await app.ask(person, 'GET', '/api/indicators')).statusCode).toBe(404)
  const { rows } = await base.oracle.query<{ grantee: string }>(
    `SELECT DISTINCT grantee FROM information_schema.role_table_grants
     WHERE table_name = 'indicator_count' AND privilege_type = 'SELECT' AND grantee LIKE 'perenne\\_%'`,
  )
  expect(rows.map(({ grantee }) => grantee).sort()).toEqual(['perenne_owner', 'perenne_reporting'])
})

test('les décisions ne sont comptées que pour ceux qui ont ce droit', async () => {
  const forState = await edition(state)
  const forLead = await edition(lead)
  expect(forState.tables.map(({ indicator }) => indicator)).toContain('allocated')
  expect(forLead.tables.map(({ indicator }) => indicator)).not.toContain('allocated')
})
