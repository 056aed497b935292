import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type {
  BudgetRead,
  DeclaredBudget,
  ProposedDwelling,
  SavedSheet,
  SolvencyRead,
} from '../contract.ts'

export async function personsOf(tx: Tx, householdId: string): Promise<BudgetRead['persons']> {
  const rows = await tx
    .selectFrom('person as p')
    .leftJoin('householdMember as m', 'm.personId', 'p.id')
    .select(['p.id', 'p.firstName', 'p.lastName', 'p.birthDate', 'm.relation', 'm.custody'])
    .where('p.householdId', '=', householdId)
    .where('p.leftOn', 'is', null)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  return rows.map(({ firstName, lastName, ...person }) => ({
    ...person,
    name: `${firstName} ${lastName}`,
  }))
}

/** What the household declared; null when nobody asked it, or for who does not read its budget. */
export async function declaredOf(tx: Tx, householdId: string): Promise<DeclaredBudget | null> {
  const head = await tx
    .selectFrom('budget as b')
    .leftJoin('caseTeam as m', (join) =>
      join.onRef('m.accountId', '=', 'b.updatedBy').onRef('m.householdId', '=', 'b.householdId'),
    )
    .leftJoin('account as a', 'a.id', 'b.updatedBy')
    .select(['b.statedOn', 'b.inclusionCards', 'b.version', 'b.updatedAt'])
    .select((eb) => eb.fn.coalesce('a.displayName', 'm.displayName').as('updatedByName'))
    .where('b.householdId', '=', householdId)
    .limit(1)
    .executeTakeFirst()
  return head ? { ...head, ...(await linesOf(tx, householdId)) } : null
}

async function linesOf(tx: Tx, householdId: string) {
  const resources = await tx
    .selectFrom('resource')
    .select(['id', 'personId', 'kind', 'monthlyCents', 'startsOn', 'endsOn'])
    .where('householdId', '=', householdId)
    .where('struckAt', 'is', null)
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
  const charges = await tx
    .selectFrom('recurrentCharge')
    .select(['id', 'kind', 'monthlyCents', 'startsOn', 'endsOn'])
    .where('householdId', '=', householdId)
    .where('struckAt', 'is', null)
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
  const incomes = await tx
    .selectFrom('taxableIncome')
    .select(['id', 'basis', 'year', 'endsOn', 'amountCents'])
    .where('householdId', '=', householdId)
    .where('struckAt', 'is', null)
    .orderBy('year')
    .orderBy('endsOn')
    .execute()
  return {
    resources,
    charges: charges as DeclaredBudget['charges'],
    incomes: incomes as DeclaredBudget['incomes'],
  }
}

/** The dwelling proposed to the household, from the day when this reader may know of it. */
export async function proposedDwelling(
  tx: Tx,
  householdId: string,
): Promise<ProposedDwelling | null> {
  const found = await sql<
    Omit<ProposedDwelling, 'hasOwnHeating' | 'zone'> & { heating: string; benefitZone: number }
  >`SELECT * FROM app_private.dwelling_of_candidacy(${householdId})`.execute(tx)
  const [row] = found.rows
  if (!row) return null
  const { heating, benefitZone, ...dwelling } = row
  return { ...dwelling, hasOwnHeating: heating === 'individual', zone: benefitZone }
}

export async function sheetsOf(tx: Tx, householdId: string): Promise<SavedSheet[]> {
  const rows = await tx
    .selectFrom('budgetSheet')
    .select(['id', 'vacancyId', 'rentCents', 'chargesCents', 'leftToPayCents', 'effortRatio'])
    .select(['residualCents', 'solvency', 'statedOn'])
    .where('householdId', '=', householdId)
    .orderBy('recordedAt', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    ...row,
    effortRatio: row.effortRatio === null ? null : Number(row.effortRatio),
    solvency: row.solvency as SavedSheet['solvency'],
  }))
}

export async function mayWriteBudget(tx: Tx, householdId: string): Promise<boolean> {
  const right = await tx
    .selectFrom('myAccess')
    .select('compartment')
    .where('householdId', '=', householdId)
    .where('compartment', '=', '5')
    .where('verb', '=', 'write')
    .limit(1)
    .executeTakeFirst()
  return right !== undefined
}

export async function verdictsOf(tx: Tx, householdId: string): Promise<SolvencyRead['verdicts']> {
  const rows = await tx
    .selectFrom('budgetReduced')
    .select(['vacancyId', 'solvency', 'statedOn'])
    .where('householdId', '=', householdId)
    .orderBy('statedOn', 'desc')
    .execute()
  return rows as SolvencyRead['verdicts']
}
