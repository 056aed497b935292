import { isDeepStrictEqual } from 'node:util'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { checkBudget, type BudgetRefusal } from '../domain/budget-check.ts'
import { budgetFacts } from '../domain/budget-facts.ts'
import { budgetSheet } from '../domain/budget-sheet.ts'
import { roomsOf } from '../domain/rooms.ts'
import * as read from './read-sql.ts'
import { referenceOf, sheetRules } from './reference-sql.ts'
import * as write from './write-sql.ts'

const URL = '/api/households/:householdId/budget'
const READ = ['1', '2', '5', '10', '10r'] as const

export function budgetRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Le budget déclaré, et tout ce avec quoi il se calcule',
      policy: 'budget.read',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      reply: wire.BudgetRead,
    },
    ({ tx, actor, params }) => budgetOf(tx, actor, params.householdId),
  )

  define.inCase(
    {
      method: 'PUT',
      url: URL,
      summary: 'Enregistrer le budget, entier ou pas du tout',
      policy: 'budget.write',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      body: wire.SaveBudget,
      reply: wire.Done,
    },
    async ({ tx, actor, params, body }) => {
      await saveBudget(tx, actor, params.householdId, body)
      return { done: true as const }
    },
  )

  sheetRoute(define)
  verdictRoute(define)
}

function sheetRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sheets`,
      summary: 'Enregistrer la fiche budget du logement proposé',
      policy: 'budget.write',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      body: wire.NewSheet,
      reply: wire.Done,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      const { sheet, solvency } = await sheetFor(tx, actor, householdId, body.vacancyId)
      await write.addSheet(tx, actor, { ...body, householdId, sheet, solvency })
      return { done: true as const }
    },
  )
}

function verdictRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/households/:householdId/solvency',
      summary: 'Le ménage peut-il payer le logement proposé : oui, avec une aide, non',
      policy: 'budget.verdict',
      scope: 'household',
      compartments: ['5r'],
      params: HouseholdParams,
      reply: wire.SolvencyRead,
    },
    async ({ tx, params }) => ({ verdicts: await read.verdictsOf(tx, params.householdId) }),
  )
}

async function budgetOf(tx: Tx, actor: Actor, householdId: string): Promise<wire.BudgetRead> {
  const persons = await read.personsOf(tx, householdId)
  return {
    today: actor.today,
    householdName: persons[0]?.name ?? '',
    persons,
    declared: await read.declaredOf(tx, householdId),
    ...(await referenceOf(tx, householdId)),
    dwelling: await read.proposedDwelling(tx, householdId),
    sheets: await read.sheetsOf(tx, householdId),
    abilities: (await read.mayWriteBudget(tx, householdId)) ? ['budget.write'] : [],
  }
}

async function saveBudget(
  tx: Tx,
  actor: Actor,
  householdId: string,
  body: wire.SaveBudget,
): Promise<void> {
  const persons = await read.personsOf(tx, householdId)
  const checked = checkBudget(
    body,
    persons.map(({ id }) => id),
    actor.today,
  )
  if (!checked.ok) throw refused(checked.refusal)
  if (await write.saveHead(tx, actor, { householdId, body })) {
    await write.saveLines(tx, actor, householdId, body)
    return
  }
  const current = await read.declaredOf(tx, householdId)
  if (!current) throw new AppError('not-found')
  // The same form sent twice, or sent again after a lost answer: nothing to write, nothing to fear.
  if (!isDeepStrictEqual(contentOf(current), contentOf(body))) {
    throw new AppError('conflict', { current })
  }
}

function contentOf(entry: wire.BudgetEntry) {
  const byId = <L extends { readonly id: string }>(lines: readonly L[]) =>
    Object.fromEntries(lines.map((line) => [line.id, line]))
  return {
    statedOn: entry.statedOn,
    inclusionCards: entry.inclusionCards,
    resources: byId(entry.resources),
    charges: byId(entry.charges),
    incomes: byId(entry.incomes),
  }
}

async function sheetFor(tx: Tx, actor: Actor, householdId: string, vacancyId: string) {
  const dwelling = await read.proposedDwelling(tx, householdId)
  if (dwelling?.vacancyId !== vacancyId) throw refused('dwelling-not-proposed')
  const declared = await read.declaredOf(tx, householdId)
  if (!declared) throw refused('budget-missing')
  const reference = await referenceOf(tx, householdId)
  const persons = await read.personsOf(tx, householdId)
  const facts = budgetFacts({ ...declared, persons }, actor.today, reference.kinds, reference.rules)
  const sheet = budgetSheet(
    { ...dwelling, rooms: roomsOf(dwelling.typology) },
    facts,
    sheetRules(reference),
  )
  if (sheet.solvency === null) throw refused('budget-terms-missing')
  return { sheet, solvency: sheet.solvency }
}

function refused(rule: BudgetRefusal): AppError {
  return new AppError('rule-refused', { rule })
}
