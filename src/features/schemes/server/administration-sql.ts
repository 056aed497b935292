import type { Actor, Tx } from '#platform/db/door.ts'
import type { Administration } from '../administration.contract.ts'
import { ROLES } from '#kernel/roles.ts'
import { packsOf } from './packs-sql.ts'

type Right = Administration['rights'][number]

/** The instance, the access matrix as the database applies it, the reference packs: five statements. */
export async function administrationPage(tx: Tx, actor: Actor): Promise<Administration> {
  return {
    instance: await instanceOf(tx, actor.today),
    roles: await rolesOf(tx),
    compartments: await tx
      .selectFrom('compartment')
      .select(['code', 'label', 'reducedFrom', 'householdScopeOnly', 'belongsToPerson'])
      .orderBy('position')
      .execute(),
    rights: await rightsOf(tx),
    packs: await packsOf(tx, actor.today),
  }
}

// A base without its row is a production base.
async function instanceOf(tx: Tx, today: string): Promise<Administration['instance']> {
  const instance = await tx
    .selectFrom('instance')
    .select(['mode', 'initialisedAt', 'clockOffsetDays'])
    .executeTakeFirst()
  return {
    mode: instance?.mode === 'demonstration' ? 'demonstration' : 'production',
    initialisedAt: instance?.initialisedAt ?? null,
    clockOffsetDays: instance?.clockOffsetDays ?? 0,
    today,
  }
}

async function rolesOf(tx: Tx): Promise<Administration['roles']> {
  const rows = await tx.selectFrom('role').select(['code', 'label']).execute()
  const rank = new Map<string, number>(ROLES.map((role, index) => [role, index]))
  return rows.sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0))
}

async function rightsOf(tx: Tx): Promise<Right[]> {
  const rows = await tx
    .selectFrom('accessRule')
    .select(['compartment', 'role', 'verb', 'ownBy', 'needsConsent', 'conditions'])
    .execute()
  return rows.map((row) => ({
    ...row,
    verb: row.verb as Right['verb'],
    ownBy: row.ownBy as Right['ownBy'],
  }))
}
