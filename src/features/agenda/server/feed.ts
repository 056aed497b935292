import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Database } from '#platform/db/pool.ts'
import type { FeedState } from '../contract.ts'
import { calendarText, type FeedAppointment } from '../domain/ical.ts'

const SECRET_BYTES = 32

function fingerprint(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export async function feedState(tx: Tx, actor: Actor): Promise<FeedState> {
  const feed = await tx
    .selectFrom('calendarFeed')
    .select(['createdAt', 'lastReadAt'])
    .where('accountId', '=', actor.accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return feed ?? { createdAt: null, lastReadAt: null }
}

/** A new address, which ends the former one; told this once. */
export async function openFeed(tx: Tx): Promise<{ path: string }> {
  const token = randomBytes(SECRET_BYTES).toString('base64url')
  await sql`SELECT app_private.open_calendar_feed(${newId()}, ${fingerprint(token)})`.execute(tx)
  return { path: `/api/calendar/${token}.ics` }
}

export async function revokeFeed(tx: Tx): Promise<void> {
  await sql`SELECT app_private.revoke_calendar_feed()`.execute(tx)
}

/**
 * The calendar that a telephone reads with its address alone. It comes in without the door, so the one function that it
 * may call gives times, kinds and public places, and nothing else.
 */
export async function calendarOf(db: Database, token: string): Promise<string> {
  const read = await sql<{ appointments: readonly FeedAppointment[] | null }>`
    SELECT app_private.read_calendar_feed(${fingerprint(token)}) AS appointments`.execute(db)
  const appointments = read.rows[0]?.appointments ?? null
  if (appointments === null) throw new AppError('not-found')
  return calendarText(appointments)
}
