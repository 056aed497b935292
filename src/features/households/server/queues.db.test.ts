import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '#platform/db/door.ts'
import { openPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { householdRows } from './list-sql.ts'
import { queuesOf } from './queue-sql.ts'

let base: TestDatabase
let worker: people.TestActor
let stranger: people.TestActor
let officer: people.TestActor
let schemeId: string

beforeAll(async () => {
  base = await freshDatabase()
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const other = await people.organisation(base.oracle, 'association')
  schemeId = (await people.scheme(base.oracle, landlord.id)).id
  worker = await people.actor(base.oracle, association.id, 'PRE')
  stranger = await people.actor(base.oracle, other.id, 'PRE')
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  await base.oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     SELECT gen_random_uuid(), $1, 'delay.decide-eligibility', 3, 'working-days', current_date - 300, 'essai'`,
    [schemeId],
  )
})
afterAll(() => base.close())

async function referred(sinceDays: number): Promise<string> {
  const { id } = await people.household(base.oracle, schemeId, worker)
  await people.assignment(base.oracle, id, officer, { reach: 'organisation' })
  await base.oracle.query(
    `WITH sent AS (INSERT INTO referral (id, household_id, ready_on, urgency, present_situation, dalo_recognised,
       pdalhpd_public, sent_at, author_account_id, author_organisation_id, updated_by)
     VALUES (gen_random_uuid(), $1, current_date, 'ordinary', 'shelter', true, true, now(), $3, $4, $3))
     UPDATE household SET phase_since = current_date - $2::int WHERE id = $1`,
    [id, sinceDays, worker.accountId, worker.organisationId],
  )
  return id
}

async function asked<T>(
  who: people.TestActor,
  work: Parameters<typeof asActor<T>>[2],
): Promise<{ value: T; statements: number }> {
  let statements = 0
  const db = openPool(base.appUrl, 1, () => (statements += 1))
  const visit = {
    sessionId: who.sessionId,
    scope: 'list' as const,
    compartments: ['1', '1r', '2', '2r', '3'] as const,
    purpose: 'retrouver',
    route: 'essai',
    requestId: randomUUID(),
  }
  try {
    const value = await asActor(db, visit, work)
    return { value, statements }
  } finally {
    await db.destroy()
  }
}

test('chacun trouve ce qui l’attend : en retard chez qui doit agir, en attente chez l’autre, rien ailleurs', async () => {
  const late = await referred(20)
  const fresh = await referred(0)
  const draft = (await people.household(base.oracle, schemeId, worker)).id
  const mine = (await asked(officer, queuesOf)).value
  expect(mine.map(({ key, items }) => [key, items.map(({ subjectId }) => subjectId)])).toEqual([
    ['late', [late]],
    ['todo', [fresh]],
    ['waiting', []],
  ])
  const theirs = (await asked(worker, queuesOf)).value
  expect(theirs.map(({ key, count }) => [key, count])).toEqual([
    ['late', 0],
    ['todo', 1],
    ['waiting', 2],
  ])
  expect(theirs[1]?.items[0]?.subjectId).toBe(draft)
  expect((await asked(stranger, queuesOf)).value.every(({ count }) => count === 0)).toBe(true)
})

test('les pages de liste font le même nombre de requêtes pour trois ménages que pour quarante', async () => {
  const few = {
    queues: (await asked(officer, queuesOf)).statements,
    list: (
      await asked(officer, (tx, actor) => householdRows(tx, actor, { sort: 'recent', page: 1 }))
    ).statements,
  }
  for (let index = 0; index < 40; index += 1) await referred(index % 15)
  const many = {
    queues: (await asked(officer, queuesOf)).statements,
    list: (
      await asked(officer, (tx, actor) => householdRows(tx, actor, { sort: 'recent', page: 1 }))
    ).statements,
  }
  expect(many).toEqual(few)
  expect(many.queues).toBeLessThanOrEqual(9)
  // The door takes five of them: begin, open, reset, close, commit.
  expect(many.list).toBeLessThanOrEqual(12)
})
