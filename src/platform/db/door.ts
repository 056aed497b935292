import { sql, type Transaction } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Compartment } from '#kernel/compartments.ts'
import type { Role } from '#kernel/roles.ts'
import type { Database } from './pool.ts'
import type { DB } from './schema.ts'

/** The only handle on the data: a transaction in which the actor is known to every policy. */
export type Tx = Transaction<DB>

export type Actor = {
  readonly requestId: string
  readonly accountId: string
  readonly accountRoleId: string
  readonly organisationId: string
  readonly role: Role
  readonly isManager: boolean
  readonly personIds: readonly string[]
  readonly householdId: string | null
  readonly hasCase: boolean
  readonly today: string
  readonly secondFactorAt: string | null
}

export type Visit = {
  readonly sessionId: string
  /** One household, or a list, in which the most protected compartments cannot be read at all. */
  readonly scope: { readonly household: string } | 'list'
  readonly compartments: readonly Compartment[]
  readonly purpose: string
  readonly route: string
  readonly requestId: string
}

/**
 * Opens the door for one request: checks the session and the role, writes the access log, then becomes the
 * request role whose rows are those of the actor. Await queries one by one: they share one connection.
 */
export async function asActor<T>(
  db: Database,
  visit: Visit,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const actor = await open(tx, visit)
    if (!actor) throw new AppError('signed-out')
    const value = await work(tx, actor)
    await sql`RESET ROLE`.execute(tx)
    await sql`SELECT app_private.close_request()`.execute(tx)
    return value
  })
}

async function open(tx: Tx, visit: Visit): Promise<Actor | undefined> {
  const household = visit.scope === 'list' ? null : visit.scope.household
  const opened = await sql<Actor>`
    SELECT o.request_id, o.account_id, o.account_role_id, o.organisation_id, o.role, o.is_manager,
      o.person_ids, o.household_id, o.has_case, o.today, o.second_factor_at,
      set_config('role', 'perenne_request', true) AS became
    FROM app_private.open_request(${visit.sessionId}, ${household}, ${[...visit.compartments]},
      ${visit.purpose}, ${visit.route}, ${visit.requestId}) o`.execute(tx)
  return opened.rows[0]
}

/** A refusal is an access too: logged in a short transaction of its own, since the refused one is rolled back. */
export async function logRefusal(db: Database, visit: Visit): Promise<void> {
  const household = visit.scope === 'list' ? null : visit.scope.household
  await sql`SELECT app_private.log_refusal(${visit.sessionId}, ${household}, ${visit.purpose},
    ${visit.route}, ${visit.requestId})`.execute(db)
}

/** Says which households a list shows, before its transaction ends. */
export async function logListed(tx: Tx, householdIds: readonly string[]): Promise<void> {
  await sql`SELECT app_private.log_listed(${[...householdIds]}::uuid[])`.execute(tx)
}
