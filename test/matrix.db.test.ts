import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMPARTMENTS, FULL_COMPARTMENTS, REDUCED_COMPARTMENTS } from '#kernel/compartments.ts'
import { CASE_ROLES, ROLES } from '#kernel/roles.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { plantCanaries, type Planted } from '#test/canary.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { CLOSED_TO_THE_LANDLORD, MATRIX, SPOKEN_PAIRS } from '#test/matrix.ts'
import { rightsDiffer, rowsDiffer, watch, writesDiffer, type Watch } from '#test/rows-wall.ts'
import { look, rightsSeen } from '#test/doorway.ts'
import { buildWorld, LACKS, type Lack, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let walls: Watch
let planted: Planted

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  planted = await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
  walls = await watch(base)
})
afterAll(() => base.close())

test('chaque table d’un dossier a des lignes à cacher', () => {
  expect(planted.bare, 'à compléter dans GIVEN, test/canary.ts').toEqual([])
})

test('A2 · la matrice parle de chaque rôle dans chaque compartiment', () => {
  for (const role of ROLES) {
    for (const compartment of FULL_COMPARTMENTS) {
      const reduced = REDUCED_COMPARTMENTS.filter(
        (code) => code.replace(/-?r$/u, '') === compartment,
      )
      const spoken = [compartment, ...reduced].some((code) =>
        SPOKEN_PAIRS.includes(`${role} ${code}`),
      )
      expect(spoken, `${role} ${compartment}`).toBe(true)
    }
  }
  expect(
    MATRIX.filter(({ compartment }) => !(COMPARTMENTS as readonly string[]).includes(compartment)),
  ).toEqual([])
})

test('A2 · aucun rôle du bailleur n’a de droit dans 3b, 3c, 6, 7c, 8 ni, sauf la sienne, 14b', () => {
  const landlord = ['ALL', 'REF', 'PRG', 'CAL', 'RES', 'LSW']
  const open = MATRIX.filter(
    ({ role, compartment }) =>
      landlord.includes(role) && CLOSED_TO_THE_LANDLORD.includes(compartment),
  )
  expect(
    open.filter(({ role, compartment, own }) => !(role === 'LSW' && compartment === '14b' && own)),
  ).toEqual([])
})

describe.each(CASE_ROLES)('%s', (role) => {
  test('A2 · dossier ouvert, toutes conditions réunies : les droits de la matrice et eux seuls', async () => {
    const looker = { actor: world.actors[role], householdId: world.home.id }
    expect(await rightsDiffer(walls, looker)).toEqual([])
    const seen = await look(base, looker.actor, looker.householdId, rightsSeen)
    const verbs = new Set(seen.map(({ compartment, verb }) => `${compartment} ${verb}`))
    const wanted = MATRIX.filter((cell) => cell.role === role)
    expect(verbs).toEqual(new Set(wanted.map(({ compartment, verb }) => `${compartment} ${verb}`)))
  })

  test('A2 · chaque table et chaque vue d’un dossier rend ses lignes permises et aucune autre', async () => {
    const actor = world.actors[role]
    expect(await rowsDiffer(walls, { actor, householdId: world.home.id })).toEqual([])
    expect(await rowsDiffer(walls, { actor, householdId: null })).toEqual([])
  })

  test('A1, A2 · dans le dossier d’un autre, ni droit ni ligne', async () => {
    const looker = { actor: world.actors[role], householdId: world.elsewhere.id }
    expect(await look(base, looker.actor, looker.householdId, rightsSeen)).toEqual([])
    expect(await rowsDiffer(walls, looker)).toEqual([])
  })

  test('A2 · n’ajoute ni ne change rien que la matrice ne lui donne à écrire', async () => {
    const looker = { actor: world.actors[role], householdId: world.home.id }
    expect(await writesDiffer(walls, looker)).toEqual([])
  })
})

// Written apart from the rules, so that a rule understood wrongly twice still shows.
const NEEDS: Readonly<Record<Lack, readonly string[]>> = {
  consent: ['consent', 'note3'],
  withdrawn: ['consent', 'note3'],
  expired: ['consent', 'note3'],
  toAnother: ['consent', 'note3'],
  toColleague: ['consent', 'note3'],
  dates: ['note3', 'note16'],
  ended: ['everything'],
  future: ['everything'],
  colleague: ['everything'],
}

test.each(Object.keys(LACKS) as Lack[])(
  'A2 · condition manquante, « %s » : aucun rôle ne garde ce qui en dépend',
  async (lack) => {
    for (const role of CASE_ROLES) {
      const looker = { actor: world.actors[role], householdId: world.lacking[lack].id }
      expect(await rightsDiffer(walls, looker)).toEqual([])
      const seen = await look(base, looker.actor, looker.householdId, rightsSeen)
      const closed = MATRIX.filter((cell) => cell.role === role).filter(
        ({ conditions }) =>
          NEEDS[lack][0] === 'everything' ||
          conditions.some((condition) => NEEDS[lack].includes(condition)),
      )
      const kept = seen.filter(({ compartment, verb }) =>
        closed.some((cell) => cell.compartment === compartment && cell.verb === verb),
      )
      expect(kept, role).toEqual([])
    }
  },
)

test.each(['ST', 'ADM', 'DPO'] as const)('A2 · %s ne tient jamais de dossier', async (role) => {
  const actor = world.actors[role]
  expect(await look(base, actor, world.home.id, rightsSeen)).toEqual([])
  expect(await rowsDiffer(walls, { actor, householdId: world.home.id })).toEqual([])
  expect(await rowsDiffer(walls, { actor, householdId: null })).toEqual([])
  await expect(
    base.oracle.query(
      `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, starts_on)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, 'named', current_date)`,
      [world.home.id, actor.organisationId, role, actor.accountId],
    ),
  ).rejects.toThrow(/check constraint/u)
})
