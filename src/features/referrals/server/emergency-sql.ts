import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { EmergencyEntry, EmergencyRead } from '../emergency.contract.ts'
import type { EmergencyFacts, EmergencyStep } from '../domain/emergency.ts'

export async function emergencySteps(tx: Tx, householdId: string): Promise<EmergencyRead['steps']> {
  const rows = await tx
    .selectFrom('emergencyStep')
    .select(['id', 'step', 'until', 'motive', 'decider', 'decidedOn'])
    .where('householdId', '=', householdId)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, step: row.step as EmergencyStep }))
}

/** What a decision on the lane depends on. */
export async function emergencyFacts(tx: Tx, householdId: string): Promise<EmergencyFacts> {
  const [last] = await emergencySteps(tx, householdId)
  const facts = await sql<{ kind: string }>`
    SELECT kind FROM app_private.path_facts(${householdId})`.execute(tx)
  const kinds = new Set(facts.rows.map(({ kind }) => kind))
  return {
    last: last ?? null,
    isSent: kinds.has('referral-sent'),
    isHoused: kinds.has('keys'),
    longestDays: await longestDays(tx, householdId),
  }
}

export async function longestDays(tx: Tx, householdId: string): Promise<number | undefined> {
  const term = await tx
    .selectFrom('schemeTerm as t')
    .innerJoin('household as h', 'h.schemeId', 't.schemeId')
    .select('t.value')
    .where('h.id', '=', householdId)
    .where('t.key', '=', 'emergency.longest')
    .where(sql<boolean>`daterange(t.valid_from, t.valid_to) @> app_private.programme_today()`)
    .executeTakeFirst()
  return term && Number(term.value)
}

export async function addEmergencyStep(
  tx: Tx,
  actor: Actor,
  householdId: string,
  entry: EmergencyEntry,
): Promise<void> {
  await tx
    .insertInto('emergencyStep')
    .values({
      householdId,
      ...entry,
      decidedOn: actor.today,
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .execute()
}
