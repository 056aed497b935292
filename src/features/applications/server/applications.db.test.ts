import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { ApplicationRead, DocumentItem } from '../contract.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let worker: people.TestActor
let officer: people.TestActor
let personsOrganisation: string
let household: people.TestHousehold
let member: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  personsOrganisation = (await people.organisation(base.oracle, 'households')).id
  scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
})
afterAll(async () => {
  await app.close()
  await base.close()
})

beforeEach(async () => {
  household = await people.household(base.oracle, scheme.id, worker)
  const [lead] = household.persons
  member = await people.actor(base.oracle, personsOrganisation, 'HH', { personId: lead ?? '' })
  await people.assignment(base.oracle, household.id, member)
  await people.assignment(base.oracle, household.id, officer, { reach: 'organisation' })
})

const url = (rest = '') => `/api/households/${household.id}/application${rest}`

async function read(who: people.TestActor): Promise<ApplicationRead> {
  const reply = await app.ask(who, 'GET', url())
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<ApplicationRead>()
}

async function item(who: people.TestActor, kind: string): Promise<DocumentItem | undefined> {
  return (await read(who)).items.find((one) => one.kind === kind)
}

const PDF = Buffer.from('%PDF-1.7 une page')
const page = (documentId: string, more: object = {}) =>
  [
    url(`/documents/${documentId}/pages`),
    {
      ...{ id: randomUUID(), documentKind: 'present-housing', personId: null, position: 1 },
      ...{ mediaType: 'application/pdf', bytes: PDF.toString('base64') },
      ...more,
    },
  ] as const

async function add(who: people.TestActor, documentId: string, more: object = {}) {
  return app.ask(who, 'POST', ...page(documentId, more))
}

const decide = (who: people.TestActor, documentId: string, body: object) =>
  app.ask(who, 'POST', url(`/documents/${documentId}/decision`), {
    reason: null,
    version: 1,
    ...body,
  })

const ruleOf = (reply: { readonly body: string }) =>
  (JSON.parse(reply.body) as { rule?: string }).rule

test('H4 · les pièces viennent de la liste, avec leur source ; hors de la liste, rien ne peut être demandé', async () => {
  const { items, mayAsk } = await read(worker)
  expect(items.map(({ kind }) => kind)).toContain('identity')
  expect(items.every(({ source }) => source.includes('R.441-2-4-1'))).toBe(true)
  expect(mayAsk.map(({ kind }) => kind)).toEqual(['particular', 'disability'])
  const refused = await app.ask(worker, 'POST', url('/requests'), {
    documentKind: 'bank-statement',
  })
  expect(refused.json()).toMatchObject({
    code: 'bad-input',
    fields: { documentKind: 'not-in-the-list' },
  })
  await expect(
    base.oracle.query(
      `INSERT INTO document_request (household_id, kind, author_account_id, author_organisation_id)
       VALUES ($1, 'bank-statement', $2, $3)`,
      [household.id, worker.accountId, worker.organisationId],
    ),
  ).rejects.toThrow('foreign key')
  const asked = await app.ask(worker, 'POST', url('/requests'), { documentKind: 'particular' })
  expect(asked.statusCode).toBe(200)
  expect(await item(worker, 'particular')).toMatchObject({ state: 'missing' })
})

test('H5 · le ménage ajoute une photo, son accompagnant la valide ; la même page envoyée deux fois n’en fait qu’une', async () => {
  const id = randomUUID()
  const [address, body] = page(id)
  for (const attempt of [1, 2]) {
    const sent = await app.ask(member, 'POST', address, body)
    expect(sent.statusCode, `${String(attempt)} ${sent.body}`).toBe(200)
  }
  expect(await item(worker, 'present-housing')).toMatchObject({
    state: 'received',
    pages: [{ position: 1, sizeBytes: PDF.length }],
  })
  expect((await decide(member, id, { decision: 'validated' })).statusCode).toBe(404)
  expect((await decide(worker, id, { decision: 'validated' })).statusCode).toBe(200)
  expect(await item(officer, 'present-housing')).toMatchObject({ state: 'validated' })
  expect(ruleOf(await add(member, id, { position: 2 }))).toBe('document-decided')
  const kept = await app.ask(officer, 'GET', url(`/pages/${body.id}`))
  expect([kept.rawPayload.toString(), kept.headers['content-type']]).toEqual([
    PDF.toString(),
    'application/pdf',
  ])
  expect(kept.headers['content-disposition']).toContain('attachment')
  const stored = await base.oracle.query<{ sealed_bytes: Buffer }>(
    'SELECT sealed_bytes FROM document_page WHERE id = $1',
    [body.id],
  )
  expect(stored.rows[0]?.sealed_bytes.includes('une page')).toBe(false)
})

test('H5 · une copie refusée est supprimée, son motif reste, et une autre peut venir', async () => {
  const id = randomUUID()
  await add(member, id)
  expect((await decide(worker, id, { decision: 'rejected' })).statusCode).toBe(400)
  const reason = 'Le bas de la page est coupé.'
  expect((await decide(worker, id, { decision: 'rejected', reason })).statusCode).toBe(200)
  const left = await base.oracle.query('SELECT FROM document_page WHERE household_id = $1', [
    household.id,
  ])
  expect(left.rowCount).toBe(0)
  expect(await item(member, 'present-housing')).toMatchObject({
    state: 'rejected',
    rejectReason: reason,
  })
  expect(ruleOf(await decide(worker, id, { decision: 'validated', version: 2 }))).toBe(
    'document-decided',
  )
  expect((await add(member, randomUUID())).statusCode).toBe(200)
  expect(await item(member, 'present-housing')).toMatchObject({ state: 'received' })
})

test('H5 · un fichier qui ment sur son type, trop lourd ou inconnu est refusé, et rien ne reste', async () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const tries = [
    [{ mediaType: 'image/png' }, 'file-lies'],
    [{ bytes: base64('<html><script>alert(1)</script>') }, 'file-unknown'],
    [{ bytes: base64('....ftypheic....') }, 'file-heic'],
    [{ bytes: Buffer.concat([PDF, Buffer.alloc(1_060_000)]).toString('base64') }, 'file-too-big'],
  ] as const
  for (const [more, rule] of tries) expect(ruleOf(await add(member, randomUUID(), more))).toBe(rule)
  const huge = await add(member, randomUUID(), {
    bytes: Buffer.alloc(3_000_000).toString('base64'),
  })
  expect(huge.statusCode).toBe(413)
  expect(await item(member, 'present-housing')).toMatchObject({
    state: 'missing',
    documentId: null,
  })
})

test('deux personnes qui apportent la même pièce : la seconde l’apprend, rien n’est doublé', async () => {
  await add(member, randomUUID())
  expect(ruleOf(await add(worker, randomUUID()))).toBe('document-already-there')
})

test('une pièce vide ne se valide pas, et celle d’un autre ménage est introuvable', async () => {
  const other = await people.household(base.oracle, scheme.id, worker)
  const id = randomUUID()
  await add(member, id)
  const elsewhere = `/api/households/${other.id}/application/documents/${id}/decision`
  const stolen = await app.ask(worker, 'POST', elsewhere, {
    decision: 'validated',
    reason: null,
    version: 1,
  })
  expect(stolen.statusCode).toBe(409)
  expect((await add(worker, randomUUID(), { personId: other.persons[0] })).statusCode).toBe(422)
})

test('D8 · la pièce suivante est la première qui manque, puis plus rien quand tout est là', async () => {
  const { items, next } = await read(member)
  expect(next).toBe(0)
  expect(items[0]?.helper).not.toBe('')
  for (const { kind, person } of items) {
    const id = randomUUID()
    await add(worker, id, { documentKind: kind, personId: person?.id ?? null })
    await decide(worker, id, { decision: 'validated' })
  }
  expect((await read(member)).next).toBeNull()
})

test('H6 · la préparation garde les mots de la personne, et le bailleur ne la lit pas', async () => {
  const preparation = {
    ...{ id: randomUUID(), subjectPersonId: household.persons[0], withWhom: 'sa sœur' },
    ...{ fears: 'j’ai peur qu’on me juge', wouldHelp: 'y aller le matin' },
  }
  expect((await app.ask(worker, 'POST', url('/preparation'), preparation)).statusCode).toBe(200)
  expect((await read(worker)).preparation).toMatchObject({ fears: preparation.fears })
  expect((await read(officer)).preparation).toBeNull()
  const reply = await app.ask(officer, 'GET', url())
  expect(reply.body).not.toContain('juge')
})

test('D2 · sans numéro unique, le dossier le dit', async () => {
  await base.oracle.query(
    `INSERT INTO housing_request (household_id, unique_request_number, author_account_id, author_organisation_id)
     VALUES ($1, NULL, $2, $3)
     ON CONFLICT (household_id) DO UPDATE SET unique_request_number = NULL`,
    [household.id, worker.accountId, worker.organisationId],
  )
  expect((await read(worker)).hasUniqueNumber).toBe(false)
})
