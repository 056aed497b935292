import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMPARTMENTS } from '#kernel/compartments.ts'
import { asActor, type Visit } from '#platform/db/door.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let worker: people.TestActor
let stranger: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const other = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  stranger = await people.actor(base.oracle, other.id, 'PRE')
  await people.household(base.oracle, scheme.id, worker, 2, 1)
})
afterAll(() => base.close())

function visit(who: people.TestActor, scope: Visit['scope']): Visit {
  return {
    sessionId: who.sessionId,
    scope,
    compartments: COMPARTMENTS,
    purpose: 'suivre',
    route: 'test',
    requestId: randomUUID(),
  }
}

test('hors de la porte, le compte de l’application ne lit rien', async () => {
  await expect(
    base.db.withSchema('app').selectFrom('household').selectAll().execute(),
  ).rejects.toThrow(/permission denied/)
})

test('A1 · un ménage n’existe que pour l’organisation qui y est affectée', async () => {
  const mine = await asActor(base.db, visit(worker, 'list'), (tx) =>
    tx.selectFrom('person').select('id').execute(),
  )
  const theirs = await asActor(base.db, visit(stranger, 'list'), (tx) =>
    tx.selectFrom('person').select('id').execute(),
  )
  expect(mine).toHaveLength(3)
  expect(theirs).toHaveLength(0)
})

test('une fois la porte refermée, il ne reste ni contexte ni droit', async () => {
  await asActor(base.db, visit(worker, 'list'), (tx) =>
    tx.selectFrom('person').select('id').execute(),
  )
  const left = await base.oracle.query('SELECT FROM app_private.request_context')
  expect(left.rowCount).toBe(0)
})
