import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#kernel/roles.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look, rightsSeen } from '#test/doorway.ts'
import { MATRIX } from '#test/matrix.ts'
import * as people from '#test/people.ts'

let base: TestDatabase
let app: WholeApp
let scheme: people.TestScheme
let landlord: people.TestOrganisation
let association: people.TestOrganisation
let other: people.TestOrganisation
let worker: people.TestActor
let household: people.TestHousehold

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  landlord = await people.organisation(base.oracle, 'landlord')
  association = await people.organisation(base.oracle, 'association')
  other = await people.organisation(base.oracle, 'association')
  scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
  await people.partner(base.oracle, scheme.id, other.id)
  worker = await people.actor(base.oracle, association.id, 'PRE')
  household = await people.household(base.oracle, scheme.id, worker, 2, 1)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const REASON = 'Fuite de gaz dans l’immeuble, il faut joindre la famille.'

type Identity = { fileNumber: string; firstName: string; lastName: string; birthDate: string }

async function identityOf(id: string): Promise<Identity> {
  const found = await base.oracle.query<Identity>(
    `SELECT h.file_number AS "fileNumber", p.first_name AS "firstName", p.last_name AS "lastName",
       p.birth_date::text AS "birthDate"
     FROM household h JOIN person p ON p.id = h.lead_person_id WHERE h.id = $1`,
    [id],
  )
  return found.rows[0]!
}

async function stranger(role: Role = 'PRE'): Promise<people.TestActor> {
  const organisation = ['ALL', 'REF', 'LSW', 'PRG', 'CAL'].includes(role) ? landlord : other
  return people.actor(base.oracle, organisation.id, role)
}

function open(who: people.TestActor, question: Record<string, unknown>) {
  return app.ask(who, 'POST', '/api/break-glass', { reason: REASON, ...question })
}

async function countOf(table: string): Promise<number> {
  const found = await base.oracle.query<{ count: number }>(`SELECT count(*) FROM ${table}`)
  return found.rows[0]!.count
}

test('A7 · le numéro exact ouvre ce dossier pour 24 heures, et pas un autre', async () => {
  const who = await stranger()
  const elsewhere = await people.household(base.oracle, scheme.id, worker)
  const { fileNumber } = await identityOf(household.id)
  expect((await app.ask(who, 'GET', `/api/households/${household.id}`)).statusCode).toBe(404)

  const answer = await open(who, { fileNumber })
  expect(answer.statusCode).toBe(200)
  const { householdId, expiresAt } = answer.json()
  expect(householdId).toBe(household.id)
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000)
  expect((await app.ask(who, 'GET', `/api/households/${household.id}`)).statusCode).toBe(200)
  expect((await app.ask(who, 'GET', `/api/households/${elsewhere.id}`)).statusCode).toBe(404)

  await base.oracle.query(
    `UPDATE assignment SET expires_at = clock_timestamp() - interval '1 second' WHERE account_id = $1`,
    [who.accountId],
  )
  expect((await app.ask(who, 'GET', `/api/households/${household.id}`)).statusCode).toBe(404)
})

test('A7 · un nom exact et une date de naissance ouvrent aussi, sans égard aux accents', async () => {
  const { firstName, lastName, birthDate } = await identityOf(household.id)
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  const identity = { firstName: plain(firstName), lastName: plain(lastName), birthDate }
  expect((await open(await stranger(), identity)).json().householdId).toBe(household.id)
  const half = { ...identity, lastName: identity.lastName.slice(0, -1) }
  expect((await open(await stranger(), half)).json().rule).toBe('nothing-found')
  const dayAfter = { ...identity, birthDate: '1950-01-01' }
  expect((await open(await stranger(), dayAfter)).json().rule).toBe('nothing-found')
})

test('A7 · redemander rend la même ouverture, sans prévenir deux fois', async () => {
  const who = await stranger()
  const { fileNumber } = await identityOf(household.id)
  const first = (await open(who, { fileNumber })).json()
  const openings = await countOf('break_glass')
  const notices = await countOf('outbox')
  expect((await open(who, { fileNumber })).json()).toEqual(first)
  expect(await countOf('break_glass')).toBe(openings)
  expect(await countOf('outbox')).toBe(notices)
})

test('A7 · rien ne s’ouvre sans un motif, une demande complète et un second facteur récent', async () => {
  const who = await stranger()
  const { fileNumber, lastName } = await identityOf(household.id)
  const ruleOf = async (question: Record<string, unknown>) => {
    const answer = await open(who, question)
    return [answer.statusCode, answer.json().rule]
  }
  const before = await countOf('break_glass')
  expect(await ruleOf({ fileNumber, reason: 'Urgence absolue' })).toEqual([422, 'reason-too-short'])
  expect(await ruleOf({ fileNumber, reason: 'urgence                      !' })).toEqual([
    422,
    'reason-too-short',
  ])
  for (const question of [
    {},
    { lastName },
    { fileNumber, lastName },
    { fileNumber, birthDate: '1990-01-01' },
  ])
    expect(await ruleOf(question)).toEqual([422, 'number-or-name-and-birth-date'])
  for (const age of [`clock_timestamp() - interval '5 minutes 1 second'`, 'NULL']) {
    await base.oracle.query(
      `UPDATE auth.session_guard SET second_factor_at = ${age} WHERE session_id = $1`,
      [who.sessionId],
    )
    await base.oracle.query(`UPDATE account SET is_demonstration = true WHERE id = $1`, [
      who.accountId,
    ])
    await base.oracle.query(
      `INSERT INTO instance (mode) VALUES ('demonstration') ON CONFLICT DO NOTHING`,
    )
    expect(await ruleOf({ fileNumber })).toEqual([422, 'second-factor-too-old'])
  }
  expect(await countOf('break_glass')).toBe(before)
})

test('A7 · quand rien ne correspond, rien n’est créé, mais la demande est comptée et inscrite au journal', async () => {
  const who = await stranger()
  const before = [
    await countOf('assignment'),
    await countOf('break_glass'),
    await countOf('outbox'),
  ]
  const answer = await open(who, { fileNumber: '1999-999' })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'rule-refused', rule: 'nothing-found' })
  expect([
    await countOf('assignment'),
    await countOf('break_glass'),
    await countOf('outbox'),
  ]).toEqual(before)
  const logged = await base.oracle.query(
    `SELECT purpose, household_id FROM access_log WHERE account_id = $1 AND outcome = 'break-glass'`,
    [who.accountId],
  )
  expect(logged.rows).toEqual([{ purpose: 'urgence', household_id: null }])
})

test('A7 · deux dossiers pour un même nom : la réponse ne dit pas qu’ils existent', async () => {
  const twin = await people.household(base.oracle, scheme.id, worker)
  const known = await identityOf(household.id)
  await base.oracle.query(
    `UPDATE person SET first_name = $2, last_name = $3, birth_date = $4 WHERE household_id = $1`,
    [twin.id, known.firstName, known.lastName, known.birthDate],
  )
  const { fileNumber, ...identity } = known
  expect((await open(await stranger(), identity)).json().rule).toBe('nothing-found')
  expect((await open(await stranger(), { fileNumber, ...identity })).json().householdId).toBe(
    household.id,
  )
  await base.oracle.query(`UPDATE person SET last_name = 'Autrenom' WHERE household_id = $1`, [
    twin.id,
  ])
})

test('A7 · un brouillon, une personne partie, un autre dispositif : introuvables', async () => {
  const draft = await people.household(base.oracle, scheme.id, worker)
  await base.oracle.query(
    `INSERT INTO referral (id, household_id, ready_on, urgency, present_situation, dalo_recognised, pdalhpd_public,
       author_account_id, author_organisation_id, updated_by)
     VALUES (gen_random_uuid(), $1, current_date, 'ordinary', 'shelter', false, false, $2, $3, $2)`,
    [draft.id, worker.accountId, worker.organisationId],
  )
  const { fileNumber } = await identityOf(draft.id)
  expect((await open(await stranger(), { fileNumber })).json().rule).toBe('nothing-found')

  const left = await people.household(base.oracle, scheme.id, worker, 2)
  await base.oracle.query(
    `UPDATE person SET left_on = current_date WHERE id = (SELECT lead_person_id FROM household WHERE id = $1)`,
    [left.id],
  )
  const { firstName, lastName, birthDate } = await identityOf(left.id)
  expect((await open(await stranger(), { firstName, lastName, birthDate })).json().rule).toBe(
    'nothing-found',
  )

  const outsider = await people.actor(
    base.oracle,
    (await people.organisation(base.oracle, 'association')).id,
    'PRE',
  )
  const known = await identityOf(household.id)
  expect((await open(outsider, { fileNumber: known.fileNumber })).json().rule).toBe('nothing-found')
})

test('A7 · cinq demandes par jour, trouvées ou non', async () => {
  const who = await stranger()
  for (let time = 0; time < 5; time += 1)
    expect((await open(who, { fileNumber: `1998-00${String(time)}` })).json().rule).toBe(
      'nothing-found',
    )
  const { fileNumber } = await identityOf(household.id)
  expect((await open(who, { fileNumber })).json().rule).toBe('too-many-emergencies')
  await base.oracle.query(
    `UPDATE break_glass_question SET asked_at = asked_at - interval '25 hours' WHERE account_id = $1`,
    [who.accountId],
  )
  expect((await open(who, { fileNumber })).statusCode).toBe(200)
})

test('A7 · celui qui suit déjà le dossier n’a rien à forcer', async () => {
  const { fileNumber } = await identityOf(household.id)
  expect((await open(worker, { fileNumber })).json().rule).toBe('already-open')
})

test.each(['HH', 'CAL', 'RES', 'ST', 'ADM', 'DPO'] as const)(
  'A7 · %s n’a pas d’accès d’urgence',
  async (role) => {
    const who = await people.actor(
      base.oracle,
      other.id,
      role,
      role === 'HH' ? { personId: household.persons[0]! } : {},
    )
    const { fileNumber } = await identityOf(household.id)
    expect((await open(who, { fileNumber })).statusCode).toBe(404)
  },
)

test.each(['HP', 'SPIP'] as const)(
  'A7 · %s ne lit rien sans consentement : rien à ouvrir',
  async (role) => {
    const who = await stranger(role)
    const { fileNumber } = await identityOf(household.id)
    expect((await open(who, { fileNumber })).json().rule).toBe('nothing-to-open')
  },
)

const NEVER = ['3b', '3c', '7c', '8', '14b']

test.each(['PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'PMS', 'MJPM'] as const)(
  'A7 · %s lit sa propre ligne de la matrice, sans les cases à consentement ni 3b, 3c, 7c, 8, 14b',
  async (role) => {
    const who = await stranger(role)
    const identity = await identityOf(household.id)
    expect((await open(who, identity)).statusCode).toBe(200)
    // Consents to this very reader change nothing.
    for (const person of household.persons.slice(0, 2))
      await people.consent(base.oracle, household, person, {
        to: who,
        compartments: ['3b', '3c', '6', '6r', '7a', '7b', '7c', '8'],
      })
    const seen = await look(base, who, household.id, rightsSeen)
    const expected = MATRIX.filter((cell) => cell.role === role)
      .filter(
        ({ conditions }) =>
          !conditions.some((note) => ['consent', 'note3', 'note16'].includes(note)),
      )
      .filter(({ compartment }) => !NEVER.includes(compartment))
    const text = ({ compartment, verb }: { compartment: string; verb: string }) =>
      `${compartment} ${verb}`
    expect([...new Set(seen.map(text))].sort()).toEqual([...new Set(expected.map(text))].sort())
    const subjects = new Set(seen.map((right) => right.subjectPersonId))
    expect([...subjects]).toEqual([role === 'MJPM' ? household.persons[0] : null])
  },
)

test('A7 · un mandataire dit quelle personne', async () => {
  const who = await stranger('MJPM')
  const { fileNumber } = await identityOf(household.id)
  expect((await open(who, { fileNumber })).json().rule).toBe('which-person')
})

test('A7 · l’accès d’urgence ne fait pas entrer dans l’équipe et ne permet d’affecter personne', async () => {
  const who = await stranger()
  const friend = await people.actor(base.oracle, other.id, 'PRE')
  const { fileNumber } = await identityOf(household.id)
  await open(who, { fileNumber })
  const team = await look(base, worker, household.id, (tx) =>
    tx.selectFrom('caseTeam').select('accountId').execute(),
  )
  expect(team.map((member) => member.accountId)).not.toContain(who.accountId)
  await expect(
    look(base, who, household.id, (tx) =>
      sql`SELECT app_private.assign(gen_random_uuid(), ${household.id}, ${other.id}, 'PRE',
        ${friend.accountId}, NULL)`.execute(tx),
    ),
  ).rejects.toThrow('may-not-assign')
})

test('A7 · le délégué de l’organisation lit motif et mois, celui d’une autre rien', async () => {
  const who = await stranger()
  const officer = await people.actor(base.oracle, other.id, 'DPO')
  const elsewhere = await people.actor(base.oracle, association.id, 'DPO')
  const { fileNumber } = await identityOf(household.id)
  await open(who, { fileNumber })
  const report = (await app.ask(officer, 'GET', '/api/break-glass')).json()
  expect(report.months).toHaveLength(12)
  expect(report.months[0].count).toBe(report.rows.length)
  expect(report.rows[0]).toMatchObject({ fileNumber, reason: REASON, isLive: true, isMine: false })
  const nothing = (await app.ask(elsewhere, 'GET', '/api/break-glass')).json()
  expect(nothing.rows).toEqual([])
  expect(nothing.months[0].count).toBe(0)
  expect((await app.ask(who, 'GET', '/api/break-glass')).statusCode).toBe(404)
})

test('A7 · une organisation sans délégué est surveillée par celui du bailleur, et lui seul', async () => {
  const orphan = await people.organisation(base.oracle, 'association', 'Sans Délégué')
  await people.partner(base.oracle, scheme.id, orphan.id)
  const who = await people.actor(base.oracle, orphan.id, 'PRE')
  const officer = await people.actor(base.oracle, landlord.id, 'DPO')
  const { fileNumber } = await identityOf(household.id)
  const told = () =>
    base.oracle.query('SELECT FROM outbox WHERE recipient_role_id = $1', [officer.accountRoleId])
  await open(who, { fileNumber })
  expect((await told()).rowCount).toBe(1)
  const report = async () => (await app.ask(officer, 'GET', '/api/break-glass')).body
  expect(await report()).toContain('Sans Délégué')
  await people.actor(base.oracle, orphan.id, 'DPO')
  expect(await report()).not.toContain('Sans Délégué')
})

test('A7 · l’intervenant du dossier lit qui est entré et pourquoi ; un autre intervenant, non', async () => {
  const own = await people.household(base.oracle, scheme.id, worker)
  const who = await stranger()
  const { fileNumber } = await identityOf(own.id)
  await open(who, { fileNumber })
  const url = `/api/households/${own.id}/emergency-accesses`
  const seen = (await app.ask(worker, 'GET', url)).json()
  expect(seen.rows).toMatchObject([{ fileNumber, reason: REASON, isMine: false }])
  expect((await app.ask(who, 'GET', url)).json().rows).toMatchObject([{ isMine: true }])
  const unrelated = await people.actor(base.oracle, association.id, 'PRE')
  expect((await app.ask(unrelated, 'GET', url)).statusCode).toBe(404)
})
