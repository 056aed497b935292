import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Capacity } from '../contract.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let app: WholeApp
let worker: people.TestActor
let colleague: people.TestActor
let stranger: people.TestActor
let officer: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const other = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
  await people.partner(base.oracle, scheme.id, other.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  colleague = await people.actor(base.oracle, association.id, 'PRE')
  stranger = await people.actor(base.oracle, other.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const NOTICE = { givenOn: '2026-01-05', language: 'fr', means: 'oral' }

function entry(over: Record<string, unknown> = {}) {
  const lead = randomUUID()
  const { firstName, lastName } = people.inventedName()
  return {
    id: randomUUID(),
    version: null,
    persons: [
      {
        id: lead,
        firstName,
        lastName,
        birthName: null,
        birthDate: '1990-04-12',
        relation: 'lead',
        custody: null,
        phone: '06 00 00 00 01',
        email: null,
      },
      {
        id: randomUUID(),
        firstName: 'Lou',
        lastName,
        birthName: null,
        birthDate: '2019-02-01',
        relation: 'child',
        custody: 'full',
        phone: null,
        email: null,
      },
    ],
    expectedChildren: 0,
    address: 'Annecy',
    communication: {
      language: 'ar',
      interpreterNeeded: true,
      reading: 'with-help',
      lettersReadWith: 'son éducatrice',
      smsAccepted: true,
      digital: 'none',
    },
    uniqueRequestNumber: '074 1025 123456 gdpub',
    readyOn: new Date().toISOString().slice(0, 10),
    urgency: 'ordinary',
    urgencyReason: null,
    presentSituation: 'shelter',
    presentSince: '2025-12-01',
    daloRecognised: false,
    pdalhpdPublic: true,
    adhesion: {
      id: randomUUID(),
      state: 'hesitant',
      statedOn: '2026-01-05',
      words: 'J’ai peur de me tromper.',
    },
    protection: null,
    ...over,
  }
}

async function opened(): Promise<string> {
  const id = randomUUID()
  const reply = await app.ask(worker, 'POST', `/api/households/${id}/notice`, NOTICE)
  expect(reply.statusCode).toBe(200)
  return id
}

test('A4 · sans notice d’information datée et dans une langue, il n’y a ni dossier ni signalement', async () => {
  const id = randomUUID()
  const withoutNotice = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  expect(withoutNotice.statusCode).toBe(404)
  const noLanguage = await app.ask(worker, 'POST', `/api/households/${id}/notice`, {
    ...NOTICE,
    language: '',
  })
  expect(noLanguage.json()).toMatchObject({ code: 'bad-input', fields: { language: 'language' } })
  const future = await app.ask(worker, 'POST', `/api/households/${id}/notice`, {
    ...NOTICE,
    givenOn: '2999-01-01',
  })
  expect(future.json()).toMatchObject({ rule: 'notice-in-the-future' })
  const { rowCount } = await base.oracle.query('SELECT FROM household WHERE id = $1', [id])
  expect(rowCount).toBe(0)
})

test('D1 · le prescripteur signale, la chargée d’attribution trouve, une autre association ne trouve rien', async () => {
  const id = await opened()
  const saved = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  expect(saved.statusCode).toBe(200)
  expect((await app.ask(officer, 'GET', `/api/households/${id}`)).statusCode).toBe(404)
  expect((await app.ask(worker, 'POST', `/api/households/${id}/referral/send`)).statusCode).toBe(
    200,
  )
  const found = await app.ask(officer, 'GET', `/api/households/${id}`)
  expect(found.json()).toMatchObject({ phase: 1, adults: 1, children: 1 })
  expect((await app.ask(stranger, 'GET', `/api/households/${id}`)).statusCode).toBe(404)
  const list = await app.ask(stranger, 'GET', '/api/households')
  expect(list.json()).toMatchObject({ rows: [] })
})

test('C5 · au moment de signaler, les places de mon organisation et la prochaine qui se libère', async () => {
  const ask = async () => (await app.ask(worker, 'GET', '/api/referral-capacity')).json<Capacity>()
  const before = await ask()
  const id = await opened()
  const after = await ask()
  expect([after.followed, after.mine]).toEqual([before.followed + 1, before.mine + 1])
  expect(after).toMatchObject({ capacity: null, nextFreeOn: null })
  await base.oracle.query('UPDATE organisation SET capacity = $2 WHERE id = $1', [
    worker.organisationId,
    after.followed,
  ])
  await base.oracle.query(
    `INSERT INTO support_measure (id, household_id, operator_organisation_id, starts_on, planned_end_on, author_account_id, author_organisation_id)
     VALUES (gen_random_uuid(), $1, $2, '2026-01-01', '2099-03-31', $3, $2)`,
    [id, worker.organisationId, worker.accountId],
  )
  expect(await ask()).toMatchObject({ capacity: after.followed, nextFreeOn: '2099-03-31' })
  await base.oracle.query('UPDATE organisation SET capacity = capacity + 1 WHERE id = $1', [
    worker.organisationId,
  ])
  expect((await ask()).nextFreeOn).toBeNull()
})

test('D4 · l’adhésion garde les mots du ménage, que le bailleur ne lit pas', async () => {
  const id = await opened()
  await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  await app.ask(worker, 'POST', `/api/households/${id}/referral/send`)
  const mine = await app.ask(worker, 'GET', `/api/households/${id}`)
  expect(mine.json()).toMatchObject({ adhesion: { words: 'J’ai peur de me tromper.' } })
  const theirs = await app.ask(officer, 'GET', `/api/households/${id}`)
  expect(theirs.json()).toMatchObject({ adhesion: { state: 'hesitant', words: null } })
  expect(theirs.body).not.toContain('peur')
  const personId = mine.json<{ persons: { id: string }[] }>().persons[0]?.id
  const refusal = { id: randomUUID(), state: 'refuses', statedOn: '2026-02-01', words: null }
  await app.ask(worker, 'POST', `/api/households/${id}/adhesions`, { ...refusal, personId })
  const after = await app.ask(worker, 'GET', `/api/households/${id}`)
  expect(after.json()).toMatchObject({ adhesion: { state: 'refuses' }, phase: 1 })
})

test('D12 · langue, interprète et lecture sont gardés comme des moyens', async () => {
  const id = await opened()
  const saved = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  expect(saved.json()).toMatchObject({
    communication: { language: 'ar', interpreterNeeded: true, reading: 'with-help' },
  })
})

test('D2 · un numéro unique est normalisé ; inhabituel ou absent, il avertit sans bloquer', async () => {
  const id = await opened()
  const saved = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  expect(saved.json()).toMatchObject({ uniqueRequestNumber: '0741025123456GDPUB', warnings: [] })
  const other = await opened()
  const missing = await app.ask(
    worker,
    'PUT',
    `/api/households/${other}/referral`,
    entry({ uniqueRequestNumber: null }),
  )
  expect(missing.json()).toMatchObject({ warnings: ['request-number-missing'] })
})

test('D9 · un majeur protégé sans l’identité et le rôle de son mandataire est refusé', async () => {
  const id = await opened()
  const body = entry()
  const protection = {
    id: randomUUID(),
    personId: body.persons[0]?.id,
    kind: 'simple-curatorship',
    mandataryName: '',
    mandataryRole: 'curatrice',
    mandataryPhone: null,
  }
  const refused = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, {
    ...body,
    protection,
  })
  expect(refused.json()).toMatchObject({ fields: { 'protection.mandataryName': 'required' } })
  const saved = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, {
    ...body,
    protection: { ...protection, mandataryName: 'Éliane Tournepierre' },
  })
  expect(saved.json()).toMatchObject({ protection: { mandataryRole: 'curatrice' } })
  const ended = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, {
    ...body,
    version: 1,
  })
  expect(ended.json()).toMatchObject({ protection: null })
  const { rows } = await base.oracle.query<{ kept: boolean }>(
    'SELECT ended_on IS NOT NULL AS kept FROM protection_measure WHERE household_id = $1',
    [id],
  )
  expect(rows).toEqual([{ kept: true }])
})

test('A16 · un numéro de sécurité sociale est refusé dans tout champ de texte', async () => {
  const id = await opened()
  for (const over of [
    { address: '2 90 04 74 010 123 45' },
    { urgency: 'urgent', urgencyReason: 'NIR 190047401012345' },
  ]) {
    const reply = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry(over))
    expect(Object.values(reply.json<{ fields: Record<string, string> }>().fields)).toEqual(['nir'])
  }
})

test('des dates impossibles et des noms qui seraient une formule ou du HTML sont refusés, champ par champ', async () => {
  const id = await opened()
  const body = entry({ readyOn: '2026-02-30' })
  Object.assign(body.persons[0] ?? {}, { firstName: '=1+1', lastName: '<b>Martin</b>' })
  const reply = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, body)
  expect(reply.json()).toMatchObject({
    code: 'bad-input',
    fields: {
      readyOn: 'impossible-date',
      'persons.0.firstName': 'name-characters',
      'persons.0.lastName': 'name-characters',
    },
  })
})

test('le même formulaire envoyé deux fois n’écrit qu’une fois', async () => {
  const id = await opened()
  const body = entry()
  const first = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, body)
  const second = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, body)
  expect([first.statusCode, second.statusCode]).toEqual([200, 200])
  const { rows } = await base.oracle.query(
    'SELECT version, (SELECT count(*)::int FROM person WHERE household_id = $1) AS persons FROM referral WHERE household_id = $1',
    [id],
  )
  expect(rows).toEqual([{ version: 1, persons: 2 }])
})

test('à deux sur le même signalement, la seconde personne voit qui a changé quoi', async () => {
  const id = await opened()
  const body = entry()
  await app.ask(worker, 'PUT', `/api/households/${id}/referral`, body)
  await app.ask(colleague, 'PUT', `/api/households/${id}/referral`, {
    ...body,
    version: 1,
    address: 'Seynod',
  })
  const late = await app.ask(worker, 'PUT', `/api/households/${id}/referral`, {
    ...body,
    version: 1,
    address: 'Meythet',
  })
  expect(late.statusCode).toBe(409)
  const { rows } = await base.oracle.query<{ name: string }>(
    'SELECT display_name AS name FROM account WHERE id = $1',
    [colleague.accountId],
  )
  expect(late.json()).toMatchObject({
    code: 'conflict',
    current: { version: 2, address: 'Seynod', updatedByName: rows[0]?.name },
  })
})

test('D3 · l’éligibilité dit quel critère est rempli ; un refus sans motif ou un critère absent ne passe pas', async () => {
  const id = await opened()
  await app.ask(worker, 'PUT', `/api/households/${id}/referral`, entry())
  await app.ask(worker, 'POST', `/api/households/${id}/referral/send`)
  const decide = (over: object) =>
    app.ask(officer, 'POST', `/api/households/${id}/eligibility`, {
      id: randomUUID(),
      outcome: 'accepted',
      criterion: 'dalo',
      motive: null,
      ...over,
    })
  expect((await decide({})).json()).toMatchObject({ rule: 'criterion-not-met' })
  expect((await decide({ outcome: 'refused', criterion: null })).json()).toMatchObject({
    rule: 'motive-missing',
  })
  const motive = 'Aucun critère à ce jour.'
  await decide({ id: randomUUID(), outcome: 'refused', criterion: null, motive })
  const again = await app.ask(officer, 'GET', `/api/households/${id}`)
  expect(again.json<{ abilities: string[] }>().abilities).toContain('eligibility.decide')
  expect((await decide({ criterion: 'pdalhpd' })).statusCode).toBe(200)
  const page = await app.ask(worker, 'GET', `/api/households/${id}`)
  expect(page.json()).toMatchObject({ phase: 2, eligibility: { criterion: 'pdalhpd' } })
})

test('la phase gardée pour les listes est celle que les faits donnent', async () => {
  const { rows } = await base.oracle.query(
    `SELECT h.phase, EXISTS (SELECT FROM eligibility e WHERE e.household_id = h.id AND e.outcome = 'accepted') AS eligible
     FROM household h`,
  )
  expect(rows.length).toBeGreaterThan(5)
  for (const row of rows as { phase: number; eligible: boolean }[]) {
    expect(row.phase).toBe(row.eligible ? 2 : 1)
  }
})
