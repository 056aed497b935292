import { sql, type Transaction } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import type { DB } from '#platform/db/schema.ts'
import { nudgesDue, type NudgeStep, type Waiting } from '../domain/proposal.ts'

type Proposal = Waiting & { readonly candidacyId: string; readonly today: string }

/** H2: a silence brings a reminder, then its programme lead; each once for each wait. Returns how many were sent. */
export async function nudgeProposals(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL ROLE perenne_due`.execute(tx)
    const waiting = await sql<Proposal>`
      SELECT w.candidacy_id, w.waiting_since AS since, w.days, w.due_soon, w.escalate, w.is_reminded, w.is_told,
        app_private.programme_today() AS today
      FROM app_private.waiting_proposals() w`.execute(tx)
    let sent = 0
    for (const proposal of waiting.rows) {
      for (const step of nudgesDue(proposal, proposal.today)) {
        await nudge(tx, proposal, step)
        sent += 1
      }
    }
    return sent
  })
}

async function nudge(tx: Transaction<DB>, proposal: Proposal, step: NudgeStep): Promise<void> {
  await sql`SELECT app_private.nudge_proposal(${proposal.candidacyId}, ${step}, ${proposal.since}::date)`.execute(
    tx,
  )
}
