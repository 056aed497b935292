import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { accepted } from '#test/accepted.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Sitting } from '#test/decided.ts'
import * as people from '#test/people.ts'
import type { PlanRead } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let sitting: Sitting
let referent: people.TestActor
let deputy: people.TestActor
let newcomer: people.TestActor
let member: people.TestActor
let personsId: string
let today: string
let householdId: string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  personsId = (await people.organisation(base.oracle, 'households')).id
  const scheme = await people.scheme(base.oracle, landlord.id)
  const worker = await people.actor(base.oracle, association.id, 'PRE')
  const officer = await people.actor(base.oracle, landlord.id, 'ALL')
  referent = await people.actor(base.oracle, landlord.id, 'REF')
  deputy = await people.actor(base.oracle, landlord.id, 'REF')
  newcomer = await people.actor(base.oracle, landlord.id, 'REF')
  sitting = { oracle: base.oracle, scheme, worker, officer }
  for (const [key, value, unit] of [
    ['delay.sign-plan', 22, 'working-days'],
    ['review.every', 3, 'months'],
  ]) {
    await base.oracle.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'essai')`,
      [scheme.id, key, value, unit],
    )
  }
  const { rows } = await base.oracle.query<{ today: string }>('SELECT current_date::text AS today')
  today = rows[0]?.today ?? ''
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** A household that lives in its dwelling since yesterday. */
beforeEach(async () => {
  const { household, candidacyId } = await accepted(sitting)
  householdId = household.id
  await people.assignment(base.oracle, householdId, referent, { signed: true })
  const [first] = household.persons
  member = await people.actor(base.oracle, personsId, 'HH', { personId: first ?? '' })
  await people.assignment(base.oracle, householdId, member)
  await base.oracle.query(
    `INSERT INTO lease (id, household_id, kind, candidacy_id, signed_on, keys_on, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, 'ordinary', $2, current_date - 1, current_date - 1, $3, $4)`,
    [householdId, candidacyId, referent.accountId, referent.organisationId],
  )
  await base.oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id)
     VALUES ($1, 'lease-signed', current_date - 1, $2), ($1, 'keys', current_date - 1, $2)`,
    [householdId, candidacyId],
  )
})

const URL = (path: string) => `/api/households/${householdId}/${path}`
const ask = (who: people.TestActor, method: 'POST' | 'PUT', path: string, body: object) =>
  app.ask(who, method, URL(path), body)
const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule
async function read(who: people.TestActor): Promise<PlanRead> {
  const reply = await app.ask(who, 'GET', URL('plan'))
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<PlanRead>()
}

const WORDS = {
  ...{ steps: 'Payer, assurer, connaître ses voisins.', organisations: 'GAIA d’abord.' },
  ...{ householdExpects: 'Qu’on m’appelle avant.', workerExpects: 'Un point par mois.' },
  referentExpects: 'Le loyer à jour.',
}
const write = (who = sitting.worker, more: object = {}) =>
  ask(who, 'PUT', 'plan', {
    ...{ ...WORDS, metOn: today, startsOn: today, months: 12, version: null },
    ...more,
  })
const want = (who: people.TestActor, more: object = {}) =>
  ask(who, 'POST', 'objectives', {
    ...{ id: randomUUID(), isOwn: true, axis: 'knows-living', what: 'Peindre la chambre.' },
    ...{ dueOn: null, howKnown: null, helpedBy: null },
    ...more,
  })
const sign = (who: people.TestActor, party: string, more: object = {}) =>
  ask(who, 'POST', 'plan/signatures', {
    ...{ id: randomUUID(), of: 'plan', party, signerName: 'Camille Essai', signedOn: today },
    ...{ version: 1, ...more },
  })
async function signed(): Promise<void> {
  await write()
  await want(member)
  for (const [who, party] of [
    [member, 'household'],
    [sitting.worker, 'association'],
    [referent, 'landlord'],
  ] as const)
    expect((await sign(who, party)).statusCode).toBe(200)
}

describe('le référent', () => {
  test('L1 · un seul référent et une suppléance ; le changement reste, coupe l’ancien, prévient tout le monde', async () => {
    const name = (referentId: string, deputyId: string) =>
      ask(referent, 'POST', 'referent', { id: randomUUID(), referentId, deputyId })
    expect(ruleOf(await name(referent.accountId, referent.accountId))).toBe('deputy-is-referent')
    expect(ruleOf(await name(sitting.worker.accountId, deputy.accountId))).toBe(
      'role-not-confirmed',
    )
    expect((await name(referent.accountId, deputy.accountId)).statusCode).toBe(200)
    expect((await name(newcomer.accountId, deputy.accountId)).statusCode).toBe(200)
    const live = await base.oracle.query<{ account: string; deputy: string | null }>(
      `SELECT account_id AS account, deputy_for AS deputy FROM assignment
       WHERE household_id = $1 AND role = 'REF' AND (ends_on IS NULL OR ends_on >= current_date) ORDER BY deputy_for NULLS FIRST`,
      [householdId],
    )
    expect(live.rows).toEqual([
      { account: newcomer.accountId, deputy: null },
      { account: deputy.accountId, deputy: newcomer.accountId },
    ])
    expect((await app.ask(referent, 'GET', URL('plan'))).statusCode).toBe(404)
    const { referents } = await read(newcomer)
    expect(referents).toHaveLength(2)
    const told = await base.oracle.query<{ account: string }>(
      `SELECT DISTINCT r.account_id AS account FROM outbox o JOIN account_role r ON r.id = o.recipient_role_id
       WHERE o.kind = 'referent-changed' AND o.ids[2] = $1`,
      [householdId],
    )
    const accounts = told.rows.map(({ account }) => account)
    for (const who of [member, sitting.worker, newcomer, deputy])
      expect(accounts).toContain(who.accountId)
  })
})

describe('le plan d’action', () => {
  test('L3 · à faire dans le délai du dispositif, après les clés, chacun avec ce qu’il attend', async () => {
    const before = await read(sitting.worker)
    expect(before.planDueOn).not.toBeNull()
    expect(before.plan).toBeNull()
    expect(ruleOf(await write(sitting.worker, { startsOn: addDays(today, -5) }))).toBe(
      'plan-before-keys',
    )
    expect((await write()).statusCode).toBe(200)
    const { plan } = await read(member)
    expect(plan).toMatchObject(WORDS)
    const late = await write(referent, { version: 1, steps: 'Autre chose.' })
    expect(late.statusCode).toBe(200)
    expect((await write(sitting.worker, { version: 1 })).statusCode).toBe(409)
  })

  test('L4 · un objectif partagé dit quoi, pour quand, comment on le sait, qui aide ; abandonner dit pourquoi', async () => {
    const shared = { isOwn: false, what: 'Ouvrir un compte en ligne chez le bailleur.' }
    expect((await want(referent, shared)).statusCode).toBe(400)
    const id = randomUUID()
    const whole = { dueOn: addDays(today, 30), howKnown: 'Le compte est ouvert.', helpedBy: 'GAIA' }
    expect((await want(referent, { ...shared, ...whole, id })).statusCode).toBe(200)
    const change = (more: object) =>
      ask(sitting.worker, 'PUT', `objectives/${id}`, {
        ...{ axis: 'knows-renting', what: shared.what, ...whole },
        ...{ status: 'doing', statusReason: null, version: 1, ...more },
      })
    expect((await change({ status: 'dropped' })).statusCode).toBe(400)
    const dropped = { status: 'dropped', statusReason: 'Elle préfère le téléphone.' }
    expect((await change(dropped)).statusCode).toBe(200)
    expect((await change({ status: 'done' })).statusCode).toBe(409)
  })

  test('L6 · les objectifs du ménage viennent en premier, et aucun professionnel n’y touche', async () => {
    const id = randomUUID()
    const whole = { dueOn: today, howKnown: 'vu', helpedBy: 'moi' }
    await want(referent, { isOwn: false, what: 'Assurer le logement.', ...whole })
    expect((await want(referent, { id: randomUUID() })).statusCode).toBe(404)
    expect((await want(member, { id })).statusCode).toBe(200)
    const [first] = (await read(referent)).objectives
    expect(first).toMatchObject({ id, isOwn: true, mayChange: false })
    const change = (who: people.TestActor) =>
      ask(who, 'PUT', `objectives/${id}`, {
        ...{ axis: 'knows-living', what: 'Autre chose.', dueOn: null, howKnown: null },
        ...{ helpedBy: null, status: 'doing', statusReason: null, version: 1 },
      })
    for (const who of [referent, sitting.worker]) expect((await change(who)).statusCode).toBe(404)
    expect((await change(member)).statusCode).toBe(200)
    expect((await read(referent)).objectives[0]?.what).toBe('Autre chose.')
  })

  test('L3 · signé par les trois, chacun pour soi, il ouvre l’accompagnement et se fige', async () => {
    await write()
    expect(ruleOf(await sign(member, 'household'))).toBe('own-goals-first')
    await want(member)
    expect(ruleOf(await sign(referent, 'association'))).toBe('other-party')
    expect(ruleOf(await sign(member, 'household', { version: 2 }))).toBe('plan-changed')
    expect((await sign(referent, 'landlord')).statusCode).toBe(200)
    expect(ruleOf(await sign(referent, 'landlord'))).toBe('already-signed')
    expect((await sign(sitting.worker, 'association')).statusCode).toBe(200)
    expect((await read(member)).signedOn).toBeNull()
    expect((await sign(member, 'household')).statusCode).toBe(200)
    const after = await read(member)
    expect(after.signedOn).toBe(today)
    expect(after.papers.map(({ kind }) => kind)).toEqual(['plan'])
    const { rows } = await base.oracle.query<{ phase: number }>(
      'SELECT phase FROM household WHERE id = $1',
      [householdId],
    )
    expect(rows[0]?.phase).toBe(9)
  })

  test('L5 · un point d’étape répond aux quatre questions, et fixe le suivant', async () => {
    const review = (more: object = {}) =>
      ask(referent, 'POST', 'plan/reviews', {
        ...{ id: randomUUID(), heldOn: today, present: ['household', 'worker', 'referent'] },
        ...{ stepsValidated: 'Assurance.', objectivesRevised: 'Aucun.', linksExist: 'Oui.' },
        ...{ expectationsMet: 'On appelle avant.', nextOn: addDays(today, 60), ...more },
      })
    expect(ruleOf(await review())).toBe('review-before-plan')
    await signed()
    expect((await review({ linksExist: ' ' })).statusCode).toBe(400)
    expect((await review()).statusCode).toBe(200)
    const page = await read(member)
    expect(page.nextReviewOn).toBe(addDays(today, 60))
    expect(page.reviews[0]?.expectationsMet).toBe('On appelle avant.')
    const step = await base.oracle.query<{ on: string }>(
      'SELECT step_on::text AS on FROM household WHERE id = $1',
      [householdId],
    )
    expect(step.rows[0]?.on).toBe(today)
  })

  test('L2 · la convention est facultative, gardée version après version, signée par les trois', async () => {
    const convention = (shared: string) =>
      ask(sitting.worker, 'POST', 'conventions', {
        ...{ id: randomUUID(), commitments: 'Se prévenir.', modalities: 'Pas à pas.' },
        ...{ shared, endConditions: 'Quand le ménage le dit.' },
      })
    await convention('Le plan seul.')
    await convention('Le plan et les visites.')
    expect((await read(member)).convention).toMatchObject({
      number: 2,
      shared: 'Le plan et les visites.',
    })
    const of = { of: 'convention', version: null }
    await sign(member, 'household', of)
    await sign(sitting.worker, 'association', of)
    await sign(referent, 'landlord', of)
    const page = await read(referent)
    expect(page.convention?.signatures).toHaveLength(3)
    expect(page.papers.map(({ kind }) => kind)).toEqual(['convention'])
    const docx = await app.ask(member, 'GET', URL('plan/paper?of=convention&format=docx'))
    expect(docx.statusCode).toBe(200)
  })
})
