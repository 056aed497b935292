import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'

/** The site manager on the case, as this reader may know him. */
export async function siteManagerOf(tx: Tx, householdId: string): Promise<string | null> {
  const found = await tx
    .selectFrom('caseTeam')
    .select('displayName')
    .where('householdId', '=', householdId)
    .where('role', '=', 'REF')
    .where('displayName', 'is not', null)
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.displayName ?? null
}

/** Colleagues of the actor with a confirmed role today. */
export function colleaguesIn(tx: Tx, actor: Actor, role: 'REF' | 'PRE') {
  return tx
    .selectFrom('accountRole as r')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .select(['a.id', 'a.displayName as name'])
    .distinct()
    .where('r.organisationId', '=', actor.organisationId)
    .where('r.role', '=', role)
    .where('r.confirmedAt', 'is not', null)
    .where('a.closedOn', 'is', null)
    .where(
      sql<boolean>`app_private.programme_today() BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity')`,
    )
    .orderBy('a.displayName')
    .execute()
}

export async function personsOf(tx: Tx, householdId: string) {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('householdId', '=', householdId)
    .where('leftOn', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` }))
}
