import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { accepted } from '#test/accepted.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Sitting } from '#test/decided.ts'
import * as people from '#test/people.ts'
import type { LeaseRead } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let sitting: Sitting
let referent: people.TestActor
let lead: people.TestActor
let member: people.TestActor
let associationId: string
let personsId: string
let today: string
let home: Awaited<ReturnType<typeof accepted>>

const TERMS = { 'sliding-lease.review-every': 6, 'sliding-lease.prefect-notice': 2 }

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  associationId = (await people.organisation(base.oracle, 'association')).id
  personsId = (await people.organisation(base.oracle, 'households')).id
  const scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, associationId)
  const worker = await people.actor(base.oracle, associationId, 'PRE')
  const officer = await people.actor(base.oracle, landlord.id, 'ALL')
  referent = await people.actor(base.oracle, landlord.id, 'REF')
  lead = await people.actor(base.oracle, landlord.id, 'PRG')
  sitting = { oracle: base.oracle, scheme, worker, officer }
  for (const [key, value] of Object.entries(TERMS)) {
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, 'months', '2020-01-01', 'essai')`,
      [scheme.id, key, value],
    )
  }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

beforeEach(async () => {
  await base.oracle.query('DELETE FROM organisation_agreement')
  home = await accepted(sitting)
  await settle(home.household)
})

/** Its référent and its own access. */
async function settle(household: people.TestHousehold): Promise<void> {
  await people.assignment(base.oracle, household.id, referent)
  const [first] = household.persons
  member = await people.actor(base.oracle, personsId, 'HH', { personId: first ?? '' })
  await people.assignment(base.oracle, household.id, member)
}

const URL = (path: string) => `/api/households/${home.household.id}/${path}`
const ask = (who: people.TestActor, method: 'POST' | 'PUT', path: string, body: object) =>
  app.ask(who, method, URL(path), body)
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule

async function read(who: people.TestActor): Promise<LeaseRead> {
  const reply = await app.ask(who, 'GET', URL('lease'))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<LeaseRead>()
}

const TERMS_OF_LEASE = {
  ...{ kind: 'ordinary', tenantOrganisationId: null, rentCents: 41_200, chargesCents: 6_000 },
  ...{ depositCents: 41_200, months: null, signatory: 'household', annexes: ['notice'] },
  ...{ conditions: null, version: null },
}
const SLIDING = {
  ...{ kind: 'sliding', months: 12, conditions: 'Six loyers de suite, une assurance à jour.' },
}
const prepare = (more: object = {}) =>
  ask(referent, 'PUT', 'lease/preparation', { ...TERMS_OF_LEASE, startsOn: today, ...more })
const sliding = (more: object = {}) =>
  prepare({ ...SLIDING, tenantOrganisationId: associationId, ...more })
const sign = (signedOn = today, id = randomUUID()) =>
  ask(referent, 'POST', 'lease', { id, signedOn })
const agree = (days: number) =>
  base.oracle.query(
    `INSERT INTO organisation_agreement (id, organisation_id, kind, number, starts_on, ends_on)
     VALUES (gen_random_uuid(), $1, 'L365-4', 'essai', current_date - 900, current_date + $2::int)`,
    [associationId, days],
  )
describe('le bail et les clés', () => {
  test('K1 · préparé, signé, clés remises : le papier est figé, la libération pourvue, le parcours avance', async () => {
    expect((await prepare()).statusCode).toBe(200)
    const id = randomUUID()
    expect((await sign(today, id)).statusCode).toBe(200)
    expect((await sign(today, id)).statusCode).toBe(200)
    const { lease, steps } = await read(referent)
    expect(lease?.documents.map(({ kind }) => kind)).toEqual(['lease'])
    expect(steps.length).toBeGreaterThan(10)
    const { rows } = await base.oracle.query<{ status: string; signed: string | null }>(
      `SELECT v.status, (SELECT a.signed_on::text FROM assignment a WHERE a.household_id = $2 AND a.role = 'REF') AS signed
       FROM vacancy v WHERE v.id = $1`,
      [home.vacancyId, home.household.id],
    )
    expect(rows[0]).toEqual({ status: 'signed', signed: today })
    expect((await ask(referent, 'POST', 'lease/keys', { keysOn: today })).statusCode).toBe(200)
    const page = await app.ask(referent, 'GET', URL(''))
    expect(page.statusCode).not.toBe(500)
    const phase = await base.oracle.query<{ phase: number }>(
      'SELECT phase FROM household WHERE id = $1',
      [home.household.id],
    )
    expect(phase.rows[0]?.phase).toBe(8)
    const kept = lease?.documents[0]
    const file = await app.ask(member, 'GET', URL(`lease/documents/${kept?.id ?? ''}`))
    expect(file.headers['content-type']).toBe('application/pdf')
  })

  test('les clés avant le bail, ou avant sa date, sont refusées', async () => {
    const early = await ask(referent, 'POST', 'lease/keys', { keysOn: today })
    expect(ruleOf(early)).toBe('keys-before-lease')
    await prepare()
    await sign()
    const before = await ask(referent, 'POST', 'lease/keys', { keysOn: addDays(today, -1) })
    expect(ruleOf(before)).toBe('keys-before-lease')
  })

  test('un bail avant l’accord du ménage, ou daté avant lui, est refusé', async () => {
    await prepare()
    expect(ruleOf(await sign(addDays(today, -3)))).toBe('lease-before-acceptance')
    await base.oracle.query(
      `UPDATE milestone SET undone_at = now() WHERE household_id = $1 AND kind = 'offer-accepted'`,
      [home.household.id],
    )
    expect(ruleOf(await prepare({ version: 1 }))).toBe('lease-before-acceptance')
  })

  test('K1 · avec un mandataire, le ménage ne signe pas seul', async () => {
    const office = await people.organisation(base.oracle, 'mandatary')
    await people.assignment(
      base.oracle,
      home.household.id,
      await people.actor(base.oracle, office.id, 'MJPM'),
      { subjectPersonId: home.household.persons[0] ?? '' },
    )
    expect(ruleOf(await prepare())).toBe('mandatary-signs')
    expect((await prepare({ signatory: 'with-representative' })).statusCode).toBe(200)
  })

  test('la préparation que quelqu’un d’autre a changée revient en conflit, rien ne se perd', async () => {
    await prepare()
    expect((await prepare({ version: 1, rentCents: 40_000 })).statusCode).toBe(200)
    const late = await prepare({ version: 1, rentCents: 30_000 })
    expect(late.statusCode).toBe(409)
    expect((await read(referent)).preparation?.rentCents).toBe(40_000)
  })

  test('12r · la responsable du dispositif lit la nature et les dates, rien d’autre', async () => {
    await people.assignment(base.oracle, home.household.id, lead)
    await prepare()
    await sign()
    const { lease, steps, preparation } = await read(lead)
    expect(lease).toMatchObject({ id: null, kind: 'ordinary', signedOn: today, documents: [] })
    expect(steps).toEqual([])
    expect(preparation).toBeNull()
  })
})

describe('le bail glissant', () => {
  test('K2 · sans agrément d’intermédiation en cours, il ne se signe pas ; avec lui, trois papiers', async () => {
    await sliding()
    expect(ruleOf(await sign())).toBe('agreement-not-live')
    await agree(-1)
    expect(ruleOf(await sign())).toBe('agreement-not-live')
    await base.oracle.query('UPDATE organisation_agreement SET ends_on = current_date + 200')
    expect((await sign()).statusCode).toBe(200)
    const { lease } = await read(referent)
    expect(lease?.documents.map(({ kind }) => kind).sort()).toEqual([
      'convention',
      'lease',
      'sublease',
    ])
  })

  test('K3 · au-delà du plafond de ménages aidés, le bail glissant est refusé', async () => {
    await agree(200)
    await sliding()
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, 'cap.sliding-leases', 0, 'households', '2020-01-01', 'essai')`,
      [sitting.scheme.id],
    )
    expect(ruleOf(await sign())).toBe('sliding-leases-all-taken')
    await base.oracle.query(`DELETE FROM scheme_term WHERE key = 'cap.sliding-leases'`)
  })

  test('K2 · une étape hors de son tour est refusée, et tout se date', async () => {
    const leaseId = await living()
    const early = await move(leaseId, 'lease-offered')
    expect(ruleOf(early)).toBe('move-out-of-place')
    expect(ruleOf(await move(leaseId, 'glided'))).toBe('move-out-of-place')
  })

  test('K4 · trois avis donnés sans lire les autres, le ménage d’abord, puis la conclusion', async () => {
    const leaseId = await living()
    const reviewId = await opened()
    expect(
      (await state(referent, reviewId, 'landlord', 'Les loyers sont à jour.')).statusCode,
    ).toBe(200)
    expect((await state(sitting.worker, reviewId, 'association', 'Elle tient.')).statusCode).toBe(
      200,
    )
    for (const who of [sitting.worker, member, referent]) {
      const [review] = (await read(who)).reviews
      expect(review?.heard).toEqual(['association', 'landlord'])
      expect(JSON.stringify(review?.statements)).not.toMatch(
        who === referent ? /Elle tient/u : who === member ? /Elle tient|à jour/u : /à jour/u,
      )
    }
    expect(ruleOf(await conclude(reviewId, 'glide'))).toBe('household-not-heard')
    expect(ruleOf(await state(referent, reviewId, 'household', 'À sa place.'))).toBe('other-party')
    const said = await state(member, reviewId, 'household', 'Je veux rester ici.', 'sa sœur')
    expect(said.statusCode).toBe(200)
    const [heard] = (await read(referent)).reviews
    expect(heard?.statements.map(({ party }) => party).sort()).toEqual([
      'association',
      'household',
      'landlord',
    ])
    expect(heard?.statements.find(({ party }) => party === 'household')?.supporter).toBe('sa sœur')
    expect(ruleOf(await conclude(reviewId, 'not-ready'))).toBe('motives-and-plan')
    const done = await conclude(reviewId, 'glide', { disagreements: 'Le voisinage, vu autrement.' })
    expect(done.statusCode).toBe(200)
    expect(ruleOf(await conclude(reviewId, 'renew'))).toBe('review-concluded')

    // K2: the prefect first, then the offer, then the lease becomes the household's own and the aid stops.
    expect(ruleOf(await move(leaseId, 'lease-offered'))).toBe('move-out-of-place')
    for (const kind of ['prefect-informed', 'lease-offered', 'glided'])
      expect((await move(leaseId, kind)).statusCode, kind).toBe(200)
    const after = await read(referent)
    expect(after.lease?.glidedOn).toBe(today)
    expect(after.sliding).toMatchObject({ state: 'glided', moves: [] })
    expect(after.lease?.documents.map(({ kind }) => kind)).toEqual(['prefect-notice'])
  })
})

describe('l’entrée dans les lieux', () => {
  test('K5 · K6 · les étapes ont leur jour, repartent des clés, se cochent par qui les constate', async () => {
    await prepare({ startsOn: addDays(today, 10) })
    await sign()
    const before = await read(referent)
    const insurance = before.steps.find(({ code }) => code === 'insurance')
    expect(insurance?.dueOn).toBe(addDays(today, 7))
    await ask(referent, 'POST', 'lease/keys', { keysOn: today })
    const after = await read(referent)
    expect(after.steps.find(({ code }) => code === 'settled')?.dueOn).toBe(addDays(today, 100))
    const step = after.steps.find(({ code }) => code === 'apl')
    const path = `entry-steps/${step?.id ?? ''}`
    expect((await ask(member, 'POST', `${path}/said`, { done: true })).statusCode).toBe(200)
    expect((await ask(member, 'PUT', path, { doneOn: today, note: null })).statusCode).toBe(404)
    const worker = sitting.worker
    const seen = (await read(worker)).steps.find(({ code }) => code === 'apl')
    expect(seen).toMatchObject({ saidDoneOn: today, doneOn: null })
    const ticked = await ask(worker, 'PUT', path, { doneOn: today, note: 'Reçu de la CAF.' })
    expect(ticked.statusCode).toBe(200)
    const future = await ask(worker, 'PUT', path, { doneOn: addDays(today, 1), note: null })
    expect(ruleOf(future)).toBe('fact-in-the-future')
    expect((await read(member)).steps.find(({ code }) => code === 'apl')?.doneOn).toBe(today)
  })

  test('K7 · le changement de CAF se pose quand le département change, et seulement alors', async () => {
    await prepare()
    await sign()
    expect((await read(referent)).steps.map(({ code }) => code)).not.toContain('caf-transfer')
    home = await accepted(sitting)
    await settle(home.household)
    await base.oracle.query('UPDATE person SET address = $2 WHERE household_id = $1', [
      home.household.id,
      '3 rue des Invites, 01000 Ville inventée',
    ])
    await prepare()
    await sign()
    expect((await read(referent)).steps.map(({ code }) => code)).toContain('caf-transfer')
  })

  test('K8 · une étape propre à ce ménage s’ajoute, sans dire pourquoi', async () => {
    await prepare()
    await sign()
    const { addable } = await read(referent)
    expect(addable.map(({ code }) => code)).toContain('mailbox-name')
    const added = await ask(sitting.worker, 'POST', 'entry-steps', {
      id: randomUUID(),
      code: 'mailbox-name',
    })
    expect(added.statusCode).toBe(200)
    const step = (await read(referent)).steps.find(({ code }) => code === 'mailbox-name')
    expect(`${step?.label ?? ''} ${step?.help ?? ''}`).not.toMatch(/violence|protection|danger/iu)
  })
})

/** A sliding lease lived in for ten months. */
async function living(): Promise<string> {
  const id = randomUUID()
  await base.oracle.query(
    `INSERT INTO lease (id, household_id, kind, tenant_organisation_id, candidacy_id, signed_on, keys_on, starts_on,
       sublease_until, author_account_id, author_organisation_id)
     VALUES ($1, $2, 'sliding', $3, $4, current_date - 310, current_date - 300, current_date - 305, current_date + 60, $5, $6)`,
    [
      ...[id, home.household.id, associationId, home.candidacyId],
      ...[referent.accountId, referent.organisationId],
    ],
  )
  await base.oracle.query(
    `INSERT INTO entry_step (household_id, lease_id, code, due_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, 'apl', current_date - 290, $3, $4)`,
    [home.household.id, id, referent.accountId, referent.organisationId],
  )
  await base.oracle.query(
    `UPDATE assignment SET signed_on = current_date - 310 WHERE household_id = $1 AND role = 'REF'`,
    [home.household.id],
  )
  return id
}

async function opened(): Promise<string> {
  const id = randomUUID()
  const reply = await ask(referent, 'POST', 'sliding-reviews', { id, openedOn: today })
  expect(reply.statusCode, reply.body).toBe(200)
  return id
}

const MARKS = {
  ...{ pays: 'yes', maintains: 'yes', neighbours: 'partly', resources: 'yes' },
  ...{ procedures: 'partly', wish: 'now' },
} as const
const state = (
  who: people.TestActor,
  reviewId: string,
  party: string,
  words: string,
  supporter: string | null = null,
) =>
  ask(who, 'POST', `sliding-reviews/${reviewId}/statements`, {
    ...MARKS,
    ...{ id: randomUUID(), party, words, supporter },
  })
const conclude = (reviewId: string, outcome: string, more: object = {}) =>
  ask(referent, 'POST', `sliding-reviews/${reviewId}/conclusion`, {
    ...{ outcome, concludedOn: today, motives: null, plan: null, disagreements: null },
    ...more,
  })
const move = (leaseId: string, kind: string) =>
  ask(referent, 'POST', `leases/${leaseId}/events`, {
    ...{ id: randomUUID(), kind, happenedOn: today, motive: null, until: null },
  })
