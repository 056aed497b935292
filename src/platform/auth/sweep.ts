import { repeat, type Repeated } from '#platform/duty/repeat.ts'
import type { Logger } from '#platform/log/log.ts'
import type { Access } from './access.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Long enough for a manager to see who no longer comes; then the address and the browser are forgotten. */
const SESSION_DAYS = 180

/** Forgets what has served: attempts, used codes and steps after a day, sessions after six months. */
export async function sweepAuth(access: Access, now: Date = new Date()): Promise<void> {
  const aDayAgo = new Date(now.getTime() - DAY_MS)
  const longAgo = new Date(now.getTime() - SESSION_DAYS * DAY_MS)
  const { db } = access
  await db.deleteFrom('signInAttempt').where('attemptedAt', '<', aDayAgo).execute()
  await db.deleteFrom('usedOneTimeCode').where('usedAt', '<', aDayAgo).execute()
  await db.deleteFrom('verification').where('expiresAt', '<', aDayAgo).execute()
  await db.deleteFrom('session').where('expiresAt', '<', longAgo).execute()
}

/** The same, every hour, until stopped. */
export function startSweeping(access: Access, log: Logger): Repeated {
  const rhythm = { firstMs: 5 * MINUTE_MS, everyMs: 60 * MINUTE_MS }
  return repeat(rhythm, { what: 'sweep-auth', log }, () => sweepAuth(access))
}
