import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CASE_ROLES, type Role } from '#kernel/roles.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { plantCanaries } from '#test/canary.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { readerOf } from '#test/facts.ts'
import { arrange, drawing, type Cast, type Drawing } from '#test/random-facts.ts'
import { rightsDiffer, rowsDiffer, watch, type Looker } from '#test/rows-wall.ts'
import { rightsOf } from '#test/rules.ts'
import { buildWorld, type World } from '#test/world.ts'

const RUNS = 60

let base: TestDatabase
let cast: Cast

beforeAll(async () => {
  base = await freshDatabase()
  const world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
  cast = await castOf(world)
})
afterAll(() => base.close())

async function castOf(world: World): Promise<Cast> {
  const actors = {} as Record<Role, readonly [people.TestActor, people.TestActor]>
  for (const role of CASE_ROLES) {
    const first = world.actors[role]
    actors[role] = [first, await secondOf(role, world, first)]
  }
  return { households: [world.home, world.lacking.consent], actors }
}

// The second person of the household is the other adult of the couple.
async function secondOf(
  role: Role,
  world: World,
  first: people.TestActor,
): Promise<people.TestActor> {
  if (role === 'HH') return world.spouse
  if (role === 'PRE') return world.colleague
  return people.actor(base.oracle, first.organisationId, role)
}

function lookerOf(drawn: Drawing): Looker {
  const [first, second] = cast.households
  const householdId = { first: first.id, second: second.id, list: null }[drawn.at] ?? null
  return { actor: cast.actors[drawn.role][drawn.who], householdId, declared: drawn.declared }
}

test(
  'A2 · affectations, dates, consentements et couples au hasard : les droits sont ceux du texte',
  { timeout: 60_000 },
  async () => {
    let openings = 0
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        await arrange(base.oracle, cast, drawn)
        const walls = await watch(base)
        const looker = lookerOf(drawn)
        expect(await rightsDiffer(walls, looker)).toEqual([])
        expect(await rowsDiffer(walls, looker)).toEqual([])
        const reader = await readerOf(base.oracle, looker.actor)
        const asked = { householdId: looker.householdId, declared: drawn.declared }
        if (rightsOf(reader, asked, walls.truth.facts).length > 0) openings += 1
      }),
      { numRuns: RUNS },
    )
    // Chance that never opens anything would prove nothing.
    expect(openings).toBeGreaterThan(RUNS / 5)
  },
)
