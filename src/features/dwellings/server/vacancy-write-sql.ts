import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { NewTurn, VacancyChange } from '../contract.ts'
import type { Contingent } from '../domain/contingents.ts'
import type { VacancyDates } from '../domain/vacancy-dates.ts'
import type { VacancyStatus } from '../domain/vacancy-path.ts'

function authorOf(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

function writtenBy(actor: Actor) {
  return {
    updatedBy: actor.accountId,
    updatedByOrganisationId: actor.organisationId,
    updatedAt: sql<string>`app_private.programme_now()`,
  }
}

export type VacancyRow = VacancyDates & {
  readonly id: string
  readonly schemeId: string
  readonly dwellingId: string
  readonly commune: string
  readonly contingent: Contingent
  readonly works: string | null
  readonly visitTerms: string | null
  readonly proposedByOrganisationId: string | null
}

/** Whether the row was added: false when this id is already known. */
export async function insertVacancy(tx: Tx, actor: Actor, row: VacancyRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('vacancy')
    .values({ ...row, ...writtenBy(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

type Seen = { readonly id: string; readonly version: number }
type VacancyFields = Partial<
  VacancyDates & {
    readonly works: string | null
    readonly visitTerms: string | null
    readonly contingent: Contingent
    readonly status: VacancyStatus
    readonly letOn: string | null
    readonly sectorId: string
    readonly sectorChosenOn: string
  }
>

/** Whether the row was written: false when somebody else wrote since `version` was read. */
export async function updateVacancy(
  tx: Tx,
  actor: Actor,
  { id, version }: Seen,
  fields: VacancyFields,
): Promise<boolean> {
  const updated = await tx
    .updateTable('vacancy')
    .set({ ...fields, version: version + 1, ...writtenBy(actor) })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export type NewEvent = {
  readonly id: string
  readonly vacancyId: string
  readonly kind: 'opened' | 'changed' | 'moved' | 'sector-chosen' | 'over-quota'
  readonly status?: VacancyStatus
  readonly motive?: string | null
  readonly changes?: readonly VacancyChange[]
}

/** Adds to the history; false when this event is already there: the same request came twice. */
export async function addEvent(tx: Tx, actor: Actor, event: NewEvent): Promise<boolean> {
  const { changes, ...row } = event
  const added = await tx
    .insertInto('vacancyEvent')
    .values({
      ...row,
      ...(changes ? { changes: JSON.stringify(changes) } : {}),
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function isEventKnown(tx: Tx, vacancyId: string, id: string): Promise<boolean> {
  const known = await tx
    .selectFrom('vacancyEvent')
    .select('id')
    .where('id', '=', id)
    .where('vacancyId', '=', vacancyId)
    .executeTakeFirst()
  return known !== undefined
}

export async function isTurnKnown(tx: Tx, vacancyId: string, id: string): Promise<boolean> {
  const known = await tx
    .selectFrom('vacancyTurn')
    .select('id')
    .where('id', '=', id)
    .where('vacancyId', '=', vacancyId)
    .executeTakeFirst()
  return known !== undefined
}

export type TurnRow = Omit<NewTurn, 'on'> & {
  readonly vacancyId: string
  readonly holderOrganisationId: string
  readonly happenedOn: string
  readonly dueOn: string | null
}

export async function addTurn(tx: Tx, actor: Actor, turn: TurnRow): Promise<void> {
  await tx
    .insertInto('vacancyTurn')
    .values({ ...turn, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Two proposals in one sector wait for each other, so that the last place is not taken twice. */
export async function lockSector(tx: Tx, sectorId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sector ${sectorId}`}, 0))`.execute(tx)
}

/** Two people on one vacancy: the second waits, then sees what the first did. */
export async function lockVacancy(tx: Tx, vacancyId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`vacancy ${vacancyId}`}, 0))`.execute(
    tx,
  )
}

/** One more dwelling for a sector; the programme lead only, checked and journalled in the database. */
export async function grantOverQuota(
  tx: Tx,
  granted: {
    readonly id: string
    readonly schemeId: string
    readonly sectorId: string
    readonly motive: string
  },
): Promise<void> {
  await sql`SELECT app_private.grant_quota_override(${granted.id}, ${granted.schemeId}, ${granted.sectorId}, 1,
    ${granted.motive})`.execute(tx)
}
