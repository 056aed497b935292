import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asActor, logListed, type Visit } from '#platform/db/door.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { asRole, openClient } from '#test/login.ts'
import * as people from '#test/people.ts'
import { checkAudit, resumeSeal, seal } from './sealing.ts'
import { auditSentences } from './sentences.ts'
import { verifyAudit } from './verify.ts'

let base: TestDatabase
let worker: people.TestActor
let household: people.TestHousehold

beforeEach(async () => {
  base = await freshDatabase()
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  household = await people.household(base.oracle, scheme.id, worker, 2, 1)
})
afterEach(() => base.close())

const OPEN: Omit<Visit, 'sessionId' | 'requestId'> = {
  scope: 'list',
  compartments: ['1', '3'],
  purpose: 'suivre',
  route: 'essai, « é »',
}

async function access(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const visit = { ...OPEN, sessionId: worker.sessionId, requestId: randomUUID() }
    await asActor(base.db, visit, (tx) => logListed(tx, [household.id]))
  }
}

/** Three segments of four accesses each. */
async function sealedLog(): Promise<void> {
  for (let segment = 0; segment < 3; segment += 1) {
    await access(2)
    expect(await seal(base.db)).toBe(4)
  }
}

async function tamper(statement: string): Promise<void> {
  await base.oracle.query(statement)
}

async function found(knownRoot?: string): Promise<string[]> {
  return auditSentences(await verifyAudit(base.db, knownRoot))
}

test('A5 · un journal que personne n’a touché est intact', async () => {
  await sealedLog()
  await access()
  expect(await found()).toEqual([
    'Journal intact\u00a0: 3\u00a0segments, 14\u00a0accès (2\u00a0à sceller)',
  ])
  const report = await verifyAudit(base.db)
  expect(await found(report.lastRoot ?? '')).toHaveLength(1)
})

test('A5 · l’empreinte d’un accès couvre toutes ses colonnes', async () => {
  const columns = await base.oracle.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'app' AND table_name = 'access_log'`,
  )
  await access()
  for (const { name } of columns.rows) {
    await base.oracle.query('BEGIN')
    const hash = `SELECT encode(app_private.audit_leaf(l), 'hex') AS hash FROM access_log l ORDER BY at LIMIT 1`
    const before = await base.oracle.query<{ hash: string }>(hash)
    await base.oracle.query(`UPDATE access_log SET ${name} = ${other(name)}`)
    const after = await base.oracle.query<{ hash: string }>(hash)
    expect([name, after.rows[0]?.hash]).not.toEqual([name, before.rows[0]?.hash])
    await base.oracle.query('ROLLBACK')
  }
})

function other(column: string): string {
  if (column === 'id') return 'DEFAULT'
  if (column === 'xid') return `(xid::text::bigint + 1)::text::xid8`
  if (column === 'at') return `at + interval '1 microsecond'`
  if (column === 'outcome') return `'refused'`
  if (column === 'listed_household_ids') return 'ARRAY[gen_random_uuid()]'
  if (column === 'compartments') return `ARRAY['1,3']`
  if (column.endsWith('_id')) return 'gen_random_uuid()'
  return `'autre'`
}

test.each([
  ['modifié', `UPDATE access_log SET purpose = 'evaluer' WHERE id = 6`],
  ['effacé', `DELETE FROM access_log WHERE id = 6`],
])('A5 · un accès %s se voit, et l’on sait lequel', async (word, statement) => {
  await sealedLog()
  await tamper(statement)
  expect(await found()).toEqual([
    `Journal rompu\u00a0: segment\u00a02, l’accès\u00a06 a été ${word}.`,
  ])
})

test('A5 · un accès ajouté après coup se voit', async () => {
  await sealedLog()
  await tamper(`INSERT INTO access_log (xid, request_id, outcome, purpose, route)
    SELECT xid, gen_random_uuid(), 'opened', 'suivre', 'faux' FROM access_log WHERE id = 6`)
  expect(await found()).toEqual([
    'Journal rompu\u00a0: segment\u00a02, l’accès\u00a013 a été ajouté après coup.',
  ])
})

test('A5 · un accès glissé avant tous les autres se voit', async () => {
  await sealedLog()
  await tamper(`INSERT INTO access_log (xid, request_id, outcome, purpose, route)
    VALUES ('0', gen_random_uuid(), 'opened', 'suivre', 'faux')`)
  expect(await found()).toEqual(['Journal rompu\u00a0: 1\u00a0accès ne sont dans aucun segment.'])
})

test('A5 · changer l’accès et son empreinte ne suffit pas', async () => {
  await sealedLog()
  await tamper(`UPDATE access_log SET purpose = 'evaluer' WHERE id = 6;
    UPDATE audit_segment_leaf k SET hashes = (
      SELECT array_agg(app_private.audit_leaf(l) ORDER BY l.xid, l.id) FROM access_log l
      WHERE l.id = ANY (k.log_ids)) WHERE segment_number = 2`)
  expect(await found()).toEqual([
    'Journal rompu\u00a0: segment\u00a02, ses accès ne sont plus ceux qui ont été scellés.',
  ])
})

test('A5 · un segment refait jusqu’à son sceau est trahi par le suivant', async () => {
  await sealedLog()
  await tamper(`UPDATE access_log SET purpose = 'evaluer' WHERE id = 6;
    UPDATE audit_segment_leaf k SET hashes = (
      SELECT array_agg(app_private.audit_leaf(l) ORDER BY l.xid, l.id) FROM access_log l
      WHERE l.id = ANY (k.log_ids)) WHERE segment_number = 2;
    UPDATE audit_segment s SET merkle_root = app_private.merkle_root(k.hashes)
      FROM audit_segment_leaf k WHERE k.segment_number = s.number AND s.number = 2;
    UPDATE audit_segment s SET root = app_private.segment_root(s) WHERE number = 2`)
  expect(await found()).toEqual(['Journal rompu\u00a0: le segment\u00a02 a été modifié.'])
})

test('A5 · un segment modifié ou retiré se voit', async () => {
  await sealedLog()
  await tamper(
    `UPDATE audit_segment SET sealed_at = sealed_at - interval '1 hour' WHERE number = 2`,
  )
  expect(await found()).toEqual(['Journal rompu\u00a0: le segment\u00a02 a été modifié.'])
  await tamper(`DELETE FROM audit_segment_leaf WHERE segment_number = 2;
    DELETE FROM audit_segment WHERE number = 2`)
  expect(await found()).toEqual(['Journal rompu\u00a0: le segment\u00a02 manque.'])
})

test('A5 · le dernier segment retiré avec ses accès se voit au sceau noté ailleurs', async () => {
  await sealedLog()
  const { lastRoot } = await verifyAudit(base.db)
  await tamper(`DELETE FROM audit_segment_leaf WHERE segment_number = 3;
    DELETE FROM access_log WHERE id > 8; DELETE FROM audit_segment WHERE number = 3`)
  expect(await found(lastRoot ?? '')).toEqual([
    'Journal rompu\u00a0: le sceau noté n’est plus dans la chaîne.',
  ])
})

test('A5 · ni la demande, ni la porte, ni le scelleur ne change ou n’efface un accès', async () => {
  await sealedLog()
  const lies = `UPDATE access_log SET purpose = 'evaluer'`
  const forbidden: Record<string, readonly string[]> = {
    perenne_request: [
      lies,
      'DELETE FROM access_log',
      `INSERT INTO access_log (request_id, outcome, purpose, route)
        VALUES (gen_random_uuid(), 'opened', 'suivre', 'faux')`,
      'DELETE FROM audit_segment',
      'INSERT INTO audit_check (whole, segments, accesses) VALUES (true, 1, 1)',
    ],
    perenne_seal: [
      lies,
      'DELETE FROM access_log',
      'UPDATE audit_segment SET sealed_at = now()',
      'DELETE FROM audit_segment',
    ],
    perenne_retention: [
      lies,
      'DELETE FROM audit_segment',
      `UPDATE audit_purge SET basis = 'autre'`,
    ],
    perenne_worker: [lies, 'DELETE FROM access_log'],
  }
  for (const [role, statements] of Object.entries(forbidden))
    for (const statement of statements)
      await expect(asRole(base.appUrl, role, statement), `${role} : ${statement}`).rejects.toThrow(
        /permission denied/,
      )
  const definer = await base.oracle.query(
    `SELECT FROM information_schema.role_table_grants WHERE grantee = 'perenne_definer'
      AND table_name = 'access_log' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
  )
  expect(definer.rowCount).toBe(0)
  await asRole(base.appUrl, 'perenne_retention', 'DELETE FROM access_log')
  expect(await found()).toEqual(['Journal intact\u00a0: 3\u00a0segments, 12\u00a0accès'])
})

test('A5 · une demande en cours ne bloque pas le sceau et n’est scellée qu’une fois finie', async () => {
  const slow = await openClient(base.adminUrl)
  await slow.query('BEGIN')
  await slow.query(`INSERT INTO app.access_log (request_id, outcome, purpose, route)
    VALUES (gen_random_uuid(), 'opened', 'suivre', 'lente')`)
  await access(2)
  expect(await seal(base.db)).toBe(0)
  await slow.query('COMMIT')
  await slow.end()
  expect(await seal(base.db)).toBe(5)
  expect(await found()).toEqual(['Journal intact\u00a0: 1\u00a0segment, 5\u00a0accès'])
})

test('A5 · des demandes et des scelleurs concurrents : chaque accès dans un segment, un seul', async () => {
  let writing = true
  const sealers = [1, 2].map(async () => {
    while (writing) {
      expect(await resumeSeal(base.db)).toBe(false)
      await seal(base.db)
    }
  })
  await Promise.all([1, 2, 3, 4].map(() => access(25)))
  writing = false
  await Promise.all(sealers)
  await seal(base.db)
  const held = await base.oracle.query<{ times: number; accesses: number }>(
    `SELECT count(*) AS times, count(DISTINCT id) AS accesses FROM audit_segment_leaf, unnest(log_ids) AS id`,
  )
  expect(held.rows[0]).toEqual({ times: 200, accesses: 200 })
  expect((await verifyAudit(base.db)).whole).toBe(true)
})

test('A5 · une purge par segments entiers laisse leurs sceaux et un reçu', async () => {
  await sealedLog()
  const limit = await base.oracle.query<{ at: string }>(
    `SELECT sealed_at::text AS at FROM audit_segment WHERE number = 3`,
  )
  await asRole(
    base.appUrl,
    'perenne_retention',
    `SELECT app_private.purge_access_log('${limit.rows[0]?.at ?? ''}', 'douze mois')`,
  )
  expect(await found()).toEqual([
    'Journal intact\u00a0: 3\u00a0segments, 4\u00a0accès (8\u00a0purgés contre reçu)',
  ])
  await access()
  await seal(base.db)
  await tamper(`UPDATE audit_purge SET basis = 'autre'`)
  expect(await found()).toEqual([
    'Journal rompu\u00a0: le reçu de purge qui commence au segment\u00a01 a été modifié ou retiré.',
  ])
  await tamper(`DELETE FROM audit_purge`)
  const lost = await found()
  expect(lost).toContain('Journal rompu\u00a0: le segment\u00a04 a été modifié.')
  expect(lost.length).toBeGreaterThan(1)
})

test('A5 · un journal déjà altéré ne se purge pas', async () => {
  await sealedLog()
  await tamper('DELETE FROM access_log WHERE id = 1')
  await expect(
    asRole(
      base.appUrl,
      'perenne_retention',
      `SELECT app_private.purge_access_log(now(), 'douze mois')`,
    ),
  ).rejects.toThrow(/access log altered/)
})

test('A5 · une base restaurée, dont les transactions recommencent plus bas, garde un journal vérifiable', async () => {
  await sealedLog()
  await access()
  // As after a logical copy: everything that was restored carries numbers that this server has not reached.
  await tamper(`UPDATE access_log SET xid = (xid::text::bigint + 1000000)::text::xid8;
    TRUNCATE audit_segment, audit_segment_leaf, audit_purge`)
  expect(await resumeSeal(base.db)).toBe(true)
  await access(3)
  await seal(base.db)
  expect(await resumeSeal(base.db)).toBe(false)
  expect(await found()).toEqual([
    'Journal intact\u00a0: 3\u00a0segments, 20\u00a0accès (1\u00a0reprise après restauration)',
  ])
  await tamper('DELETE FROM access_log WHERE id = 20')
  expect(await found()).toEqual([
    'Journal rompu\u00a0: segment\u00a03, l’accès\u00a020 a été effacé.',
  ])
})

test('A5 · une vérification laisse une trace', async () => {
  await sealedLog()
  await checkAudit(base.db)
  await tamper('DELETE FROM access_log WHERE id = 6')
  await checkAudit(base.db)
  const checks = await base.oracle.query<{ whole: boolean; first_break: string | null }>(
    'SELECT whole, first_break FROM audit_check ORDER BY id',
  )
  expect(checks.rows).toEqual([
    { whole: true, first_break: null },
    { whole: false, first_break: 'segment\u00a02, l’accès\u00a06 a été effacé.' },
  ])
})
