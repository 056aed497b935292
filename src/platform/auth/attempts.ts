import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { ATTEMPT_RULES, secondsToWait, type AttemptKind, type Attempts } from './attempt-limits.ts'
import type { Caller } from './caller.ts'
import { keyedHash } from './keyed-hash.ts'

function hashes(access: Access, subject: string, caller: Caller) {
  const { secret } = access.settings
  return {
    subjectHash: keyedHash(secret, 'attempt-subject', subject.toLowerCase()),
    sourceHash: keyedHash(secret, 'attempt-source', caller.address),
  }
}

/**
 * Counts one attempt, before it is known whether it is right, and refuses it when there were too many.
 * Counted first, so that attempts made at the same moment are all seen.
 */
export async function countAttempt(
  access: Access,
  kind: AttemptKind,
  subject: string,
  caller: Caller,
): Promise<void> {
  const key = hashes(access, subject, caller)
  await access.db
    .insertInto('signInAttempt')
    .values({ kind, ...key })
    .execute()
  const seconds = secondsToWait(kind, await recentAttempts(access, kind, key), new Date())
  if (seconds === 0) return
  caller.mustWait(seconds)
  throw new AppError('too-many')
}

type Key = ReturnType<typeof hashes>

function recentAttempts(access: Access, kind: AttemptKind, key: Key): Promise<Attempts> {
  const since = new Date(Date.now() - ATTEMPT_RULES[kind].windowMinutes * 60_000)
  return access.db
    .selectFrom('signInAttempt')
    .select((eb) => [
      eb.fn
        .countAll<string>()
        .filterWhere('subjectHash', '=', key.subjectHash)
        .filterWhere('sourceHash', '=', key.sourceHash)
        .$castTo<number>()
        .as('bySubjectAndSource'),
      eb.fn
        .countAll()
        .filterWhere('subjectHash', '=', key.subjectHash)
        .$castTo<number>()
        .as('bySubject'),
      eb.fn
        .countAll()
        .filterWhere('sourceHash', '=', key.sourceHash)
        .$castTo<number>()
        .as('bySource'),
      sql<Date>`min(attempted_at)`.as('oldestAt'),
    ])
    .where('kind', '=', kind)
    .where('attemptedAt', '>', since)
    .where((eb) =>
      eb.or([eb('subjectHash', '=', key.subjectHash), eb('sourceHash', '=', key.sourceHash)]),
    )
    .executeTakeFirstOrThrow()
}

/** A right answer clears what this person mistyped from here; what others try stays counted. */
export async function forgetAttempts(
  access: Access,
  kind: AttemptKind,
  subject: string,
  caller: Caller,
): Promise<void> {
  const key = hashes(access, subject, caller)
  await access.db
    .deleteFrom('signInAttempt')
    .where('kind', '=', kind)
    .where('subjectHash', '=', key.subjectHash)
    .where('sourceHash', '=', key.sourceHash)
    .execute()
}
