import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { ROLES } from '#kernel/roles.ts'
import type { TestDatabase } from './db.ts'
import { visit } from './door-wall.ts'
import { look } from './doorway.ts'
import type { World } from './world.ts'

/** Looks that leave no line, or more than one, in the journal of accesses. */
export async function unloggedLooks(base: TestDatabase, world: World): Promise<string[]> {
  const wrong: string[] = []
  for (const householdId of [world.home.id, null]) {
    const requestId = await visit(base, world.actors.PRE, householdId)
    const found = await base.oracle.query('SELECT FROM app.access_log WHERE request_id = $1', [
      requestId,
    ])
    if (found.rowCount !== 1)
      wrong.push(`${householdId ?? 'liste'} : ${String(found.rowCount)} ligne au journal`)
  }
  return wrong
}

type Line = { readonly accountId: string | null; readonly organisationId: string | null }

/** Lines of the journal read by somebody to whom §4.3 does not give them: a worker his own, an officer her organisation's. */
export async function journalLeaks(base: TestDatabase, world: World): Promise<string[]> {
  const wrong: string[] = []
  for (const role of ROLES) {
    const actor = world.actors[role]
    const seen = await look(base, actor, world.home.id, async (tx) => {
      return (await sql<Line>`SELECT account_id, organisation_id FROM app.access_log`.execute(tx))
        .rows
    })
    const mine = (line: Line) =>
      (role === 'PRE' && line.accountId === actor.accountId) ||
      (role === 'DPO' && line.organisationId === actor.organisationId)
    if (!seen.every(mine)) wrong.push(`${role} : lit des lignes du journal qui ne sont pas à lui`)
  }
  return wrong
}

/** Access or consent that somebody gives to himself. */
export async function takenAlone(base: TestDatabase, world: World): Promise<string[]> {
  const { actors, colleague, home } = world
  const assign = sql`SELECT app_private.assign(${randomUUID()}, ${home.id}, ${colleague.organisationId}, 'PRE',
    ${colleague.accountId}, NULL)`
  const agree = (
    subject: string | undefined,
  ) => sql`SELECT app_private.record_consent(${randomUUID()}, ${home.id},
    ${subject}, 'self', 'elle-même', 'essai', ${actors.PMS.organisationId}, NULL, 'oral', 'fr', current_date + 9, '{6}')`
  const attempts = [
    { who: colleague, what: 's’affecte', statement: assign },
    { who: actors.HH, what: 'consent pour l’autre adulte', statement: agree(home.persons[1]) },
    {
      who: actors.MJPM,
      what: 'consent pour qui il ne représente pas',
      statement: agree(home.persons[1]),
    },
    { who: actors.PMS, what: 'se donne un consentement', statement: agree(home.persons[0]) },
  ]
  const wrong: string[] = []
  for (const { who, what, statement } of attempts) {
    const done = await look(base, who, home.id, (tx) => statement.execute(tx)).then(
      () => true,
      () => false,
    )
    if (done) wrong.push(`${who.role} : ${what}`)
  }
  return wrong
}
