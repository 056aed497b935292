import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { plantCanaries } from '#test/canary.ts'
import { coupleLeaks, ownSpace } from '#test/couple-wall.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { visit } from '#test/door-wall.ts'
import { look, rightsSeen } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import { rowsDiffer, watch } from '#test/rows-wall.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let one: string
let other: string
let child: string

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
  ;[one, other, child] = world.home.persons as [string, string, string]
  // The other adult agreed to something too, and everybody has looked once.
  await people.consent(base.oracle, world.home, other, {
    to: world.actors.PMS,
    compartments: ['6'],
  })
  for (const role of ['PRE', 'ALL', 'HP', 'SPIP', 'MJPM', 'HH'] as const) {
    await visit(base, world.actors[role], world.home.id)
  }
  await visit(base, world.spouse, world.home.id)
})
afterAll(() => base.close())

test('A2 · deux adultes d’un couple ne lisent aucune ligne l’un de l’autre', async () => {
  const couple = { household: world.home, onePerson: one, otherPerson: other }
  expect(await coupleLeaks(base, { ...couple, one: world.actors.HH, other: world.spouse })).toEqual(
    [],
  )
})

test('A2 · ce qui est du ménage est commun aux deux', async () => {
  const mine = await ownSpace(base, world.actors.HH, world.home)
  const theirs = await ownSpace(base, world.spouse, world.home)
  for (const name of [
    'app.household',
    'app.person',
    'app.referral',
    'app.adhesion',
    'app.composition',
  ]) {
    expect(mine[name]?.length, name).toBeGreaterThan(0)
    expect(mine[name], name).toEqual(theirs[name])
  }
})

test('A2 · les lignes de leur enfant sont lues par les deux parents', async () => {
  const mine = await ownSpace(base, world.actors.HH, world.home)
  const theirs = await ownSpace(base, world.spouse, world.home)
  const ofChild = (rows: typeof mine) =>
    (rows['app.protected_text'] ?? []).filter((row) => row['subject_person_id'] === child)
  expect(ofChild(mine).length).toBeGreaterThan(0)
  expect(ofChild(mine)).toEqual(ofChild(theirs))
})

test('A2 · l’autour du ménage ne dit pas qui suit l’autre adulte', async () => {
  const roles = async (who: people.TestActor) => {
    const team = (await ownSpace(base, who, world.home))['app.case_team'] ?? []
    return team.map(({ role }) => role)
  }
  expect(await roles(world.actors.HH)).toEqual(
    expect.arrayContaining(['SPIP', 'HP', 'MJPM', 'PRE']),
  )
  const seenByOther = await roles(world.spouse)
  expect(seenByOther).toContain('PRE')
  for (const role of ['SPIP', 'HP', 'MJPM']) expect(seenByOther).not.toContain(role)
})

test('A6 · chacun voit qui a consulté le dossier, jamais l’intervenant ni les visites de l’autre adulte', async () => {
  const lookers = async (who: people.TestActor) => {
    const journal = (await ownSpace(base, who, world.home))['app.who_looked'] ?? []
    return journal.filter((line) => line['is_me'] === false).map(({ role }) => role)
  }
  expect(new Set(await lookers(world.actors.HH))).toEqual(
    new Set(['PRE', 'ALL', 'HP', 'SPIP', 'MJPM']),
  )
  expect(new Set(await lookers(world.spouse))).toEqual(new Set(['PRE', 'ALL']))
})

test('A2 · le mandataire, le soignant et le SPIP ne lisent que la personne qu’ils suivent', async () => {
  for (const role of ['MJPM', 'HP', 'SPIP'] as const) {
    const seen = await ownSpace(base, world.actors[role], world.home)
    const persons = Object.values(seen).flatMap((rows) =>
      rows.map((row) => row['subject_person_id']),
    )
    expect(
      persons.filter((person) => person !== undefined && person !== null && person !== one),
    ).toEqual([])
  }
})

test('A2 · un mineur qui a son propre accès ne lit pas les lignes de ses parents', async () => {
  const minor = await people.actor(base.oracle, world.spouse.organisationId, 'HH', {
    personId: child,
  })
  await people.assignment(base.oracle, world.home.id, minor, { subjectPersonId: child })
  const seen = await ownSpace(base, minor, world.home)
  const persons = (seen['app.protected_text'] ?? []).map((row) => row['subject_person_id'])
  expect(new Set(persons)).toEqual(new Set([child]))
})

test('A2 · devenu majeur, l’enfant n’est plus lu que par lui-même', async () => {
  const before = await base.oracle.query('SELECT birth_date FROM app.person WHERE id = $1', [child])
  await base.oracle.query(
    `UPDATE app.person SET birth_date = current_date - interval '18 years' WHERE id = $1`,
    [child],
  )
  const seen = await look(base, world.actors.HH, world.home.id, rightsSeen)
  expect(seen.map(({ subjectPersonId }) => subjectPersonId)).not.toContain(child)
  expect(
    await rowsDiffer(await watch(base), { actor: world.actors.HH, householdId: world.home.id }),
  ).toEqual([])
  await base.oracle.query('UPDATE app.person SET birth_date = $2 WHERE id = $1', [
    child,
    before.rows[0].birth_date,
  ])
})

test('A2 · qui a quitté le ménage n’entre plus dans son espace', async () => {
  await base.oracle.query('UPDATE app.person SET left_on = current_date WHERE id = $1', [other])
  await expect(visit(base, world.spouse, world.home.id)).rejects.toMatchObject({
    code: 'signed-out',
  })
  await base.oracle.query('UPDATE app.person SET left_on = NULL WHERE id = $1', [other])
})

test('A3 · un consentement ne laisse lire que la personne qui l’a donné, et son retrait le coupe aussitôt', async () => {
  const read = async () => {
    const seen = await ownSpace(base, world.actors.PMS, world.home)
    const social = (seen['app.protected_text'] ?? []).filter((row) => row['compartment'] === '6')
    return new Set(social.map((row) => row['subject_person_id']))
  }
  expect(await read()).toEqual(new Set([one, other]))
  await base.oracle.query(
    'UPDATE app.consent SET withdrawn_at = clock_timestamp() WHERE subject_person_id = $1',
    [one],
  )
  expect(await read()).toEqual(new Set([other]))
})
