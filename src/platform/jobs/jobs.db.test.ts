import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import type { Repeated } from '#platform/duty/repeat.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import { asRole } from '#test/login.ts'
import * as people from '#test/people.ts'
import { asRecipient } from './as-recipient.ts'
import { enqueue } from './enqueue.ts'
import { jobKinds } from './outbox.ts'
import { startJobs, type JobHandler } from './start-jobs.ts'

const KIND = 'tell-break-glass'

let base: TestDatabase
let jobs: Repeated | undefined
let actor: people.TestActor
let recipient: people.TestActor
let household: people.TestHousehold

beforeAll(async () => {
  base = await freshDatabase()
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  actor = await people.actor(base.oracle, landlord.id, 'ALL')
  recipient = await people.actor(base.oracle, association.id, 'PRE')
  household = await people.household(base.oracle, scheme.id, recipient)
})
afterEach(async () => {
  await jobs?.stop()
  jobs = undefined
})
afterAll(() => base.close())

async function start(handler: JobHandler, limit = 3): Promise<void> {
  jobs = await startJobs({
    db: base.db,
    databaseUrl: base.appUrl,
    log: openLog('silent'),
    // Nothing starts while a kind has nobody to do it.
    handlers: Object.fromEntries((await jobKinds(base.db)).map((kind) => [kind, handler])),
    everyMs: 100,
    retry: { limit, delaySeconds: 1 },
  })
}

async function ask(): Promise<string> {
  const row = await base.oracle.query<{ id: string }>(
    `INSERT INTO outbox (kind, ids, actor_account_id, recipient_role_id) VALUES ($1, $2, $3, $4) RETURNING id`,
    [KIND, [household.id], actor.accountId, recipient.accountRoleId],
  )
  return row.rows[0]!.id
}

async function settled(id: string): Promise<{ done: boolean; failed: boolean }> {
  for (let tenth = 0; tenth < 150; tenth += 1) {
    const row = await base.oracle.query<{ done: boolean; failed: boolean }>(
      `SELECT done_at IS NOT NULL AS done, failed_at IS NOT NULL AS failed FROM outbox WHERE id = $1`,
      [id],
    )
    const state = row.rows[0]
    if (state?.done || state?.failed) return state
    await pause(100)
  }
  throw new Error('The job never ended')
}

test('une tâche écrite avec la demande est faite une fois, et marquée faite', async () => {
  const seen: string[] = []
  await start((job) => Promise.resolve(void seen.push(...job.ids)))
  expect(await settled(await ask())).toEqual({ done: true, failed: false })
  expect(seen).toEqual([household.id])
})

test('une tâche qui échoue est reprise', async () => {
  let tries = 0
  await start(() => (++tries === 1 ? Promise.reject(new Error('panne')) : Promise.resolve()))
  expect(await settled(await ask())).toEqual({ done: true, failed: false })
  expect(tries).toBe(2)
})

test('une tâche qui échoue toujours est mise de côté, pas oubliée', async () => {
  await start(() => Promise.reject(new Error('panne')), 0)
  expect(await settled(await ask())).toEqual({ done: false, failed: true })
})

test('une tâche remise par erreur dans la file n’est pas refaite', async () => {
  let done = 0
  await start(() => {
    done += 1
    return Promise.resolve()
  })
  const id = await ask()
  await settled(id)
  await base.oracle.query('UPDATE outbox SET moved_at = NULL; DELETE FROM jobs.job')
  for (let tenth = 0; tenth < 30; tenth += 1) {
    const ended = await base.oracle.query(`SELECT FROM jobs.job WHERE state = 'completed'`)
    if (ended.rowCount === 1) break
    await pause(100)
  }
  expect(done).toBe(1)
})

test('sans personne pour faire une tâche de la liste, rien ne démarre', async () => {
  await expect(
    startJobs({ db: base.db, databaseUrl: base.appUrl, log: openLog('silent'), handlers: {} }),
  ).rejects.toThrow(KIND)
})

test('une demande ajoute une tâche de la liste fermée, au nom de qui demande, et rien d’autre', async () => {
  const job = { kind: KIND, ids: [household.id], recipientRoleId: recipient.accountRoleId }
  await look(base, actor, null, async (tx) => {
    await enqueue(tx, job)
    await sql`RESET ROLE`.execute(tx)
    await sql`SET LOCAL ROLE perenne_worker`.execute(tx)
    const written = await tx.selectFrom('outbox').select('actorAccountId').executeTakeFirst()
    expect(written?.actorAccountId).toBe(actor.accountId)
  })
  for (const wrong of [
    { ...job, kind: 'send-anything' },
    { kind: KIND, ids: [household.id] },
  ])
    await expect(look(base, actor, null, (tx) => enqueue(tx, wrong))).rejects.toThrow('unknown-job')
})

test('ni la demande ni la connexion nue n’atteignent la file', async () => {
  await start(() => Promise.resolve())
  for (const [role, statement] of [
    [undefined, 'SELECT FROM jobs.job'],
    [undefined, 'SELECT FROM app.outbox'],
    ['perenne_request', 'SELECT FROM jobs.job'],
    ['perenne_request', 'SELECT FROM app.outbox'],
    ['perenne_request', `INSERT INTO app.outbox (kind, ids) VALUES ('${KIND}', '{}')`],
    ['perenne_worker', `INSERT INTO app.outbox (kind, ids) VALUES ('${KIND}', '{}')`],
    ['perenne_worker', `UPDATE app.outbox SET recipient_role_id = NULL`],
    ['perenne_worker', 'SELECT FROM app.person'],
    ['perenne_worker', 'CREATE TABLE app.mine ()'],
  ] as const)
    await expect(
      asRole(base.appUrl, role, statement),
      `${role ?? 'connexion'} : ${statement}`,
    ).rejects.toThrow(/permission denied/)
})

test('une tâche adressée lit ce que lit son destinataire, sur les seuls dossiers qu’elle nomme', async () => {
  const outboxId = await ask()
  const other = await people.household(base.oracle, await anyScheme(), actor)
  const names = (householdId: string) =>
    asRecipient(base.db, { outboxId, householdId, compartments: ['1'] }, (tx) =>
      tx.selectFrom('person').select('id').execute(),
    )
  expect(await names(household.id)).toHaveLength(1)
  expect(await names(other.id)).toBeUndefined()
  const logged = await base.oracle.query(
    `SELECT account_id, purpose, household_id, route FROM access_log ORDER BY id DESC LIMIT 1`,
  )
  expect(logged.rows).toEqual([
    {
      account_id: recipient.accountId,
      purpose: 'prevenir',
      household_id: household.id,
      route: `job ${KIND}`,
    },
  ])
})

test('une tâche faite, ou dont le destinataire est parti, n’ouvre plus rien', async () => {
  const outboxId = await ask()
  const opens = () =>
    asRecipient(base.db, { outboxId, compartments: [] }, () => Promise.resolve('ouvert'))
  expect(await opens()).toBe('ouvert')
  await base.oracle.query('UPDATE account SET closed_on = current_date WHERE id = $1', [
    recipient.accountId,
  ])
  expect(await opens()).toBeUndefined()
  await base.oracle.query('UPDATE account SET closed_on = NULL; UPDATE outbox SET done_at = now()')
  expect(await opens()).toBeUndefined()
})

async function anyScheme(): Promise<string> {
  const found = await base.oracle.query<{ id: string }>('SELECT id FROM scheme')
  return found.rows[0]!.id
}
