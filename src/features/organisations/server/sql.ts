import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { z } from 'zod'
import type { NewAgreement, OrganisationRow, SaveOrganisation } from '../contract.ts'

type Entry = z.infer<typeof SaveOrganisation>

/** The directory: organisations, whether they are partners today, their agreements. Two statements, whatever the size. */
export async function organisations(
  tx: Tx,
  actor: Actor,
  only?: string,
): Promise<OrganisationRow[]> {
  let query = tx
    .selectFrom('organisation as o')
    .leftJoin('schemePartner as p', (join) =>
      join
        .onRef('p.organisationId', '=', 'o.id')
        .on(sql<boolean>`p.starts_on <= app_private.programme_today()`)
        .on(sql<boolean>`coalesce(p.ends_on, 'infinity') >= app_private.programme_today()`),
    )
    .select(['o.id', 'o.kind', 'o.name', 'o.shortName', 'o.territory', 'o.capacity', 'o.phone'])
    .select(['o.email', 'o.openingHours', 'o.version'])
    .select((eb) => [
      eb.fn.count<number>('p.schemeId').as('schemes'),
      sql<boolean>`coalesce(bool_or(p.refers_households), false)`.as('refersHouseholds'),
    ])
    .where('o.kind', '<>', 'households')
    .groupBy('o.id')
    .orderBy('o.kind')
    .orderBy('o.name')
  if (only !== undefined) query = query.where('o.id', '=', only)
  const rows = await query.execute()
  const agreements = await agreementsOf(
    tx,
    rows.map(({ id }) => id),
    actor.today,
  )
  return rows.map(({ schemes, ...row }) => ({
    ...row,
    kind: row.kind as OrganisationRow['kind'],
    partner: schemes > 0,
    agreements: agreements.get(row.id) ?? [],
    mayEdit: actor.role === 'PRG' || (actor.isManager && actor.organisationId === row.id),
  }))
}

async function agreementsOf(tx: Tx, ids: readonly string[], today: string) {
  const byOrganisation = new Map<string, OrganisationRow['agreements']>()
  if (ids.length === 0) return byOrganisation
  const rows = await tx
    .selectFrom('organisationAgreement')
    .selectAll()
    .where('organisationId', 'in', ids)
    .orderBy('endsOn', 'desc')
    .execute()
  for (const { organisationId, ...row } of rows) {
    const kept = byOrganisation.get(organisationId) ?? []
    byOrganisation.set(organisationId, [
      ...kept,
      { ...row, kind: row.kind as 'L365-3' | 'L365-4', expired: row.endsOn < today },
    ])
  }
  return byOrganisation
}

/** Whether the row was written: false when somebody else saved since `version` was read. */
export async function saveOrganisation(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...entry }: Entry,
): Promise<boolean> {
  if (version === null) {
    const inserted = await tx
      .insertInto('organisation')
      .values({ id, ...entry, updatedBy: actor.accountId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('organisation')
    .set({
      ...entry,
      version: version + 1,
      updatedBy: actor.accountId,
      updatedAt: sql`clock_timestamp()`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function periodsOf(tx: Tx, organisationId: string, kind: string) {
  return tx
    .selectFrom('organisationAgreement')
    .select(['id', 'startsOn', 'endsOn'])
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .execute()
}

export async function addAgreement(
  tx: Tx,
  organisationId: string,
  agreement: z.infer<typeof NewAgreement>,
): Promise<void> {
  await tx
    .insertInto('organisationAgreement')
    .values({ organisationId, ...agreement })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
