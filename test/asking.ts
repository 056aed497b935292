import type { LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import type { RouteLine } from '#platform/http/route.ts'
import type { WholeApp } from './app.ts'
import type { TestDatabase } from './db.ts'
import { example, type Description, type Hints, type Operation } from './examples.ts'
import * as people from './people.ts'
import type { World } from './world.ts'

export type Inquiry = {
  readonly base: TestDatabase
  readonly world: World
  readonly whole: WholeApp
  readonly description: Description
  /** The row that each parameter names, the same for everybody who asks. */
  readonly chosen: Map<string, string>
}

/** One route asked by somebody, with what it needs to get past its form. */
export async function askRoute(
  inquiry: Inquiry,
  line: RouteLine,
  who: people.TestActor | null,
  householdId: string,
): Promise<LightMyRequestResponse> {
  const { base, whole, description } = inquiry
  const operation = operationOf(description, line)
  const url = await addressOf(inquiry, { line, operation, householdId })
  // A session of its own for each asking: some routes close the one they are asked with.
  const asker = who && {
    ...who,
    sessionId: await people.session(base.oracle, who.accountId, who.accountRoleId),
  }
  return whole.ask(asker, line.method, url, bodyOf(inquiry, line, householdId))
}

/** A body that the form of a route accepts; undefined when it takes none. */
export function bodyOf(
  { world, description, chosen }: Inquiry,
  line: RouteLine,
  householdId: string,
): unknown {
  const schema = operationOf(description, line).requestBody?.content['application/json']?.schema
  return schema ? example(schema, description, hints({ world, chosen }, householdId)) : undefined
}

function hints({ world, chosen }: Pick<Inquiry, 'world' | 'chosen'>, householdId: string): Hints {
  const households = [world.home, world.elsewhere, world.referred]
  const persons = households.find(({ id }) => id === householdId)?.persons ?? world.home.persons
  return {
    personId: persons[0],
    subjectPersonId: persons[0],
    organisationId: world.actors.PRE.organisationId,
    ...Object.fromEntries(chosen),
    // A first need, that takes over none.
    takesOver: null,
    digest: 'ab'.repeat(32),
    documentKind: 'identity',
    mediaType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7 une page').toString('base64'),
    commune: '74010',
    financing: 'PLUS',
    // An envelope is for one operator or for a kind of them, never both.
    operatorKind: null,
    responsibleAccountId: world.actors.REF.accountId,
    email: 'essai@exemple.invalid',
    phone: '0450000000',
    mandataryPhone: '0450000000',
  }
}

function operationOf({ paths }: Description, { method, url }: RouteLine): Operation {
  return paths[url.replaceAll(/:(\w+)/gu, '{$1}')]?.[method.toLowerCase()] ?? {}
}

type Address = {
  readonly line: RouteLine
  readonly operation: Operation
  readonly householdId: string
}

async function addressOf(inquiry: Inquiry, address: Address): Promise<string> {
  const { line, operation, householdId } = address
  const { description } = inquiry
  let path = line.url
  for (const [found, name] of line.url.matchAll(/:(\w+)/gu)) {
    path = path.replace(found, await paramOf(inquiry, name ?? '', householdId))
  }
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required === true)
    .map(
      ({ name, schema }) => `${name}=${encodeURIComponent(String(example(schema, description)))}`,
    )
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

async function paramOf(inquiry: Inquiry, name: string, householdId: string): Promise<string> {
  const { world, chosen } = inquiry
  if (name === 'householdId') return householdId
  if (name === 'personId') return String(hints(inquiry, householdId)['personId'])
  if (name === 'organisationId') return world.actors.PRE.organisationId
  const id = chosen.get(name) ?? (await existingId(inquiry.base.oracle, name))
  chosen.set(name, id)
  return id
}

/** What bodies name beside the household: a dwelling that is free. */
export async function chosenRows(oracle: pg.Client): Promise<Map<string, string>> {
  return new Map([['vacancyId', await existingId(oracle, 'vacancyId')]])
}

// The id of a row that exists, where the name of the parameter tells its table: « not found » must come from the wall.
async function existingId(oracle: pg.Client, name: string): Promise<string> {
  const table = name
    .replace(/Id$/u, '')
    .replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
  const known = await oracle.query<{ found: string }>(
    `SELECT attrelid::regclass::text AS found FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attname = 'id'`,
    [`app.${table}`],
  )
  if (known.rows.length === 0) return crypto.randomUUID()
  const row = await oracle.query<{ id: string }>(`SELECT id FROM app.${table} LIMIT 1`)
  return row.rows[0]?.id ?? crypto.randomUUID()
}
