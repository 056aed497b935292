import { householdTerms } from '#platform/db/household-terms.ts'
import { addWorkingDays, workingDaysBetween } from '#kernel/calendar.ts'
import { isLandlordRole } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { Candidacy, CandidacyDwelling, CandidacyList } from '../contract.ts'
import {
  waitingSince,
  whoseMove,
  type Answer,
  type CandidacyStatus,
  type ClosingKind,
  type NudgeStep,
  type VisitOutcome,
} from '../domain/proposal.ts'
import { abilitiesOf } from './abilities.ts'
import { colleaguesIn, personsOf, siteManagerOf } from './people-sql.ts'
import * as read from './read-sql.ts'

export type PageAsked = { readonly householdId: string; readonly cipher: TextCipher }
export type ShowPage = (tx: Tx, actor: Actor, householdId: string) => Promise<CandidacyList>

/** The candidacies of a household, each as this reader may know it, and what he may do about the live one. */
export async function candidacyPage(
  tx: Tx,
  actor: Actor,
  { householdId, cipher }: PageAsked,
): Promise<CandidacyList> {
  const found = (await read.candidaciesOf(tx, householdId)).filter(
    // The mandatary learns of a dwelling with the prescriber, not before it.
    ({ status }) => actor.role !== 'MJPM' || status !== 'chosen',
  )
  const terms = await householdTerms(tx, householdId, ['delay.answer-proposal', 'months.followup'])
  const siteManager = await siteManagerOf(tx, householdId)
  const details = await detailsOf(tx, householdId, cipher)
  const live = found.find(({ status }) => status !== 'closed')
  const awaited = await awaitedHolder(tx, actor, live)
  const known = { actor, siteManager, delayDays: terms['delay.answer-proposal'] }
  return {
    today: actor.today,
    candidacies: found.map((row) => ({
      ...toCandidacy(row, details, known),
      holderAwaited: row === live ? awaited : null,
    })),
    isContactBlocked: isLandlordRole(actor.role) && live?.status === 'chosen',
    siteManager,
    followUpMonths: terms['months.followup'] ?? null,
    ...(await choicesOf(tx, actor, { householdId, live })),
  }
}

type Details = Awaited<ReturnType<typeof detailsOf>>

async function detailsOf(tx: Tx, householdId: string, cipher: TextCipher) {
  return {
    facts: await read.candidacyFacts(tx, householdId),
    thread: await read.threadOf(tx, householdId, cipher),
    closings: await read.closingsOf(tx, householdId),
    nudges: await read.nudgesOf(tx, householdId),
    visits: await read.visitsOf(tx, householdId),
    reports: await read.reportsOf(tx, householdId),
    promises: await read.promisesOf(tx, householdId),
  }
}

async function awaitedHolder(
  tx: Tx,
  { role }: Actor,
  live: read.CandidacyRow | undefined,
): Promise<string | null> {
  if (live?.vacancyId == null || live.status !== 'chosen') return null
  return role === 'ALL' || role === 'RES' ? read.holderAwaited(tx, live.vacancyId) : null
}

type Choosing = { readonly householdId: string; readonly live: read.CandidacyRow | undefined }

async function choicesOf(
  tx: Tx,
  actor: Actor,
  { householdId, live }: Choosing,
): Promise<Pick<CandidacyList, 'siteManagers' | 'workers' | 'persons'>> {
  const none = { siteManagers: [], workers: [], persons: [] }
  if (!live) return none
  if (actor.role === 'ALL') {
    const people = await colleaguesIn(tx, actor, 'REF')
    const usual = live.responsibleAccountId
    return { ...none, siteManagers: people.map((one) => ({ ...one, isUsual: one.id === usual })) }
  }
  if (actor.role !== 'PRE') return none
  return {
    ...none,
    workers: await colleaguesIn(tx, actor, 'PRE'),
    persons: await personsOf(tx, householdId),
  }
}

type Known = {
  readonly actor: Actor
  readonly siteManager: string | null
  readonly delayDays: number | undefined
}

function toCandidacy(row: read.CandidacyRow, details: Details, known: Known) {
  const own = <T extends { readonly candidacyId: string }>(lines: readonly T[]) =>
    lines
      .filter(({ candidacyId }) => candidacyId === row.id)
      .map(({ candidacyId, ...line }) => line)
  const status = row.status as CandidacyStatus
  const thread = own(details.thread).map((line) => ({ ...line, answer: line.answer as Answer }))
  const informedOn = factOn(details, row.id, 'prescriber-informed')
  const promise = own(details.promises)[0] ?? null
  const closing = own(details.closings)[0]
  return {
    id: row.id,
    status,
    since: row.since,
    vacancyId: row.vacancyId,
    dwelling: dwellingOf(row),
    motive: row.motive,
    proposedOn: row.proposedOn,
    proposedBy: row.author,
    informedOn,
    goOn: factOn(details, row.id, 'prescriber-go'),
    whoseMove: whoseMove(status, thread),
    ...dueOf({ status, informedOn, thread }, known),
    thread,
    nudges: own(details.nudges).map((nudge) => ({ ...nudge, step: nudge.step as NudgeStep })),
    visits: own(details.visits),
    reports: own(details.reports).map((one) => ({ ...one, outcome: one.outcome as VisitOutcome })),
    promise,
    closing: closing ? { ...closing, kind: closing.kind as ClosingKind } : null,
    abilities: [...abilitiesOf({ role: known.actor.role, status, thread, promise, ...known })],
  }
}

function factOn({ facts }: Details, id: string, kind: string): string | null {
  return facts.find((fact) => fact.candidacyId === id && fact.kind === kind)?.happenedOn ?? null
}

type Answering = Pick<Candidacy, 'status' | 'informedOn' | 'thread'>

function dueOf({ status, informedOn, thread }: Answering, { actor, delayDays }: Known) {
  if (
    whoseMove(status, thread) !== 'prescriber-answers' ||
    informedOn === null ||
    delayDays === undefined
  )
    return { answerDueOn: null, dueInWorkingDays: null }
  const answerDueOn = addWorkingDays(waitingSince(informedOn, thread), delayDays)
  return { answerDueOn, dueInWorkingDays: workingDaysBetween(actor.today, answerDueOn) }
}

function dwellingOf(row: read.CandidacyRow): CandidacyDwelling | null {
  const { address, communeName, typology, livingAreaM2, heating, availableOn } = row
  if (
    address === null ||
    communeName === null ||
    typology === null ||
    livingAreaM2 === null ||
    heating === null ||
    availableOn === null
  )
    return null
  return {
    ...{ address, communeName, typology, livingAreaM2, heating, availableOn },
    floor: row.floor,
    hasLift: row.hasLift === true,
    rentCents: row.rentCents ?? 0,
    chargesCents: row.chargesCents ?? 0,
    energyClass: row.energyClass,
    isAccessible: row.isAccessible === true,
  }
}
