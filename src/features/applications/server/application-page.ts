import type { Actor, Tx } from '#platform/db/door.ts'
import type { ApplicationRead, DocumentItem } from '../contract.ts'
import {
  expectedDocuments,
  nextMissing,
  type DocumentKind,
  type DocumentState,
  type Expected,
} from '../domain/checklist.ts'
import * as read from './application-sql.ts'
import { preparationOf } from './preparation-sql.ts'
import type { ApplicationServices } from './services.ts'

/** What the household must bring, what came, and the one thing to bring next. */
export async function applicationPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  { cipher, files }: ApplicationServices,
): Promise<ApplicationRead> {
  const kinds = await read.kindsOf(tx)
  const persons = await read.personsOf(tx, householdId, actor.today)
  const asked = await read.askedOf(tx, householdId)
  const documents = await read.documentsOf(tx, householdId)
  const pages = await read.pagesOf(tx, householdId)
  const adults = persons.filter(({ isChild }) => !isChild)
  const shape = {
    adults,
    hasChildren: adults.length < persons.length,
    isCouple: adults.length > 1,
    asked,
  }
  const expected = expectedDocuments(kinds as DocumentKind[], shape)
  const items = expected.map((one) => itemOf(one, { kinds, adults, documents, pages }))
  return {
    today: actor.today,
    items,
    next: nextMissing(items),
    hasUniqueNumber: await read.hasUniqueNumber(tx, householdId),
    mayAsk: kinds
      .filter(({ applies, code }) => applies === 'asked' && !asked.includes(code))
      .map(({ code, label }) => ({ kind: code, label })),
    preparation: await preparationOf(tx, householdId, cipher),
    maxBytes: files.maxBytes,
    abilities: abilitiesOf(actor),
  }
}

function abilitiesOf({ role }: Actor): ApplicationRead['abilities'] {
  if (role === 'PRE') return ['add', 'decide', 'ask', 'prepare']
  return role === 'HH' ? ['add'] : []
}

type Around = {
  readonly kinds: Awaited<ReturnType<typeof read.kindsOf>>
  readonly adults: Awaited<ReturnType<typeof read.personsOf>>
  readonly documents: Awaited<ReturnType<typeof read.documentsOf>>
  readonly pages: Awaited<ReturnType<typeof read.pagesOf>>
}

function itemOf({ kind, personId }: Expected, around: Around): DocumentItem {
  const known = around.kinds.find(({ code }) => code === kind)
  const person = around.adults.find(({ id }) => id === personId)
  const own = around.documents.filter((one) => one.kind === kind && one.personId === personId)
  return {
    kind,
    ...(known
      ? { label: known.label, plain: known.plain, helper: known.helper, source: known.source }
      : { label: kind, plain: '', helper: '', source: '' }),
    person: person ? { id: person.id, name: `${person.firstName} ${person.lastName}` } : null,
    // A refused copy stays only until another one comes.
    ...standingOf(own.find(({ state }) => state !== 'rejected') ?? own[0], around),
  }
}

const MISSING = {
  ...{ state: 'missing' as const, documentId: null, version: null, receivedOn: null },
  ...{ decidedOn: null, rejectReason: null, pages: [] },
}

function standingOf(document: Around['documents'][number] | undefined, { pages }: Around) {
  if (!document) return MISSING
  const { id, state, version, receivedOn, decidedOn, rejectReason } = document
  return {
    ...{ state: state as DocumentState, documentId: id, version, receivedOn, decidedOn },
    rejectReason,
    pages: pages
      .filter(({ documentId }) => documentId === id)
      .map(({ documentId: _, ...page }) => page),
  }
}
