import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CASE_ROLES, ROLES, type Role } from '#kernel/roles.ts'
import type { Tx } from '#platform/db/door.ts'
import type { RouteLine } from '#platform/http/route.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { linesOf, RELATION_KINDS, rolesOf, type AccessLine } from '#test/access-table.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { plantCanaries, plantOtherTables } from '#test/canary.ts'
import { functionsAsDeclared, relationsAsDeclared } from '#test/catalogue-wall.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { visit } from '#test/door-wall.ts'
import { look } from '#test/doorway.ts'
import { MATRIX } from '#test/matrix.ts'
import { difference } from '#test/rows-wall.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let whole: WholeApp

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(randomBytes(32).toString('base64')))
  for (const role of ROLES) await visit(base, world.actors[role], world.home.id)
  await plantOtherTables(base.oracle, world)
  whole = await wholeApp(base)
  await whole.app.ready()
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

test('A2 · chaque table et chaque vue a sa ligne, sa portée et ses droits dans docs/access.csv', async () => {
  expect(await relationsAsDeclared(base.oracle)).toEqual([])
})

test('chaque fonction a sa ligne et n’est appelable que par qui elle nomme', async () => {
  expect(await functionsAsDeclared(base.oracle)).toEqual([])
})

test('A2 · les lecteurs écrits pour une table de dossier sont ceux de la matrice', async () => {
  const scoped = await base.oracle.query<{ name: string }>(
    `SELECT name FROM app.table_scope WHERE scope = 'case'`,
  )
  const names = new Set(scoped.rows.map(({ name }) => name))
  const tables = linesOf(['table']).filter(({ name }) => names.has(name))
  expect(tables.length).toBeGreaterThan(10)
  for (const line of tables)
    expect(new Set(rolesOf(line)), line.name).toEqual(new Set(readersByMatrix(line)))
})

function readersByMatrix({ scope }: AccessLine): readonly string[] {
  const cells = MATRIX.filter(
    ({ verb, compartment }) => verb === 'read' && scope.split(' ').includes(compartment),
  )
  return cells.map(({ role }) => role).filter((role) => CASE_ROLES.includes(role))
}

test('A1 · nulle part un rôle ne lit de ligne que docs/access.csv ne lui reconnaît pas', async () => {
  const readable = await base.oracle.query<{ name: string }>(
    `SELECT s.name FROM app.table_scope s WHERE has_any_column_privilege('perenne_request', to_regclass(s.name), 'SELECT')`,
  )
  const names = readable.rows.map(({ name }) => name)
  const closed = linesOf(RELATION_KINDS).filter(({ name }) => !names.includes(name))
  expect(closed.filter((line) => rolesOf(line).length > 0)).toEqual([])
  for (const role of ROLES) {
    const declared = linesOf(RELATION_KINDS).filter((line) => rolesOf(line).includes(role))
    const wrong = (await readSomewhere(role, names)).filter(
      (name) => !declared.some((line) => line.name === name),
    )
    expect(wrong, role).toEqual([])
  }
})

async function readSomewhere(role: Role, names: readonly string[]): Promise<readonly string[]> {
  const seen = new Set<string>()
  for (const householdId of [world.home.id, null]) {
    await look(base, world.actors[role], householdId, async (tx) => {
      for (const name of names) if (await hasRow(tx, name)) seen.add(name)
    })
  }
  return [...seen]
}

async function hasRow(tx: Tx, name: string): Promise<boolean> {
  try {
    const found = await sql`SELECT FROM ${sql.table(name)} LIMIT 1`.execute(tx)
    return found.rows.length > 0
  } catch (error) {
    throw new Error(`${name} : ${(error as Error).message}`, { cause: error })
  }
}

const HIDDEN_ROUTES = ['GET /api/health', 'GET /api/openapi.json', '* /api/auth/*']

test('A2 · chaque route a sa ligne : sa portée, ses rôles, ses compartiments', () => {
  const declared = linesOf(['route']).filter(({ name }) => !HIDDEN_ROUTES.includes(name))
  expect(
    difference(declared.map(routeText), whole.lines.map(routeLine), 'docs/access.csv,'),
  ).toEqual([])
})

function routeText(line: AccessLine): string {
  return `route,${line.name},${line.scope},${inOrder(line.roles.split(' '))},${line.grants}`
}

function routeLine({ method, url, scope, roles, compartments }: RouteLine): string {
  const named = typeof roles === 'string' ? roles : inOrder(roles)
  return `route,${method} ${url},${scope},${named},${compartments.join(' ')}`
}

// « * » stands for all sixteen; the order in which a policy names its roles says nothing.
function inOrder(named: readonly string[]): string {
  const known = ROLES.filter((role) => named.includes(role))
  if (known.length === ROLES.length) return '*'
  return known.length === 0 ? named.join(' ') : known.join(' ')
}

test('aucune adresse n’est servie en dehors des routes déclarées', () => {
  const declared = linesOf(['route']).map(({ name }) => name)
  const known = declared.map((name) => (name === '* /api/auth/*' ? '* *' : name))
  expect(
    served(whole.app.printRoutes({ commonPrefix: false })).filter(
      (route) => !known.includes(route),
    ),
  ).toEqual([])
})

// The tree of Fastify, one address a line, each deeper one under its beginning.
function served(tree: string): readonly string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^(?<indent>[│├└─ ]*)(?<part>\S+) \((?<methods>[A-Z, ]+)\)/u.exec(line)?.groups
    if (!found) return []
    const depth = (found['indent'] ?? '').length / 4
    path.splice(depth - 1)
    path[depth - 1] = found['part'] ?? ''
    const url = path.join('')
    if (url === '*') return ['* *']
    const methods = (found['methods'] ?? '').split(', ').filter((method) => method !== 'HEAD')
    return methods.map((method) => `${method} ${url}`)
  })
}
