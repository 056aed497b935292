import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '#kernel/roles.ts'
import { logListed, logRefusal } from '#platform/db/door.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { plantCanaries } from '#test/canary.ts'
import { CATALOGUE_WALLS } from '#test/catalogue-wall.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { deadSessionsThatOpen, secondOpenings, visit } from '#test/door-wall.ts'
import { look, rightsSeen } from '#test/doorway.ts'
import { journalLeaks, takenAlone, unloggedLooks } from '#test/journal-wall.ts'
import { listLeaks } from '#test/list-wall.ts'
import { watch } from '#test/rows-wall.ts'
import { searchDiffers } from '#test/search-wall.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
})
afterAll(() => base.close())

test.each(Object.keys(CATALOGUE_WALLS))('%s', async (wall) => {
  expect(await CATALOGUE_WALLS[wall]?.(base.oracle)).toEqual([])
})

test('A2 · aucune liste n’atteint 3b, 3c, 6, 7a, 7b, 7c, 8 ni 14b, pour personne', async () => {
  for (const role of ROLES) expect(await listLeaks(base, world.actors[role])).toEqual([])
  expect(await listLeaks(base, world.spouse)).toEqual([])
})

test('A1 · la recherche par numéro ne trouve que les ménages dont on lit l’identité', async () => {
  const walls = await watch(base)
  for (const role of ROLES) expect(await searchDiffers(walls, world.actors[role])).toEqual([])
})

test('A2 · le journal n’est lu que par l’intervenant, pour lui, et par le délégué, pour son organisation', async () => {
  for (const role of ROLES) await visit(base, world.actors[role], world.home.id)
  expect(await journalLeaks(base, world)).toEqual([])
})

test('A1 · personne ne se donne un accès ni un consentement', async () => {
  expect(await takenAlone(base, world)).toEqual([])
})

test('A14 · une session fermée, expirée, oubliée ou sans rôle vivant n’ouvre pas la porte', async () => {
  expect(await deadSessionsThatOpen(base, world)).toEqual([])
})

test('la porte ne s’ouvre pas deux fois dans la même transaction, même refermée entre-temps', async () => {
  expect(await secondOpenings(base, world)).toEqual([])
})

test('A5 · un regard, une ligne au journal', async () => {
  expect(await unloggedLooks(base, world)).toEqual([])
})

test('A5 · chaque dossier ouvert laisse une ligne : qui, quand, pourquoi, quels compartiments', async () => {
  const requestId = await visit(base, world.actors.SPIP, world.home.id)
  const log = await base.oracle.query('SELECT * FROM app.access_log WHERE request_id = $1', [
    requestId,
  ])
  expect(log.rows).toEqual([
    expect.objectContaining({
      account_id: world.actors.SPIP.accountId,
      organisation_id: world.actors.SPIP.organisationId,
      role: 'SPIP',
      outcome: 'opened',
      household_id: world.home.id,
      subject_person_id: world.home.persons[0],
      compartments: ['1', '6', '8'],
      purpose: 'suivre',
    }),
  ])
})

test('A5 · une liste dit quels dossiers elle a montrés ; un refus est inscrit aussi', async () => {
  const actor = world.actors.PRE
  const requestId = randomUUID()
  const asked = {
    sessionId: actor.sessionId,
    compartments: ['1'] as const,
    purpose: 'retrouver',
    route: 'essai',
  }
  await logRefusal(base.db, { ...asked, requestId, scope: { household: world.elsewhere.id } })
  const refused = await base.oracle.query(
    'SELECT outcome, household_id FROM app.access_log WHERE request_id = $1',
    [requestId],
  )
  expect(refused.rows).toEqual([{ outcome: 'refused', household_id: world.elsewhere.id }])
  await look(base, actor, null, async (tx) => {
    await logListed(tx, [world.home.id])
    const mine = await sql<{
      shown: string[]
    }>`SELECT listed_household_ids AS shown FROM app.access_log
      WHERE outcome = 'listed'`.execute(tx)
    expect(mine.rows).toEqual([{ shown: [world.home.id] }])
  })
})

test('A1 · un réglage forgé ne change rien à ce que lit une demande', async () => {
  const other = world.stranger
  const forged = {
    'perenne.account_id': other.accountId,
    'perenne.organisation_id': other.organisationId,
    'perenne.household_id': world.elsewhere.id,
    'perenne.role': 'PRE',
    'perenne.today': '2000-01-01',
    'request.jwt.claims': JSON.stringify({ sub: other.accountId }),
    'app.current_user': other.accountId,
    search_path: 'pg_temp, app',
    row_security: 'off',
  }
  await look(base, world.actors.HH, world.home.id, async (tx) => {
    const before = await rightsSeen(tx)
    for (const [name, value] of Object.entries(forged)) {
      await sql`SELECT set_config(${name}, ${value}, true)`.execute(tx)
    }
    await sql`SET LOCAL row_security TO on`.execute(tx)
    expect(await rightsSeen(tx)).toEqual(before)
  })
})

test('A1 · sans sécurité par ligne, une demande ne lit rien plutôt que tout', async () => {
  await expect(
    look(base, world.actors.PRE, world.home.id, async (tx) => {
      await sql`SET LOCAL row_security TO off`.execute(tx)
      await sql`SELECT FROM app.person`.execute(tx)
    }),
  ).rejects.toThrow(/row-level security/u)
})

test.each(['perenne_owner', 'perenne_definer', 'perenne_reference', 'perenne_seed', 'postgres'])(
  'A1 · une demande ne devient pas %s',
  async (role) => {
    await expect(
      look(base, world.actors.PRE, world.home.id, (tx) => {
        return sql`SELECT set_config('role', ${role}, true)`.execute(tx)
      }),
    ).rejects.toThrow(/permission denied|does not exist/u)
  },
)

test('A1 · une demande n’écrit pas son propre contexte et ne rouvre pas la porte', async () => {
  const attempts = [
    sql`UPDATE app_private.request_context SET role = 'PRE'`,
    sql`DELETE FROM app_private.request_context`,
    sql`INSERT INTO app_private.request_context SELECT * FROM app_private.request()`,
    sql`SELECT FROM app_private.request_context`,
    sql`SELECT app_private.open_request(${world.stranger.sessionId}, NULL, '{}', 'suivre', 'essai', ${randomUUID()})`,
    sql`SELECT app_private.close_request()`,
    sql`SELECT app_private.live_session(${world.stranger.sessionId})`,
    sql`SELECT app_private.represented_persons(${world.home.persons[1]}, current_date)`,
  ]
  for (const attempt of attempts) {
    await expect(
      look(base, world.actors.HH, world.home.id, (tx) => attempt.execute(tx)),
    ).rejects.toThrow(/permission denied/u)
  }
})

test('le code du produit n’écrit jamais de SQL assemblé à la main', () => {
  const source = new URL('../src/', import.meta.url)
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/u.test(name),
  )
  const wrong = files.filter((name) =>
    /\bsql\s*\.\s*raw\b|\bsql\s*\[\s*['"]raw/u.test(readFileSync(new URL(name, source), 'utf8')),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})
