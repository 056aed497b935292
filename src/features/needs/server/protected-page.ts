import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import { nearestPlace } from '../domain/nearest.ts'
import {
  livingNeeds,
  PROTECTED_NEED_KINDS,
  type LivingNeed,
  type ProtectedNeed,
} from '../domain/protected-needs.ts'
import { areaWords, careWords } from '../domain/protected-words.ts'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { authorWords, seenByIn } from './page.ts'
import * as read from './protected-sql.ts'
import { communes } from './read-sql.ts'

type Person = ProtectedNeedsRead['persons'][number] & { readonly isMe: boolean }
type Places = Awaited<ReturnType<typeof communes>>

// A carer and a probation officer follow one person and do not read her identity.
const UNNAMED = 'la personne que vous suivez'

export async function protectedPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<ProtectedNeedsRead> {
  const persons = (await read.personsOf(tx, actor, householdId)).map(toPerson)
  const rights = await read.writableNeeds(tx, householdId)
  const places = await communes(tx)
  const rows = await read.protectedRows(tx, householdId, cipher)
  const seen = await seenByIn(tx, actor.role, householdId)
  const version = await read.lastVersion(tx, householdId)
  return {
    today: actor.today,
    version,
    needs: livingNeeds(rows).map((row) => ({
      id: row.id,
      subject: row.firstName ?? UNNAMED,
      kind: row.kind as ProtectedNeed['kind'],
      need: row.need,
      words: wordsOf(row, places),
      writtenOn: row.writtenOn,
      author: authorWords({ name: row.displayName, organisation: row.organisation }),
      isProposal: row.isProposal,
      mayEnd: rights.some(
        ({ compartment, subjectPersonId }) =>
          compartment === row.compartment &&
          (subjectPersonId === null || subjectPersonId === row.subjectPersonId),
      ),
    })),
    answers: (await read.answersOf(tx, householdId, cipher)).map((row) => ({
      id: row.id,
      subject: row.firstName ?? UNNAMED,
      answer: row.answer as 'agrees' | 'corrects',
      version: row.version,
      answeredOn: row.answeredOn,
      words: row.words,
      isWrittenDown: row.kind !== 'households',
    })),
    areasSeenBy: seen('3b'),
    careSeenBy: seen('3c'),
    writable: writable(rights, persons),
    communes: places,
    ...answering(actor, persons, version),
  }
}

function toPerson(row: { id: string; firstName: string; lastName: string; isMe: boolean }): Person {
  return { id: row.id, name: `${row.firstName} ${row.lastName}`, isMe: row.isMe }
}

function wordsOf({ need }: LivingNeed, places: Places): string {
  if (need === null)
    return 'Ce texte ne peut plus être lu : la clé qui le protégeait n’existe plus.'
  if (need.kind === 'care-proximity') return careWords(need.care)
  return areaWords(
    need.area,
    (code) => places.find((place) => place.code === code)?.name ?? code,
    (point) => nearestPlace(places, point)?.name ?? 'ce point',
  )
}

type Rights = Awaited<ReturnType<typeof read.writableNeeds>>

function writable(rights: Rights, persons: readonly Person[]): ProtectedNeedsRead['writable'] {
  return Object.entries(PROTECTED_NEED_KINDS).flatMap(([kind, compartment]) => {
    const own = rights.filter((right) => right.compartment === compartment)
    if (own.length === 0) return []
    const ids = own.flatMap(({ subjectPersonId }) => subjectPersonId ?? [])
    const named = persons.filter(({ id }) => ids.length === 0 || ids.includes(id))
    const unnamed = ids.filter((id) => !named.some((person) => person.id === id))
    return [
      {
        kind: kind as ProtectedNeed['kind'],
        persons: [
          ...named.map(({ id, name }) => ({ id, name })),
          ...unnamed.map((id) => ({ id, name: UNNAMED })),
        ],
      },
    ]
  })
}

/** Each person answers for herself; her worker may write down what anyone of them says. */
function answering(
  actor: Actor,
  persons: readonly Person[],
  version: number,
): Pick<ProtectedNeedsRead, 'mayAnswer' | 'persons'> {
  const answering = actor.role === 'HH' ? persons.filter(({ isMe }) => isMe) : persons
  return {
    mayAnswer: version > 0 && (actor.role === 'HH' || actor.role === 'PRE'),
    persons: answering.map(({ id, name }) => ({ id, name })),
  }
}
