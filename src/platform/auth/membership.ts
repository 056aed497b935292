import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { accountCard } from './profile.ts'
import type { LiveSession } from './sessions.ts'

/** Chooses for which organisation and in which role this session acts; the door follows at the next request. */
export async function chooseMembership(
  access: Access,
  session: LiveSession,
  accountRoleId: string,
): Promise<void> {
  const card = await accountCard(access, session.accountId)
  const isOurs = card?.memberships.some((membership) => membership.id === accountRoleId)
  if (!isOurs) throw new AppError('not-found')
  await access.db
    .updateTable('sessionGuard')
    .set({ accountRoleId })
    .where('sessionId', '=', session.sessionId)
    .execute()
}

export type SchemeCard = {
  readonly id: string
  readonly name: string
  readonly landlord: string
  /** Month of the programme that is running, from 1. */
  readonly month: number
  readonly months: number
  readonly households: number
}

/** The programme in which a membership takes part, for the heading of each page. */
export async function schemeCard(
  access: Access,
  accountRoleId: string,
): Promise<SchemeCard | null> {
  const { rows } = await sql<{ card: SchemeCard | null }>`
    SELECT app_private.scheme_card(${accountRoleId}::uuid) AS card`.execute(access.db)
  return rows[0]?.card ?? null
}
