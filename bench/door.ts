import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { auditSentences } from '#platform/audit/sentences.ts'
import { startSealing } from '#platform/audit/sealing.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { asActor } from '#platform/db/door.ts'
import { forgetData } from '#platform/db/embedded-place.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openPool, type Database } from '#platform/db/pool.ts'
import type { DB } from '#platform/db/schema.ts'
import { openLog } from '#platform/log/log.ts'
import * as people from '#test/people.ts'
import { closedLoop, type Measure } from './closed-loop.ts'

const CLIENTS = 20
const HOUSEHOLDS = 10_000
const PASSWORD = 'mot-de-passe-de-mesure'

type Stage = {
  readonly admin: pg.Client
  readonly adminUrl: string
  readonly appUrl: string
  /** One worker and her households for each client. */
  readonly actors: readonly people.TestActor[]
  readonly households: readonly (readonly string[])[]
}

/**
 * What the door and its log cost: the persons of one household, asked by twenty people at once, without the
 * door (a superuser's plain query), through the door without its log, and through the door as it is.
 * On a durable server, since the log is written to the disk before anything is answered.
 */
export async function benchDoor(seconds: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perenne-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined, durability: 'durable' })
  try {
    await measure(server.adminUrl, seconds)
  } finally {
    await server.stop()
    forgetData(dataDir)
  }
}

async function measure(serverUrl: string, seconds: number): Promise<void> {
  const stage = await prepare(serverUrl)
  console.log(
    `La porte : ${String(CLIENTS)} connexions, ${String(HOUSEHOLDS)} ménages, ${String(seconds)} s par mesure.`,
  )
  const owner = openPool(stage.adminUrl, CLIENTS)
  const plain = await withoutDoor(stage, owner, seconds)
  const transaction = await inTransaction(stage, owner, seconds)
  await owner.destroy()
  const db = openPool(stage.appUrl, CLIENTS)
  const door = await silenceDoor(stage.admin)
  const silent = await throughDoor(stage, db, seconds)
  await stage.admin.query(door)
  const sealer = openPool(stage.appUrl, 1)
  const sealing = startSealing(sealer, openLog('silent'))
  const whole = await throughDoor(stage, db, seconds)
  await sealing.stop()
  await sealer.destroy()
  report({
    'sans la porte': plain,
    'sans la porte, en transaction': transaction,
    'porte sans journal': silent,
    'porte et journal': whole,
  })
  for (const line of auditSentences(await verifyAudit(db))) console.log(line)
  await db.destroy()
  await stage.admin.end()
}

async function prepare(serverUrl: string): Promise<Stage> {
  const url = new URL(serverUrl)
  url.pathname = '/perenne_bench'
  await query(serverUrl, 'CREATE DATABASE perenne_bench')
  await migrate(url.href)
  await query(url.href, `ALTER ROLE perenne_app PASSWORD '${PASSWORD}'`)
  const admin = new pg.Client({ connectionString: url.href, options: '-c search_path=app' })
  await admin.connect()
  const landlord = await people.organisation(admin, 'landlord')
  const scheme = await people.scheme(admin, landlord.id)
  const actors: people.TestActor[] = []
  for (let client = 0; client < CLIENTS; client += 1) {
    const { id } = await people.organisation(admin, 'association')
    actors.push(await people.actor(admin, id, 'PRE'))
  }
  const households: string[][] = []
  for (const actor of actors) households.push(await fill(admin, scheme.id, actor))
  await admin.query('ANALYZE')
  const appUrl = new URL(url)
  appUrl.username = 'perenne_app'
  appUrl.password = PASSWORD
  return { admin, adminUrl: url.href, appUrl: appUrl.href, actors, households }
}

/** Her share of the households, three persons in each. */
async function fill(
  admin: pg.Client,
  schemeId: string,
  actor: people.TestActor,
): Promise<string[]> {
  const made = await admin.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO household (id, scheme_id, file_number, phase_since, author_account_id, author_organisation_id)
       SELECT gen_random_uuid(), $1, 'M-' || gen_random_uuid(), current_date, $2, $3
       FROM generate_series(1, $4::integer) RETURNING id
     ), assigned AS (
       INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, starts_on)
       SELECT gen_random_uuid(), id, $3, 'PRE', $2, 'organisation', current_date - 10 FROM made
     ), persons AS (
       INSERT INTO person (id, household_id, first_name, last_name, birth_date, position,
         author_account_id, author_organisation_id, updated_by)
       SELECT gen_random_uuid(), made.id, 'Ysaline', 'Trouvebois', current_date - 12000, place, $2, $3, $2
       FROM made, generate_series(0, 2) AS place
     ) SELECT id FROM made`,
    [schemeId, actor.accountId, actor.organisationId, HOUSEHOLDS / CLIENTS],
  )
  return made.rows.map((row) => row.id)
}

async function withoutDoor(stage: Stage, db: Database, seconds: number): Promise<Measure> {
  return closedLoop(CLIENTS, seconds, (client) => personsOf(db, oneOf(stage.households[client])))
}

async function inTransaction(stage: Stage, db: Database, seconds: number): Promise<Measure> {
  return closedLoop(CLIENTS, seconds, (client) =>
    db.transaction().execute((tx) => personsOf(tx, oneOf(stage.households[client]))),
  )
}

async function personsOf(db: Kysely<DB>, household: string): Promise<void> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName', 'birthDate'])
    .where('householdId', '=', household)
    .orderBy('position')
    .execute()
  if (rows.length !== 3) throw new Error('Three persons were expected')
}

async function throughDoor(stage: Stage, db: Database, seconds: number): Promise<Measure> {
  return closedLoop(CLIENTS, seconds, (client) => {
    const household = oneOf(stage.households[client])
    const visit = {
      sessionId: stage.actors[client]?.sessionId ?? '',
      scope: { household },
      compartments: ['1'],
      purpose: 'suivre',
      route: 'mesure',
      requestId: randomUUID(),
    } as const
    return asActor(db, visit, (tx) => personsOf(tx, household))
  })
}

/** Takes the writing of the log out of the door, to know its share; gives back the true door. */
async function silenceDoor(admin: pg.Client): Promise<string> {
  const found = await admin.query<{ text: string }>(
    `SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname = 'open_request'`,
  )
  const text = found.rows[0]?.text ?? ''
  const silent = text.replace(/INSERT INTO app\.access_log[\s\S]*?;/, '')
  if (silent === text) throw new Error('The door no longer writes its log there')
  await admin.query(silent)
  return text
}

function report(measures: Readonly<Record<string, Measure>>): void {
  const reference = Object.values(measures)[0]?.requestsPerSecond ?? Number.NaN
  console.table(
    Object.fromEntries(
      Object.entries(measures).map(([name, { requestsPerSecond, p50Ms, p95Ms }]) => [
        name,
        {
          'demandes/s': Math.round(requestsPerSecond),
          'p50 (ms)': Number(p50Ms.toFixed(1)),
          'p95 (ms)': Number(p95Ms.toFixed(1)),
          rapport: Number((requestsPerSecond / reference).toFixed(2)),
        },
      ]),
    ),
  )
}

function oneOf(ids: readonly string[] | undefined): string {
  return ids?.[randomInt(ids.length)] ?? ''
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
