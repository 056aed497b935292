import { addMonths } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { ClosureRead, ReviewLine } from '../contract.ts'
import { followUpOf } from '../domain/closing.ts'
import type { Respondent } from '../domain/review-words.ts'
import * as read from './closure-sql.ts'
import { adultsOf, exitsOf } from './exit-sql.ts'

/** Whose questions each role answers; a household that writes to nobody answers with its worker. */
const ANSWERS: Readonly<Partial<Record<Role, readonly Respondent[]>>> = {
  HH: ['household'],
  PRE: ['household', 'worker'],
  PMS: ['worker'],
  REF: ['referent'],
  LSW: ['referent'],
}
const HOLDS: readonly Role[] = ['PRE', 'REF', 'LSW', 'PMS']

/** What the tab « Clôture » shows to this reader; undefined when the household is not hers. */
export async function closurePage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<ClosureRead | undefined> {
  const facts = await read.closingFacts(tx, householdId)
  if (!facts) return undefined
  const terms = await read.termsFor(tx, householdId)
  const closure = await read.closureOf(tx, householdId)
  const followUp = followUpOf(facts.signedOn, terms['months.followup'] ?? 0, actor.today)
  const reviewMonths = terms['months.review']
  return {
    today: actor.today,
    state: facts.state as ClosureRead['state'],
    followUpEndsOn: followUp.endsOn,
    reviewDueOn:
      closure && reviewMonths !== undefined ? addMonths(closure.heldOn, reviewMonths) : null,
    keepMonths: terms['months.reopening'] ?? null,
    closure: closure ? await closureShown(tx, closure) : null,
    retention: closure ? await retentionShown(tx, closure.id) : null,
    review: closure ? await reviewShown(tx, actor.role, closure.id) : [],
    exits: await exitsOf(tx, householdId, cipher),
    persons: (await adultsOf(tx, householdId)).map(({ id, firstName, lastName }) => ({
      id,
      name: `${firstName} ${lastName}`,
    })),
    abilities: abilitiesOf(actor.role, { phase: facts.phase, state: facts.state, closure }),
  }
}

type Closure = NonNullable<Awaited<ReturnType<typeof read.closureOf>>>

async function closureShown(tx: Tx, closure: Closure): Promise<ClosureRead['closure']> {
  const marks = await read.marksOf(tx, closure.id)
  return {
    ...closure,
    present: closure.present as NonNullable<ClosureRead['closure']>['present'],
    author: closure.author ?? 'un professionnel',
    marks: marks as NonNullable<ClosureRead['closure']>['marks'],
  }
}

async function retentionShown(tx: Tx, closureId: string): Promise<ClosureRead['retention']> {
  const found = await read.retentionOf(tx, closureId)
  return found ? { ...found, choice: found.choice as 'keep' | 'delete' } : null
}

async function reviewShown(tx: Tx, role: Role, closureId: string): Promise<ReviewLine[]> {
  const rows = await read.reviewOf(tx, closureId)
  return rows.map((row) => {
    const { answeredOn, housing, rent, incidents, helpedBy, opinion, author, ...request } = row
    const isAnswered =
      answeredOn !== null && housing !== null && rent !== null && incidents !== null
    return {
      ...request,
      respondent: row.respondent as Respondent,
      mayAnswer: !isAnswered && (ANSWERS[role] ?? []).includes(row.respondent as Respondent),
      answer: isAnswered
        ? ({
            ...{ answeredOn, housing, rent, incidents, helpedBy, opinion },
            author: author ?? 'un professionnel',
          } as ReviewLine['answer'])
        : null,
    }
  })
}

type Standing = {
  readonly phase: number
  readonly state: string
  readonly closure: Closure | undefined
}

function abilitiesOf(role: Role, { phase, state, closure }: Standing): ClosureRead['abilities'] {
  const isFollowed = state === 'active'
  return [
    ...(isFollowed && !closure && phase >= 9 && HOLDS.includes(role)
      ? (['closure.hold'] as const)
      : []),
    ...(closure && (role === 'HH' || HOLDS.includes(role)) ? (['retention.choose'] as const) : []),
    ...(role === 'PRE' && state !== 'closed' ? (['state.move'] as const) : []),
  ]
}
