import type { Access } from './access.ts'

const DAY_MS = 86_400_000

/** Forgets what has served: called once an hour. */
export async function sweepAuth(access: Access, now: Date = new Date()): Promise<void> {
  const aDayAgo = new Date(now.getTime() - DAY_MS)
  const { db } = access
  await db.deleteFrom('signInAttempt').where('attemptedAt', '<', aDayAgo).execute()
  await db.deleteFrom('usedOneTimeCode').where('usedAt', '<', aDayAgo).execute()
  await db.deleteFrom('verification').where('expiresAt', '<', aDayAgo).execute()
  await db.deleteFrom('session').where('expiresAt', '<', aDayAgo).execute()
}
