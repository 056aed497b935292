import { sql } from 'kysely'
import type { Compartment } from '#kernel/compartments.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Database } from '#platform/db/pool.ts'

export type Errand = {
  readonly outboxId: string
  /** One of the households that the job names, or none. */
  readonly householdId?: string
  readonly compartments: readonly Compartment[]
}

/**
 * Opens the door for a job that writes to somebody: it reads what its recipient may read, so that a mail
 * cannot tell more than the page would. Gives nothing when the job is done or the recipient left.
 */
export async function asRecipient<T>(
  db: Database,
  errand: Errand,
  work: (tx: Tx, recipient: Actor) => Promise<T>,
): Promise<T | undefined> {
  return db.transaction().execute(async (tx) => {
    const opened = await sql<Actor>`
      SELECT o.request_id, o.account_id, o.account_role_id, o.organisation_id, o.role, o.is_manager,
        o.person_ids, o.household_id, o.has_case, o.today, o.second_factor_at,
        set_config('role', 'perenne_request', true) AS became
      FROM app_private.open_job_request(${errand.outboxId}, ${errand.householdId ?? null},
        ${[...errand.compartments]}) o`.execute(tx)
    const recipient = opened.rows[0]
    if (!recipient) return undefined
    const value = await work(tx, recipient)
    await sql`RESET ROLE`.execute(tx)
    await sql`SELECT app_private.close_request()`.execute(tx)
    return value
  })
}

/** The recipient's own address, if there is one. */
export async function mailAddress(tx: Tx): Promise<string | null> {
  const found = await sql<{ address: string | null }>`
    SELECT app_private.my_mail_address() AS address`.execute(tx)
  return found.rows[0]?.address ?? null
}
