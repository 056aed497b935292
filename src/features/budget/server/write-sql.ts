import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { BudgetEntry, SaveBudget } from '../contract.ts'
import type { BudgetSheet } from '../domain/budget-sheet.ts'
import type { Solvency } from '../domain/solvency.ts'

type Saved = { readonly householdId: string; readonly body: SaveBudget }

function authorOf(actor: Actor) {
  return { authorAccountId: actor.accountId, authorOrganisationId: actor.organisationId }
}

/** Whether the budget was written: false when somebody else saved since `version` was read. */
export async function saveHead(tx: Tx, actor: Actor, saved: Saved): Promise<boolean> {
  const { householdId, body } = saved
  const { statedOn, inclusionCards, version } = body
  if (version === null) {
    const inserted = await tx
      .insertInto('budget')
      .values({
        ...{ householdId, statedOn, inclusionCards, updatedBy: actor.accountId },
        ...authorOf(actor),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('budget')
    .set({ statedOn, inclusionCards, updatedBy: actor.accountId, version: version + 1 })
    .set({ updatedAt: sql`app_private.programme_now()` })
    .where('householdId', '=', householdId)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** One statement a table, whatever the number of lines; what is no longer there is struck first, so that a year may be given again. */
export async function saveLines(
  tx: Tx,
  actor: Actor,
  householdId: string,
  entry: BudgetEntry,
): Promise<void> {
  const own = { householdId, ...authorOf(actor) }
  await strike(tx, householdId, 'resource', entry.resources)
  await strike(tx, householdId, 'recurrentCharge', entry.charges)
  await strike(tx, householdId, 'taxableIncome', entry.incomes)
  if (entry.resources.length > 0) {
    await tx
      .insertInto('resource')
      .values(entry.resources.map((line) => ({ ...line, ...own })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          personId: eb.ref('excluded.personId'),
          kind: eb.ref('excluded.kind'),
          monthlyCents: eb.ref('excluded.monthlyCents'),
          startsOn: eb.ref('excluded.startsOn'),
          endsOn: eb.ref('excluded.endsOn'),
        })),
      )
      .execute()
  }
  if (entry.charges.length > 0) {
    await tx
      .insertInto('recurrentCharge')
      .values(entry.charges.map((line) => ({ ...line, ...own })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          monthlyCents: eb.ref('excluded.monthlyCents'),
          startsOn: eb.ref('excluded.startsOn'),
          endsOn: eb.ref('excluded.endsOn'),
        })),
      )
      .execute()
  }
  if (entry.incomes.length > 0) {
    await tx
      .insertInto('taxableIncome')
      .values(entry.incomes.map((line) => ({ ...line, ...own })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          basis: eb.ref('excluded.basis'),
          year: eb.ref('excluded.year'),
          endsOn: eb.ref('excluded.endsOn'),
          amountCents: eb.ref('excluded.amountCents'),
        })),
      )
      .execute()
  }
}

async function strike(
  tx: Tx,
  householdId: string,
  table: 'resource' | 'recurrentCharge' | 'taxableIncome',
  kept: readonly { readonly id: string }[],
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ struckAt: sql`app_private.programme_now()` })
    .where('householdId', '=', householdId)
    .where('struckAt', 'is', null)
    .where(sql<boolean>`id <> ALL (${kept.map(({ id }) => id)}::uuid[])`)
    .execute()
}

export type SheetToAdd = {
  readonly id: string
  readonly householdId: string
  readonly vacancyId: string
  readonly sheet: BudgetSheet
  readonly solvency: Solvency
}

export async function addSheet(tx: Tx, actor: Actor, added: SheetToAdd): Promise<void> {
  const { id, householdId, vacancyId, sheet, solvency } = added
  await tx
    .insertInto('budgetSheet')
    .values({
      ...{ id, householdId, vacancyId, solvency },
      rentCents: sheet.dwelling.rentCents,
      chargesCents: sheet.dwelling.chargesCents,
      benefitCents: sheet.benefit?.cents ?? null,
      leftToPayCents: sheet.leftToPayCents,
      effortRatio: sheet.effortRatio?.toFixed(4) ?? null,
      residualCents: sheet.residualCents,
      firstCashCents: sheet.firstCash.totalCents,
      statedOn: actor.today,
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
