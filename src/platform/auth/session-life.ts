const MINUTE_MS = 60_000

/** How long a session lives (requirement A14). The door checks the same in SQL at each request. */
export const IDLE_MINUTES = { shared: 15, personal: 30 } as const
export const SESSION_HOURS = 12
/** A second factor older than this must be given again before an access of last resort. */
const FRESH_MINUTES = 5

export type Device = keyof typeof IDLE_MINUTES

export type Guard = {
  readonly device: Device
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly revokedAt: Date | null
}

/** Why a session is over at `now`, or null while it lives. */
export function sessionEnd(guard: Guard, now: Date): 'revoked' | 'idle' | 'too-old' | null {
  if (guard.revokedAt) return 'revoked'
  const age = now.getTime() - guard.startedAt.getTime()
  if (age > SESSION_HOURS * 60 * MINUTE_MS) return 'too-old'
  const idle = now.getTime() - guard.lastSeenAt.getTime()
  return idle > IDLE_MINUTES[guard.device] * MINUTE_MS ? 'idle' : null
}

/** Whether a second factor was given recently enough for what needs a fresh one. */
export function isFresh(secondFactorAt: Date | null, now: Date): boolean {
  return (
    secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() <= FRESH_MINUTES * MINUTE_MS
  )
}
