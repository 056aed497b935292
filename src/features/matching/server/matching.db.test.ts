import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bindingOf, textCipher } from '#platform/protected-text/cipher.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { Matching } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let vacancyId: string

const cipher = textCipher(Buffer.alloc(32, 7).toString('base64'))

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  await base.oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     VALUES (gen_random_uuid(), $1, 'match.daily-runs', 30, 'count', '2020-01-01', 'essai')`,
    [scheme.id],
  )
  const sector = await stock.sector(base.oracle, scheme, 'Annecy', {
    communes: ['74093'],
    quota: 9,
  })
  const dwelling = await stock.dwelling(base.oracle, scheme, { commune: '74093', typology: 'T3' })
  vacancyId = await stock.vacancy(base.oracle, dwelling)
  await base.oracle.query('UPDATE vacancy SET sector_id = $2 WHERE id = $1', [vacancyId, sector])
})
afterAll(async () => {
  await app.close()
  await base.close()
})
beforeEach(async () => {
  await base.oracle.query(`UPDATE household SET state = 'withdrawn'`)
  await base.oracle.query('DELETE FROM match_run')
})

type Need = { readonly criterion: string; readonly importance: string; readonly value: object }

/** A household at its needs, followed by the officer; one adult and two children. */
async function waiting(needs: readonly Need[] = []): Promise<people.TestHousehold> {
  const household = await people.household(base.oracle, scheme.id, worker)
  await people.assignment(base.oracle, household.id, officer, { reach: 'organisation' })
  const by = [worker.accountId, worker.organisationId]
  await base.oracle.query(
    `INSERT INTO composition (household_id, adults, children, author_account_id, author_organisation_id)
     VALUES ($1, 1, 2, $2, $3)
     ON CONFLICT (household_id) DO UPDATE SET adults = 1, children = 2`,
    [household.id, ...by],
  )
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on) VALUES
       ($1, 'referral-sent', current_date - 20), ($1, 'eligible', current_date - 15)`,
    [household.id],
  )
  await base.oracle.query(
    'UPDATE household SET phase = 2, phase_since = current_date - 15 WHERE id = $1',
    [household.id],
  )
  if (needs.length === 0) return household
  await base.oracle.query(
    `INSERT INTO need_version (household_id, number, author_account_id, author_organisation_id) VALUES ($1, 1, $2, $3)`,
    [household.id, ...by],
  )
  for (const { criterion, importance, value } of needs) {
    await base.oracle.query(
      `INSERT INTO need (household_id, version, criterion, importance, weight, value, author_account_id, author_organisation_id)
       VALUES ($1, 1, $2, $3, 2, $4, $5, $6)`,
      [household.id, criterion, importance, JSON.stringify(value), ...by],
    )
  }
  return household
}

async function avoid({ id, persons }: people.TestHousehold, commune: string): Promise<void> {
  const row = { id: randomUUID(), compartment: '3b' }
  const need = { kind: 'avoided-area', area: { shape: 'commune', commune }, isProposal: false }
  await base.oracle.query(
    `INSERT INTO protected_text (id, household_id, subject_person_id, compartment, kind, sealed_text, written_on,
       author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, '3b', 'avoided-area', $4, current_date, $5, $6)`,
    [
      ...[row.id, id, persons[0], cipher.seal(JSON.stringify(need), bindingOf(row))],
      ...[worker.accountId, worker.organisationId],
    ],
  )
}

const ask = (who: people.TestActor) =>
  app.ask(who, 'POST', `/api/vacancies/${vacancyId}/matching`, { id: randomUUID() })

async function matched(): Promise<Matching['candidates']> {
  const reply = await ask(officer)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<Matching>().candidates
}

const verdictOf = (one: Matching['candidates'][number] | undefined, name: string) =>
  one?.criteria.find((criterion) => criterion.name === name)?.verdict

test('G2 · chaque critère répond oui, non ou inconnu avec ses faits, le dur à part du souhaité', async () => {
  const home = await waiting([
    { criterion: 'typology', importance: 'must', value: { typologies: ['T3'] } },
    { criterion: 'outdoor', importance: 'should', value: { kinds: ['garden'] } },
    { criterion: 'school', importance: 'must', value: {} },
  ])
  const [one] = await matched()
  expect(one).toMatchObject({ householdId: home.id, excludedBy: 0, isChoosable: true })
  expect(verdictOf(one, 'Type de logement')).toBe('yes')
  expect(verdictOf(one, 'École')).toBe('unknown')
  const hard = one?.criteria.filter(({ importance }) => importance === 'constraint')
  expect(hard?.map(({ name }) => name)).toContain('Surface minimale')
  expect(one?.explanation).not.toBe('')
})

test('G2 · un indispensable non rempli passe après, un souhait non rempli n’exclut pas', async () => {
  const excluded = await waiting([
    { criterion: 'typology', importance: 'must', value: { typologies: ['T1'] } },
  ])
  const wishing = await waiting([
    { criterion: 'typology', importance: 'should', value: { typologies: ['T1'] } },
  ])
  const found = await matched()
  expect(found.map(({ householdId }) => householdId)).toEqual([wishing.id, excluded.id])
  expect(found.map(({ excludedBy }) => excludedBy)).toEqual([0, 1])
})

test('G3 · la surface minimale compte, et le logement trop petit le dit', async () => {
  const home = await waiting()
  await base.oracle.query('UPDATE composition SET children = 9 WHERE household_id = $1', [home.id])
  const [one] = await matched()
  expect(verdictOf(one, 'Surface minimale')).toBe('no')
  expect(one?.criteria.find(({ name }) => name === 'Surface minimale')?.because.join()).toContain(
    'minimum',
  )
})

test('G4 · sans revenus connus le plafond est inconnu, jamais oui', async () => {
  await waiting()
  expect(verdictOf((await matched())[0], 'Plafond de ressources')).toBe('unknown')
})

test('G8 · rapprocher ne propose rien et ne change aucun état ; un ménage déjà proposé n’y est plus', async () => {
  const home = await waiting()
  await matched()
  const before = await base.oracle.query('SELECT FROM candidacy WHERE household_id = $1', [home.id])
  expect(before.rowCount).toBe(0)
  const chosen = await app.ask(officer, 'POST', `/api/households/${home.id}/candidacies`, {
    ...{ id: randomUUID(), vacancyId, motive: 'Près de l’école.' },
  })
  expect(chosen.statusCode, chosen.body).toBe(200)
  expect(await matched()).toEqual([])
})

test('A2 · un secteur à éviter exclut sans rien dire : le même verdict, sans fait, et aucun texte lisible', async () => {
  const sheltered = await waiting()
  const free = await waiting()
  await avoid(sheltered, '74093')
  await avoid(free, '74010')
  const reply = await ask(officer)
  const found = reply.json<Matching>().candidates
  const secret = (id: string) =>
    found
      .find(({ householdId }) => householdId === id)
      ?.criteria.find(({ name }) => name === 'Contrainte protégée')
  expect(secret(sheltered.id)).toMatchObject({ verdict: 'no', because: [] })
  expect(secret(free.id)).toMatchObject({ verdict: 'yes', because: [] })
  expect(reply.body).not.toMatch(/éviter|Cran-Gevrier, toute/u)
  const proposed = await app.ask(officer, 'POST', `/api/households/${sheltered.id}/candidacies`, {
    ...{ id: randomUUID(), vacancyId, motive: 'Une autre fois.' },
  })
  expect(proposed.json()).toMatchObject({ rule: 'protected-exclusion' })
  const texts = await look(base, officer, sheltered.id, (tx) =>
    sql<{ id: string }>`SELECT id FROM app.protected_text`.execute(tx),
  )
  expect(texts.rows).toEqual([])
})

test('A2 · le verdict ne vaut que le jour même et pour une libération ouverte', async () => {
  const home = await waiting()
  await avoid(home, '74093')
  await matched()
  const seen = () =>
    look(base, officer, home.id, async (tx) => {
      const rows = await sql`SELECT FROM app.protected_verdict`.execute(tx)
      return rows.rows.length
    })
  expect(await seen()).toBe(1)
  await base.oracle.query('UPDATE protected_verdict SET computed_on = computed_on - 1')
  expect(await seen()).toBe(0)
  await base.oracle.query('UPDATE protected_verdict SET computed_on = computed_on + 1')
  await base.oracle.query(`UPDATE vacancy SET status = 'withdrawn' WHERE id = $1`, [vacancyId])
  expect(await seen()).toBe(0)
  expect((await ask(officer)).json()).toMatchObject({ rule: 'vacancy-not-open' })
  await base.oracle.query(`UPDATE vacancy SET status = 'open' WHERE id = $1`, [vacancyId])
})

test('A5 · chaque rapprochement est inscrit, et leur nombre par jour est limité', async () => {
  await waiting()
  await base.oracle.query(`UPDATE scheme_term SET value = 2 WHERE key = 'match.daily-runs'`)
  expect((await ask(officer)).statusCode).toBe(200)
  expect((await ask(officer)).statusCode).toBe(200)
  expect((await ask(officer)).json()).toMatchObject({ rule: 'match-runs-used' })
  const runs = await base.oracle.query('SELECT FROM match_run WHERE asked_by = $1', [
    officer.accountId,
  ])
  expect(runs.rowCount).toBe(2)
  await base.oracle.query(`UPDATE scheme_term SET value = 30 WHERE key = 'match.daily-runs'`)
  expect((await ask(worker)).statusCode).toBe(404)
})
