import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'

export type JobRequest = {
  /** A code of app.job_kind. */
  readonly kind: string
  readonly ids: readonly string[]
  /** Membership (`account_role`) that the job writes to, when it writes to somebody. */
  readonly recipientRoleId?: string
}

/** Asks for a job in the transaction of what makes it necessary: either both are written, or none. */
export async function enqueue(tx: Tx, job: JobRequest): Promise<void> {
  await sql`SELECT app_private.enqueue(${job.kind}, ${[...job.ids]}::uuid[],
    ${job.recipientRoleId ?? null}::uuid)`.execute(tx)
}
