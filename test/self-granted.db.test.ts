import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/db/door.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look, rightsSeen } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
})
afterAll(() => base.close())

type Assigning = {
  readonly household: people.TestHousehold
  readonly who: people.TestActor
  readonly subject?: string
}

function assigning({ household, who, subject }: Assigning) {
  return (tx: Tx) =>
    sql`SELECT app_private.assign(${randomUUID()}, ${household.id}, ${who.organisationId}, ${who.role},
      ${who.accountId}, ${subject ?? null})`.execute(tx)
}

type Agreeing = {
  readonly subject: string | undefined
  readonly to: people.TestActor
  readonly compartments: readonly string[]
}

function agreeing({ subject, to, compartments }: Agreeing) {
  return (tx: Tx) =>
    sql`SELECT app_private.record_consent(${randomUUID()}, ${world.home.id}, ${subject}, 'self', 'elle-même',
      'accompagnement', ${to.organisationId}, ${to.accountId}, 'oral', 'fr', current_date + 90,
      ${[...compartments]})`.execute(tx)
}

test('A1 · une collègue que le dossier ne nomme pas ne s’y affecte pas elle-même', async () => {
  const { colleague, home } = world
  await expect(
    look(base, colleague, home.id, assigning({ household: home, who: colleague })),
  ).rejects.toThrow(/may-not-assign/u)
  await look(base, world.actors.PRE, home.id, assigning({ household: home, who: colleague }))
})

test('A1 · personne n’affecte dans le dossier d’un autre', async () => {
  for (const role of ['PRE', 'ALL', 'PRG'] as const) {
    const asking = look(
      base,
      world.actors[role],
      world.elsewhere.id,
      assigning({ household: world.elsewhere, who: world.colleague }),
    )
    await expect(asking).rejects.toThrow(/may-not-assign/u)
  }
})

test('A2 · soignant, SPIP et mandataire suivent une personne de ce ménage-là', async () => {
  for (const role of ['HP', 'SPIP', 'MJPM'] as const) {
    const asked = { household: world.home, who: world.actors[role] }
    const [stranger] = world.elsewhere.persons
    for (const subject of [undefined, stranger]) {
      const asking = look(
        base,
        world.actors.PRE,
        world.home.id,
        assigning({ ...asked, ...(subject ? { subject } : {}) }),
      )
      await expect(asking, role).rejects.toThrow(/which-person/u)
    }
  }
})

test('A3 · un mandataire ne consent que pour la personne qu’il représente', async () => {
  const [protectedAdult, other] = world.home.persons
  const asked = { to: world.actors.PMS, compartments: ['6'] }
  await look(
    base,
    world.actors.MJPM,
    world.home.id,
    agreeing({ ...asked, subject: protectedAdult }),
  )
  await expect(
    look(base, world.actors.MJPM, world.home.id, agreeing({ ...asked, subject: other })),
  ).rejects.toThrow(/may-not-record-consent/u)
})

test('A3 · un adulte consent pour lui et pour son enfant, jamais pour l’autre adulte', async () => {
  const [one, other, child] = world.home.persons
  const asked = { to: world.actors.PMS, compartments: ['6'] }
  await look(base, world.actors.HH, world.home.id, agreeing({ ...asked, subject: one }))
  await look(base, world.actors.HH, world.home.id, agreeing({ ...asked, subject: child }))
  await expect(
    look(base, world.actors.HH, world.home.id, agreeing({ ...asked, subject: other })),
  ).rejects.toThrow(/may-not-record-consent/u)
})

test('A3 · qui reçoit un consentement ne se le donne pas', async () => {
  for (const role of ['LSW', 'REF', 'PMS', 'HP', 'SPIP'] as const) {
    const asked = {
      subject: world.home.persons[0],
      to: world.actors[role],
      compartments: ['6', '7a', '7b'],
    }
    await expect(
      look(base, world.actors[role], world.home.id, agreeing(asked)),
      role,
    ).rejects.toThrow(/may-not-record-consent/u)
  }
})

test('A2 · le registre des consentements n’est pas lu par ceux à qui l’on consent', async () => {
  for (const role of ['ALL', 'PRG', 'CAL', 'REF', 'LSW', 'PMS', 'HP', 'SPIP'] as const) {
    const seen = await look(base, world.actors[role], world.home.id, (tx) =>
      sql`SELECT FROM app.consent`.execute(tx),
    )
    expect(seen.rows, role).toEqual([])
  }
})

test('une affectation faite le jour même peut finir le jour même, et ferme aussitôt', async () => {
  const newcomer = await people.actor(base.oracle, world.actors.PRE.organisationId, 'PRE')
  const id = await people.assignment(base.oracle, world.home.id, newcomer, { startsInDays: 0 })
  expect(await look(base, newcomer, world.home.id, rightsSeen)).not.toEqual([])
  await look(base, world.actors.PRE, world.home.id, async (tx) => {
    await sql`SELECT app_private.end_assignment(${id})`.execute(tx)
    const ended =
      await sql`SELECT FROM app.case_team WHERE account_id = ${newcomer.accountId}`.execute(tx)
    expect(ended.rows).toEqual([])
  })
})

test('A18 · « déjà connu » ne répond ni à un nom vide ni à une initiale', async () => {
  const person = await base.oracle.query<{ first: string; last: string; born: string }>(
    'SELECT first_name AS first, last_name AS last, birth_date AS born FROM app.person WHERE id = $1',
    [world.elsewhere.persons[0]],
  )
  const { first, last, born } = person.rows[0]!
  const known = (firstName: string, lastName: string) =>
    look(base, world.actors.PRE, null, async (tx) => {
      const asked = await sql<{ known: boolean }>`
        SELECT app_private.known_already(${firstName}, ${lastName}, ${born}) AS known`.execute(tx)
      return asked.rows[0]?.known
    })
  expect(await known(first, last)).toBe(true)
  expect(await known('', '')).toBe(false)
  expect(await known(first.slice(0, 1), last.slice(0, 1))).toBe(false)
  expect(await known('%', '%')).toBe(false)
})

test('une responsable de dispositif ne choisit les partenaires que du sien', async () => {
  const rival = await people.organisation(base.oracle, 'landlord')
  const theirs = await people.scheme(base.oracle, rival.id)
  const adding = (schemeId: string, organisationId: string) => (tx: Tx) =>
    sql`INSERT INTO app.scheme_partner (scheme_id, organisation_id, refers_households, starts_on)
      VALUES (${schemeId}, ${organisationId}, true, current_date)`.execute(tx)
  const newcomer = await people.organisation(base.oracle, 'association')
  await look(base, world.actors.PRG, null, adding(world.scheme.id, newcomer.id))
  await expect(look(base, world.actors.PRG, null, adding(theirs.id, newcomer.id))).rejects.toThrow(
    /row-level security/u,
  )
})
