import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { COMPARTMENTS, type Compartment } from '#kernel/compartments.ts'
import { asActor, type Tx } from '#platform/db/door.ts'
import type { TestDatabase } from './db.ts'
import type { TestActor } from './people.ts'

class Undone extends Error {}

/** Goes through the real door with everything declared, and takes back whatever was written. */
export async function look<T>(
  base: TestDatabase,
  actor: TestActor,
  householdId: string | null,
  work: (tx: Tx) => Promise<T>,
  compartments: readonly Compartment[] = COMPARTMENTS,
): Promise<T> {
  let seen: { readonly value: T } | undefined
  const visit = {
    sessionId: actor.sessionId,
    scope: householdId === null ? ('list' as const) : { household: householdId },
    compartments,
    purpose: 'suivre',
    route: 'essai',
    requestId: randomUUID(),
  }
  await asActor(base.db, visit, async (tx) => {
    seen = { value: await work(tx) }
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  if (!seen) throw new Error('The door did not open')
  return seen.value
}

export type SeenRight = {
  readonly householdId: string
  readonly compartment: string
  readonly verb: string
  readonly subjectPersonId: string | null
  readonly ownAccountId: string | null
  readonly ownOrganisationId: string | null
}

export async function rightsSeen(tx: Tx): Promise<readonly SeenRight[]> {
  const seen = await sql<SeenRight>`SELECT DISTINCT * FROM app.my_access`.execute(tx)
  return seen.rows
}

/** Every row of every named relation, as text, in one statement. */
export function everyRow(relations: readonly string[]) {
  const reads = relations.map(
    (name) => sql`SELECT ${name} AS relation, to_jsonb(t)::text AS row FROM ${sql.table(name)} t`,
  )
  return sql<{ relation: string; row: string }>`${sql.join(reads, sql` UNION ALL `)}`
}
