import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Result, ResultAbility, ResultNotice, ResultsRead } from '../contract.ts'
import { explanationOf, isRefusal, type DecidedFacts, type Outcome } from '../domain/explanation.ts'
import { readabilityOf } from '../domain/readability.ts'
import { awaitsProof, notifiedOn, type Delivery } from '../domain/reply-deadline.ts'
import * as read from './result-sql.ts'

/** Results of a household, as far as this reader may know them: the same number of statements whatever their number. */
export async function resultsPage(tx: Tx, actor: Actor, householdId: string): Promise<ResultsRead> {
  const decisions = await read.decisionsOf(tx, householdId)
  const ids = decisions.map(({ candidacyId }) => candidacyId)
  const around = await factsAround(tx, ids)
  const persons = await read.personsOf(tx, householdId)
  const isHoused = around.replies.some(({ reply }) => reply === 'accepted')
  return {
    today: actor.today,
    replyDays: await read.replyDays(tx, householdId),
    persons: persons.map(({ id, firstName, lastName }) => ({
      id,
      name: `${firstName} ${lastName}`,
    })),
    referents: isHoused ? await read.referentsOf(tx, householdId) : [],
    results: decisions.map((decision) => resultShown(actor.role, decision, around)),
  }
}

async function factsAround(tx: Tx, ids: readonly string[]) {
  return {
    explanations: await read.explanationsOf(tx, ids),
    conversations: await read.conversationsOf(tx, ids),
    notices: await read.noticesOf(tx, ids),
    replies: await read.repliesOf(tx, ids),
    conditions: await read.conditionsOf(tx, ids),
    standings: await read.standingsOf(tx, ids),
  }
}

type Around = Awaited<ReturnType<typeof factsAround>>
type Decision = Awaited<ReturnType<typeof read.decisionsOf>>[number]
type NoticeRow = Around['notices'][number]

/** What the decision says of this household alone. */
function decidedFacts(decision: Decision): DecidedFacts {
  return {
    outcome: decision.outcome as Outcome,
    rank: decision.rank,
    isServed: decision.servedOn !== null,
    missingDocument: decision.missingDocument,
    completeOn: decision.completeOn,
    motive:
      decision.motiveCode === null
        ? null
        : { code: decision.motiveCode, sentence: decision.sentence ?? '' },
    words: decision.words,
    dwelling: { typology: decision.typology ?? '', commune: decision.communeName ?? '' },
  }
}

function resultShown(role: Role, decision: Decision, around: Around): Result {
  const mine = <T extends { readonly candidacyId: string | null }>(rows: readonly T[]) =>
    rows.filter((row) => row.candidacyId === decision.candidacyId)
  const standing = mine(around.standings)[0]
  const notices = mine(around.notices).map(noticeShown)
  const result: Shown = {
    candidacyId: decision.candidacyId,
    ...decisionShown(decision),
    explanation: explanationShown(mine(around.explanations)[0]),
    draft: role === 'ALL' ? explanationOf(decidedFacts(decision)) : null,
    toldOn: standing?.toldOn ?? null,
    embargoEndsAt: standing?.embargoEndsAt ?? null,
    conversations: mine(around.conversations).map(
      ({ candidacyId: _, author, ...talk }) =>
        ({ ...talk, author: author ?? 'un professionnel' }) as Result['conversations'][number],
    ),
    notices,
    conditionMetOn: mine(around.conditions)[0]?.metOn ?? null,
    reply: replyShown(mine(around.replies)[0]),
    continuityPromised: standing?.isPromised ?? false,
    isClosed: decision.status === 'closed',
  }
  return { ...result, abilities: abilitiesOf(role, result) }
}

function decisionShown(decision: Decision) {
  const { typology, communeName, address, outcome, rank, decidedOn, servedOn } = decision
  const { missingDocument, completeOn, sentence, words } = decision
  return {
    dwelling: { typology: typology ?? '', commune: communeName ?? '', address: address ?? '' },
    outcome: outcome as Outcome,
    ...{ rank, decidedOn, servedOn, missingDocument, completeOn, words },
    motive: sentence,
  }
}

function explanationShown(row: Around['explanations'][number] | undefined): Result['explanation'] {
  if (!row) return null
  const { candidacyId: _, author, ...sheet } = row
  const text = [sheet.said, sheet.reasons, sheet.whatCanChange, sheet.nextStep, sheet.wording]
  return {
    ...sheet,
    author: author ?? 'un professionnel',
    readability: toWire(readabilityOf(text.join('\n'))),
  }
}

function toWire(found: ReturnType<typeof readabilityOf>) {
  return { ...found, jargon: [...found.jargon], longSentences: [...found.longSentences] }
}

function replyShown(row: Around['replies'][number] | undefined): Result['reply'] {
  if (!row) return null
  const { candidacyId: _, author, reply, ...said } = row
  return { ...said, reply: reply as 'accepted' | 'refused', author: author ?? 'le ménage' }
}

export function deliveryOf(row: NoticeRow): Delivery {
  switch (row.channel) {
    case 'email':
      return { means: 'email', readOn: row.readOn }
    case 'registered':
      return { means: 'registered', receivedOn: row.receivedOn, presentedOn: row.presentedOn }
    default:
      return { means: 'handed', handedOn: row.handedOn ?? row.sentOn }
  }
}

function noticeShown(row: NoticeRow): ResultNotice {
  return {
    id: row.id,
    kind: row.kind as ResultNotice['kind'],
    channel: row.channel as ResultNotice['channel'],
    sentOn: row.sentOn,
    provedOn:
      row.channel === 'handed' && row.handedOn === null ? null : notifiedOn(deliveryOf(row)),
    calledOn: row.calledOn,
    replyBy: row.replyBy,
    sha256: row.letterSha256 ?? '',
    version: row.version,
  }
}

/** The kind of notification that this decision calls for today. */
export function noticeDue(result: Pick<Result, 'outcome' | 'servedOn'>): ResultNotice['kind'] {
  if (isRefusal(result.outcome)) return 'refusal'
  return result.servedOn === null ? 'waiting' : 'offer'
}

type Shown = Omit<Result, 'abilities'>

function abilitiesOf(role: Role, result: Shown): ResultAbility[] {
  const may = { ...tellingRights(role, result), ...replyRights(role, result) }
  return ABILITIES.filter((ability) => may[ability])
}

function tellingRights(role: Role, shown: Shown) {
  const { notices, explanation, toldOn, outcome, servedOn, reply } = shown
  const isOfficer = role === 'ALL'
  const isNotified = notices.some(({ kind }) => kind === noticeDue({ outcome, servedOn }))
  const tells = isOfficer || role === 'PRE'
  return {
    explain: isOfficer && notices.length === 0,
    acknowledge: tells && explanation !== null && toldOn === null,
    converse: role === 'PRE' && explanation !== null,
    notify: isOfficer && toldOn !== null && !isNotified,
    prove: isOfficer && reply === null && notices.some(awaitsProof),
  }
}

function replyRights(role: Role, { notices, reply, isClosed, outcome, conditionMetOn }: Shown) {
  const isOpen = notices.some(({ kind }) => kind === 'offer') && reply === null && !isClosed
  const waits = outcome === 'allocated-conditional' && conditionMetOn === null && !isClosed
  return {
    'meet-condition': role === 'ALL' && waits,
    reply: (role === 'HH' || role === 'PRE') && isOpen,
    'reply-late': role === 'ALL' && isOpen,
  }
}

const ABILITIES: readonly ResultAbility[] = [
  'explain',
  'acknowledge',
  'converse',
  'notify',
  'prove',
  'meet-condition',
  'reply',
  'reply-late',
]
