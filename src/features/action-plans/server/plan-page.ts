import { addWorkingDays } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { householdTerms } from '#platform/db/household-terms.ts'
import type { ObjectiveRead, PlanAbility, PlanRead } from '../contract.ts'
import { nextReviewOn, planEndsOn, type PlanParty } from '../domain/plan-rules.ts'
import * as read from './plan-sql.ts'

/** What the tab « Plan d’action » shows to this reader. */
export async function planPage(tx: Tx, actor: Actor, householdId: string): Promise<PlanRead> {
  const facts = await read.planFacts(tx, householdId)
  const terms = await householdTerms(tx, householdId, ['delay.sign-plan', 'review.every'])
  const signatures = await read.signaturesOf(tx, householdId)
  const reviews = await read.planReviewsOf(tx, householdId)
  const mayName = NAMES.includes(actor.role)
  const every = terms['review.every']
  return {
    today: actor.today,
    ...facts,
    planDueOn: dueOn(facts.keysOn, terms['delay.sign-plan']),
    referents: await read.referentsOf(tx, householdId),
    colleagues: mayName ? await read.referentColleagues(tx, actor.organisationId) : [],
    plan: await planShown(tx, householdId, signatures),
    objectives: (await read.objectivesOf(tx, householdId)).map((objective) => ({
      ...(objective as ObjectiveRead),
      mayChange: mayChange(actor.role, objective.isOwn),
    })),
    nextReviewOn: every === undefined ? null : nextReviewOn(facts.signedOn, reviews, every),
    reviews: reviews.map((review) => ({
      ...review,
      present: review.present as PlanRead['reviews'][number]['present'],
      author: review.author ?? 'un professionnel',
    })),
    convention: await conventionShown(tx, householdId, signatures),
    papers: (await read.papersOf(tx, householdId)) as PlanRead['papers'],
    signsFor: [...(SIGNS_FOR[actor.role] ?? [])],
    abilities: abilitiesOf(actor.role, facts),
  }
}

type Facts = Awaited<ReturnType<typeof read.planFacts>>
type Signatures = Awaited<ReturnType<typeof read.signaturesOf>>

function dueOn(keysOn: string | null, days: number | undefined): string | null {
  return keysOn === null || days === undefined ? null : addWorkingDays(keysOn, days)
}

async function planShown(
  tx: Tx,
  householdId: string,
  signatures: Signatures,
): Promise<PlanRead['plan']> {
  const plan = await read.planOf(tx, householdId)
  if (!plan) return null
  return {
    ...plan,
    endsOn: planEndsOn(plan.startsOn, plan.months),
    signatures: partiesOf(signatures.filter(({ planVersion }) => planVersion === plan.version)),
  }
}

async function conventionShown(
  tx: Tx,
  householdId: string,
  signatures: Signatures,
): Promise<PlanRead['convention']> {
  const convention = await read.conventionOf(tx, householdId)
  if (!convention) return null
  const own = signatures.filter(({ conventionId }) => conventionId === convention.id)
  return { ...convention, signatures: partiesOf(own) }
}

function partiesOf(signatures: Signatures) {
  return signatures.map(({ party, signerName, signedOn }) => ({
    ...{ signerName, signedOn },
    party: party as PlanParty,
  }))
}

const NAMES: readonly Role[] = ['REF', 'ALL', 'PRG']
const WRITES: readonly Role[] = ['PRE', 'REF', 'LSW', 'PMS']
/** Each side signs for itself; the worker may put down the household's signature given on paper. */
const SIGNS_FOR: Readonly<Partial<Record<Role, readonly PlanParty[]>>> = {
  HH: ['household'],
  PRE: ['household', 'association'],
  REF: ['landlord'],
  LSW: ['landlord'],
}

/** L6: what the household wants is its own to word. */
function mayChange(role: Role, isOwn: boolean): boolean {
  return isOwn ? role === 'HH' : WRITES.includes(role)
}

function abilitiesOf(role: Role, { keysOn, signedOn }: Facts): PlanAbility[] {
  const writes = WRITES.includes(role)
  const abilities: readonly (readonly [PlanAbility, boolean])[] = [
    ['plan.write', writes && keysOn !== null],
    ['objective.add', writes],
    ['objective.own', role === 'HH' || role === 'PRE'],
    ['review.hold', writes && signedOn !== null],
    ['convention.write', writes && keysOn !== null],
    ['referent.name', NAMES.includes(role)],
  ]
  return abilities.filter(([, may]) => may).map(([name]) => name)
}
