import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { plantCanaries } from '#test/canary.ts'
import { CATALOGUE_HOLES } from '#test/catalogue-holes.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { visit } from '#test/door-wall.ts'
import { HOLES } from '#test/holes.ts'
import { watch, type Watch } from '#test/rows-wall.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let walls: Watch

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
  for (const role of ['HH', 'PRE', 'ALL', 'SPIP'] as const)
    await visit(base, world.actors[role], world.home.id)
  walls = await watch(base)
})
afterAll(() => base.close())

/** Each wall is holed once: a test that cannot fail proves nothing. */
describe('un trou dans le catalogue se voit', () => {
  test.each(Object.entries(CATALOGUE_HOLES))('%s', async (_, hole) => {
    const before = await hole.check(base.oracle)
    await base.oracle.query('BEGIN')
    try {
      await base.oracle.query(hole.plant)
      expect(await hole.check(base.oracle)).not.toEqual(before)
    } finally {
      await base.oracle.query('ROLLBACK')
    }
  })
})

describe('un trou dans les droits, les lignes ou la porte se voit', () => {
  test.each(Object.entries(HOLES))('%s', async (_, hole) => {
    expect(await hole.check(walls, world), 'sans trou').toEqual([])
    const undo = await hole.plant(base.oracle)
    try {
      expect(await hole.check(walls, world), 'avec le trou').not.toEqual([])
    } finally {
      for (const statement of undo) await base.oracle.query(statement)
    }
  })
})
