import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { logListed } from '#platform/db/door.ts'
import type { Candidate, Item, Member, SessionRead } from '../contract.ts'
import { daysVacant } from '#features/dwellings/domain/vacancy-cost.ts'
import type { Outcome } from '../domain/outcomes.ts'
import { quorumCount, tallyOf, votersOf, type Cast } from '../domain/voices.ts'
import { monthsWaiting } from '../domain/waiting.ts'
import { meansOf, signaturesOf, teamOf } from './candidate-facts.ts'
import { choicesFor } from './choices-sql.ts'
import * as read from './read-sql.ts'

/** The page of a session, as far as the reader's role and seat go. */
export async function sessionPage(tx: Tx, actor: Actor, sessionId: string): Promise<SessionRead> {
  const row = await read.sessionRow(tx, sessionId)
  if (!row) throw new AppError('not-found')
  const memberRows = await read.memberRows(tx, sessionId)
  const members = memberRows.map((member) => toMember(member, actor))
  const itemRows = await read.itemRows(tx, sessionId)
  const seats = await read.sittingRows(
    tx,
    itemRows.map(({ id }) => id),
  )
  const known = await candidatesOf(tx, actor, { row, itemRows, members })
  const items = itemRows.map((item) => toItem(item, actor, { seats, members, known }))
  const mine = memberRows.find((member) => isMine(member, actor))
  return {
    ...sessionFacts(row, actor),
    quorum: { needed: row.quorum ?? row.termQuorum, ...quorumCount(members) },
    members,
    items,
    documents: actor.role === 'PRG' ? [] : await documents(tx, sessionId),
    motives: await motives(tx),
    choices:
      row.state === 'drafted' && actor.role === 'ALL' ? await choicesFor(tx, row.schemeId) : [],
    abilities: abilitiesOf(actor, row, mine?.id),
  }
}

function sessionFacts(row: read.SessionRow, actor: Actor) {
  const { id, landlord, heldOn, hour, place, isRemote, convokedOn, openedAt, closedAt } = row
  const { signedOn, accessEndsOn, cancelReason, chairId, version } = row
  return {
    ...{ id, landlord, heldOn, hour, place, isRemote, convokedOn, openedAt, closedAt },
    ...{ signedOn, accessEndsOn, cancelReason, chairId, version },
    candidatesNeeded: row.candidatesNeeded,
    mandatesAtMost: row.mandatesAtMost,
    state: row.state as SessionRead['state'],
    today: actor.today,
  }
}

function isMine(member: read.MemberRow, actor: Actor): boolean {
  return (
    actor.role === 'CAL' &&
    member.accountId === actor.accountId &&
    member.organisationId === actor.organisationId
  )
}

function toMember(member: read.MemberRow, actor: Actor): Member {
  const { id, name, organisation, commune, isPresident, mandateTo } = member
  return {
    ...{ id, name, organisation, commune, isPresident, mandateTo },
    kind: member.kind as Member['kind'],
    presence: member.presence as Member['presence'],
    isMe: isMine(member, actor),
  }
}

type Known = { readonly byItem: Map<string, Candidate[]>; readonly results: Results }
type Results = Awaited<ReturnType<typeof read.resultRows>>
type Around = {
  readonly row: read.SessionRow
  readonly itemRows: readonly read.ItemRow[]
  readonly members: readonly Member[]
}

/** Candidates for those who sit and for the secretary; outcomes alone for the reduced readers. */
async function candidatesOf(tx: Tx, actor: Actor, around: Around): Promise<Known> {
  if (actor.role === 'PRG') {
    const vacancies = around.itemRows.map(({ vacancyId }) => vacancyId)
    const results = await read.resultRows(tx, vacancies)
    await logListed(tx, [...new Set(results.map(({ householdId }) => householdId))])
    return { byItem: new Map(), results }
  }
  const rows = await read.candidateRows(
    tx,
    around.itemRows.map(({ id }) => id),
  )
  const households = [...new Set(rows.map(({ householdId }) => householdId))]
  await logListed(tx, households)
  const facts = {
    means: await meansOf(tx, actor, households),
    team: await teamOf(tx, households),
    signatures: await signaturesOf(tx, actor, households),
    votes: await read.voteRows(
      tx,
      rows.map(({ id }) => id),
    ),
  }
  const candidates = rows.map((row) => ({
    itemId: row.itemId,
    candidate: toCandidate(row, actor, { ...around, ...facts }),
  }))
  const byItem = Map.groupBy(candidates, ({ itemId }) => itemId)
  return {
    byItem: new Map([...byItem].map(([id, own]) => [id, own.map((one) => one.candidate)])),
    results: [],
  }
}

type CandidateFacts = Around & {
  readonly means: Awaited<ReturnType<typeof meansOf>>
  readonly team: Awaited<ReturnType<typeof teamOf>>
  readonly signatures: Awaited<ReturnType<typeof signaturesOf>>
  readonly votes: Awaited<ReturnType<typeof read.voteRows>>
}

function toCandidate(row: read.CandidateRow, actor: Actor, facts: CandidateFacts): Candidate {
  const { id, householdId, version, decidedOn, servedOn, adults, children } = row
  const item = facts.itemRows.find((one) => one.id === row.itemId)
  const means = facts.means.find(
    (one) => one.householdId === householdId && one.vacancyId === item?.vacancyId,
  )
  const voices = facts.votes
    .filter(({ candidateId }) => candidateId === id)
    .map(({ memberId, voice }): Cast => ({ memberId, voice: voice as Cast['voice'] }))
  const { row: session, members } = facts
  const { rank, missingDocument, completeOn, motive, words } = row
  return {
    ...{ id, version, decidedOn, servedOn, adults, children },
    name: `${row.firstName ?? ''} ${row.initial ?? ''}.`,
    uniqueNumber: row.uniqueRequestNumber,
    monthsWaiting: monthsWaiting(row.uniqueRequestNumber, actor.today),
    effortRatio: means?.effortRatio ?? null,
    residualCents: means?.residualCents ?? null,
    solvency: (means?.solvency ?? null) as Candidate['solvency'],
    signature: facts.signatures.find((one) => one.householdId === householdId)?.signature ?? null,
    support: supportOf(householdId, facts),
    isLive: row.isLive === true,
    draft: {
      ...{ rank, missingDocument, completeOn, motive, words },
      outcome: row.outcome as Outcome | null,
    },
    voices,
    tally: tallyOf(voices, {
      members,
      chairId: session.chairId,
      chairPrevails: session.tieRule === 1,
    }),
  }
}

function supportOf(householdId: string, { team, row }: CandidateFacts): Candidate['support'] {
  const around = team.filter((one) => one.householdId === householdId)
  const worker = around.find(({ role }) => role === 'PRE')
  const referent = around.find(({ role }) => role === 'REF')
  return {
    organisation: worker?.organisationName ?? null,
    worker: worker?.displayName ?? null,
    referent: referent?.displayName ?? null,
    months: worker ? row.followupMonths : null,
  }
}

type ItemFacts = {
  readonly seats: Awaited<ReturnType<typeof read.sittingRows>>
  readonly members: readonly Member[]
  readonly known: Known
}

function toItem(item: read.ItemRow, actor: Actor, { seats, members, known }: ItemFacts): Item {
  const of = (rows: readonly { itemId: string; memberId: string }[]) =>
    rows.filter(({ itemId }) => itemId === item.id).map(({ memberId }) => memberId)
  const sitting = of(seats.sitting)
  const recused = of(seats.recused)
  const { id, position, exceptionWords, openedAt, closedAt, postponedReason } = item
  return {
    ...{ id, position, exceptionWords, openedAt, closedAt, postponedReason },
    state: item.state as Item['state'],
    exception: item.exception as Item['exception'],
    dwelling: dwellingOf(item, actor),
    ...{ sitting, recused, voters: [...votersOf(members, { sitting, recused })] },
    candidates: known.byItem.get(id) ?? [],
    results: known.results
      .filter(({ vacancyId }) => vacancyId === item.vacancyId)
      .map(({ firstName, initial, outcome, decidedOn }) => ({
        name: `${firstName ?? ''} ${initial ?? ''}.`,
        outcome: outcome as Outcome,
        decidedOn,
      })),
  }
}

function dwellingOf(item: read.ItemRow, actor: Actor): Item['dwelling'] {
  const { vacancyId, typology, livingAreaM2, communeName, address, floor, hasLift } = item
  const { rentCents, chargesCents, financing, contingent, availableOn, leavesOn, letOn } = item
  return {
    ...{ vacancyId, typology, livingAreaM2, communeName, address, floor, hasLift },
    ...{ rentCents, chargesCents, financing, contingent, availableOn },
    daysVacant: daysVacant({ leavesOn, letOn }, actor.today),
    isWithdrawn: item.state !== 'closed' && !['open', 'proposed'].includes(item.status),
  }
}

async function documents(tx: Tx, sessionId: string): Promise<SessionRead['documents']> {
  const rows = await read.documentRows(tx, sessionId)
  return rows.map((row) => ({ ...row, kind: row.kind as 'agenda' | 'minutes' }))
}

async function motives(tx: Tx): Promise<SessionRead['motives']> {
  const rows = await read.motiveRows(tx)
  return rows.map((row) => ({ ...row, outcomes: row.outcomes as Outcome[] }))
}

function abilitiesOf(
  actor: Actor,
  row: read.SessionRow,
  myMemberId: string | undefined,
): SessionRead['abilities'] {
  if (actor.role === 'PRG') return []
  if (actor.role === 'ALL') return ['committee.read-candidates', 'committee.write']
  const isChair = myMemberId !== undefined && row.chairId === myMemberId && row.state === 'closed'
  return [
    'committee.read-candidates',
    'committee.vote',
    ...(isChair ? (['committee.sign'] as const) : []),
  ]
}
