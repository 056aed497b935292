import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '#platform/db/door.ts'
import { openPool } from '#platform/db/pool.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import * as stock from '#test/stock.ts'
import type { TodayDwellings } from '../contract.ts'
import { sectorQuotas } from './quota-sql.ts'
import { turnQueues } from './turn-queue-sql.ts'

const CRAN = '74093'

let base: TestDatabase
let whole: WholeApp
let scheme: people.TestScheme
let officer: people.TestActor
let lead: people.TestActor
let holder: people.TestActor
let otherHolder: people.TestActor

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const landlord = await people.organisation(base.oracle, 'landlord')
  const commune = await people.organisation(base.oracle, 'commune')
  const other = await people.organisation(base.oracle, 'commune')
  scheme = await people.scheme(base.oracle, landlord.id)
  officer = await people.actor(base.oracle, landlord.id, 'ALL')
  lead = await people.actor(base.oracle, landlord.id, 'PRG')
  holder = await people.actor(base.oracle, commune.id, 'RES')
  otherHolder = await people.actor(base.oracle, other.id, 'RES')
  await stock.sector(base.oracle, scheme, 'Annecy', { communes: [CRAN], quota: 15 })
  await stock.right(base.oracle, scheme, commune.id, { contingent: 'commune', commune: CRAN })
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

/** A dwelling of the commune's contingent, and its holder asked some days ago for some days. */
async function reserved(asked?: { readonly since: number; readonly due: number }): Promise<string> {
  const id = await stock.vacancy(
    base.oracle,
    await stock.dwelling(base.oracle, scheme, { commune: CRAN, contingent: 'commune' }),
  )
  if (asked) {
    await base.oracle.query(
      `INSERT INTO vacancy_turn (id, vacancy_id, holder_organisation_id, kind, happened_on, due_on,
         author_account_id, author_organisation_id)
       VALUES ($1, $2, $3, 'asked', current_date - $4::int, current_date + $5::int, $6, $7)`,
      [
        randomUUID(),
        id,
        holder.organisationId,
        asked.since,
        asked.due,
        officer.accountId,
        officer.organisationId,
      ],
    )
  }
  return id
}

async function queuesOf(who: people.TestActor) {
  const reply = await whole.ask(who, 'GET', '/api/today/dwellings')
  const { queues } = reply.json<TodayDwellings>()
  return Object.fromEntries(
    queues.map(({ key, items }) => [key, items.map(({ subjectId }) => subjectId)]),
  )
}

test('G10 · chaque logement réservé est dans une seule file : celle de qui doit agir', async () => {
  const unasked = await reserved()
  const running = await reserved({ since: 5, due: 10 })
  const past = await reserved({ since: 40, due: -10 })
  expect(await queuesOf(officer)).toEqual({ late: [past], todo: [unasked], waiting: [running] })
  expect(await queuesOf(holder)).toEqual({ late: [past], todo: [running], waiting: [] })
  for (const other of [otherHolder, lead]) {
    expect(await queuesOf(other)).toEqual({ late: [], todo: [], waiting: [] })
  }
})

test('C2 · les quotas vont à qui pilote, avec ce qui reste à mobiliser', async () => {
  const of = async (who: people.TestActor) =>
    (await whole.ask(who, 'GET', '/api/today/dwellings')).json<TodayDwellings>().quotas
  await stock.vacancy(base.oracle, await stock.dwelling(base.oracle, scheme, { commune: CRAN }), {
    status: 'signed',
    letInDays: -2,
  })
  expect(await of(lead)).toEqual([expect.objectContaining({ quota: 15, signed: 1, left: 14 })])
  expect(await of(officer)).toHaveLength(1)
  expect(await of(holder)).toEqual([])
})

test('le nombre de requêtes ne suit pas le nombre de logements', async () => {
  const few = await statements()
  for (let index = 0; index < 20; index += 1) await reserved({ since: 3, due: index })
  expect(await statements()).toBe(few)
  // The door takes five of them: begin, open, reset, close, commit.
  expect(few).toBeLessThanOrEqual(7)
})

async function statements(): Promise<number> {
  let count = 0
  const db = openPool(base.appUrl, 1, () => (count += 1))
  const visit = {
    sessionId: officer.sessionId,
    scope: 'list' as const,
    compartments: [],
    purpose: 'loger',
    route: 'essai',
    requestId: randomUUID(),
  }
  try {
    await asActor(db, visit, async (tx, actor) => {
      await turnQueues(tx, actor, undefined)
      await sectorQuotas(tx, actor)
    })
    return count
  } finally {
    await db.destroy()
  }
}
