import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import { asActor, type Visit } from '#platform/db/door.ts'
import type { TestDatabase } from './db.ts'
import { actor, type TestActor } from './people.ts'
import type { World } from './world.ts'

// What makes a session worthless, done to a session that was good a moment before.
const DEATHS: Readonly<Record<string, string>> = {
  'session fermée': `UPDATE auth.session_guard SET revoked_at = clock_timestamp() WHERE session_id = $1`,
  'session expirée': `UPDATE auth.session SET expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`,
  'seize minutes sans rien faire': `UPDATE auth.session_guard SET last_seen_at = clock_timestamp() - interval '16 minutes' WHERE session_id = $1`,
  'trente et une minutes sur un appareil personnel': `UPDATE auth.session_guard
    SET device = 'personal', last_seen_at = clock_timestamp() - interval '31 minutes' WHERE session_id = $1`,
  'plus de douze heures': `UPDATE auth.session_guard SET started_at = clock_timestamp() - interval '12 hours 1 minute' WHERE session_id = $1`,
  'sans second facteur': `UPDATE auth.session_guard SET second_factor_at = NULL WHERE session_id = $1`,
  'session sans garde': `DELETE FROM auth.session_guard WHERE session_id = $1`,
  'rôle non confirmé': `UPDATE app.account_role SET confirmed_at = NULL WHERE id = (SELECT account_role_id FROM auth.session_guard WHERE session_id = $1)`,
  'rôle terminé hier': `UPDATE app.account_role SET ends_on = current_date - 1 WHERE id = (SELECT account_role_id FROM auth.session_guard WHERE session_id = $1)`,
  'rôle qui commence demain': `UPDATE app.account_role SET starts_on = current_date + 1 WHERE id = (SELECT account_role_id FROM auth.session_guard WHERE session_id = $1)`,
  'compte fermé': `UPDATE app.account SET closed_on = current_date WHERE id = (SELECT account_id FROM auth.session_guard WHERE session_id = $1)`,
  'rôle d’un autre compte': `UPDATE auth.session_guard g SET account_role_id = (SELECT r.id FROM app.account_role r
    WHERE r.account_id <> g.account_id AND r.confirmed_at IS NOT NULL LIMIT 1) WHERE g.session_id = $1`,
}

/** Sessions that must not open the door and do, in words. */
export async function deadSessionsThatOpen(base: TestDatabase, world: World): Promise<string[]> {
  const wrong: string[] = []
  for (const [death, statement] of Object.entries(DEATHS)) {
    const who = await actor(base.oracle, world.actors.PRE.organisationId, 'PRE')
    if (!(await enters(base, who, world.home.id))) wrong.push(`${death} : n’entrait déjà pas`)
    await base.oracle.query(statement, [who.sessionId])
    if (await enters(base, who, world.home.id)) wrong.push(`${death} : la porte s’ouvre`)
  }
  if (await enters(base, { ...world.actors.PRE, sessionId: randomUUID() }, world.home.id)) {
    wrong.push('session inconnue : la porte s’ouvre')
  }
  return wrong
}

async function enters(base: TestDatabase, who: TestActor, householdId: string): Promise<boolean> {
  try {
    await visit(base, who, householdId)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'signed-out') return false
    throw error
  }
}

/** One look that is committed, and therefore stays in the journal. */
export async function visit(
  base: TestDatabase,
  who: TestActor,
  householdId: string | null,
): Promise<string> {
  const asked = visitOf(who, householdId)
  await asActor(base.db, asked, () => Promise.resolve())
  return asked.requestId
}

function visitOf(who: TestActor, householdId: string | null): Visit {
  return {
    sessionId: who.sessionId,
    scope: householdId === null ? ('list' as const) : { household: householdId },
    compartments: ['1', '6', '8'],
    purpose: 'suivre',
    route: 'essai',
    requestId: randomUUID(),
  }
}

/** Doors that open twice in one transaction, whether the first one was closed or not, in words. */
export async function secondOpenings(base: TestDatabase, world: World): Promise<string[]> {
  const wrong: string[] = []
  for (const [state, leave] of [
    ['ouverte', []],
    ['refermée', [sql`SELECT app_private.close_request()`]],
  ] as const) {
    const opened = asActor(base.db, visitOf(world.actors.PRE, world.home.id), async (tx) => {
      await sql`RESET ROLE`.execute(tx)
      for (const statement of leave) await statement.execute(tx)
      await sql`SELECT app_private.open_request(${world.stranger.sessionId}, NULL, '{}', 'suivre', 'essai',
        ${randomUUID()})`.execute(tx)
    })
    const refused = await opened.then(
      () => false,
      () => true,
    )
    if (!refused) wrong.push(`porte ${state} : une autre session l’ouvre dans la même transaction`)
  }
  return wrong
}
