import type { Actor, Tx } from '#platform/db/door.ts'
import { AppError } from '#kernel/app-error.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { DOCUMENT_MEDIA } from '#platform/documents/document-file.ts'
import type { SentFile } from '#platform/http/sent-file.ts'
import type { DocumentTree } from '#platform/documents/tree.ts'
import { householdTerms } from '#platform/db/household-terms.ts'
import type { Outcome } from '../domain/explanation.ts'
import { letterDocument } from './letter.document.ts'
import * as read from './result-sql.ts'
import { noticeDue } from './results-page.ts'

export type LetterAsked = {
  readonly householdId: string
  readonly candidacyId: string
  readonly sentOn: string
}

/** The letter as it would leave on that day, from what the officer may read. */
export async function letterOf(tx: Tx, asked: LetterAsked): Promise<DocumentTree> {
  const decisions = await read.decisionsOf(tx, asked.householdId)
  const decision = decisions.find(({ candidacyId }) => candidacyId === asked.candidacyId)
  if (!decision) throw new AppError('not-found')
  const about = await aboutHousehold(tx, asked.householdId)
  const terms = await householdTerms(tx, asked.householdId, ['answer.offer', 'answer.appeal'])
  const kind = noticeDue({ outcome: decision.outcome as Outcome, servedOn: decision.servedOn })
  const missing = decision.missingDocument
  return letterDocument({
    ...about,
    kind,
    sentOn: asked.sentOn,
    decidedOn: decision.decidedOn,
    rank: decision.rank,
    reason: reasonOf(decision),
    dwelling: {
      typology: decision.typology ?? '',
      commune: decision.communeName ?? '',
      address: decision.address ?? '',
    },
    condition:
      missing === null || decision.completeOn === null
        ? null
        : { document: missing, by: decision.completeOn },
    replyDays: terms['answer.offer'] ?? 0,
    appealMonths: terms['answer.appeal'] ?? null,
  })
}

type Decision = Awaited<ReturnType<typeof read.decisionsOf>>[number]

function reasonOf({ motiveCode, sentence, words }: Decision): string | null {
  if (motiveCode === null) return null
  return motiveCode === 'other' ? words : [sentence, words].filter(Boolean).join(' ')
}

async function aboutHousehold(tx: Tx, householdId: string) {
  const row = await tx
    .selectFrom('household as h')
    .innerJoin('scheme as s', 's.id', 'h.schemeId')
    .innerJoin('organisation as o', 'o.id', 's.landlordId')
    .leftJoin('person as p', 'p.id', 'h.leadPersonId')
    .leftJoin('housingRequest as q', 'q.householdId', 'h.id')
    .leftJoin('referral as r', 'r.householdId', 'h.id')
    .leftJoin('communicationMeans as m', 'm.householdId', 'h.id')
    .select(['h.fileNumber', 'o.name as landlord', 'p.firstName', 'p.lastName', 'p.address'])
    .select(['q.uniqueRequestNumber', 'r.daloRecognised', 'm.reading'])
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return {
    landlord: row.landlord,
    fileNumber: row.fileNumber,
    uniqueNumber: row.uniqueRequestNumber,
    name: [row.firstName, row.lastName].filter(Boolean).join(' '),
    address: row.address,
    isDalo: row.daloRecognised === true,
    isReadWithHelp: row.reading !== null && row.reading !== 'alone',
  }
}

type Notice = {
  readonly id: string
  readonly channel: string
  readonly sentOn: string
  readonly handedOn: string | null
  readonly replyBy: string | null
}

/** The letter is made, frozen and recorded in one transaction; the same notification sent twice is one. */
export async function sendNotice(
  tx: Tx,
  actor: Actor,
  asked: LetterAsked,
  notice: Notice,
): Promise<void> {
  const decisions = await read.decisionsOf(tx, asked.householdId)
  const decision = decisions.find(({ candidacyId }) => candidacyId === asked.candidacyId)
  if (!decision) throw new AppError('not-found')
  const kind = noticeDue({ outcome: decision.outcome as Outcome, servedOn: decision.servedOn })
  await tx
    .insertInto('resultNotice')
    .values({
      ...notice,
      kind,
      replyBy: kind === 'offer' ? notice.replyBy : null,
      householdId: asked.householdId,
      candidacyId: asked.candidacyId,
      letter: await toPdf(await letterOf(tx, asked)),
      authorAccountId: actor.accountId,
      authorOrganisationId: actor.organisationId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

type Kept = {
  readonly householdId: string
  readonly candidacyId: string
  readonly resultNoticeId: string
}

/** The very bytes that left, for whoever may know this result. */
export async function sentLetter(tx: Tx, kept: Kept): Promise<SentFile> {
  const notice = await tx
    .selectFrom('resultNotice')
    .select(['letter', 'sentOn'])
    .where('id', '=', kept.resultNoticeId)
    .where('candidacyId', '=', kept.candidacyId)
    .where('householdId', '=', kept.householdId)
    .executeTakeFirst()
  if (!notice) throw new AppError('not-found')
  const { letter, sentOn } = notice
  return { bytes: letter, mediaType: DOCUMENT_MEDIA.pdf, fileName: `lettre-${sentOn}.pdf` }
}
