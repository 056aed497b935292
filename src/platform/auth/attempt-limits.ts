export type AttemptKind =
  'password' | 'second-factor' | 'passkey' | 'household' | 'reset' | 'link' | 'calendar'

type Rule = {
  readonly windowMinutes: number
  /** One subject from one source: a person mistaken, or an attack from one place. */
  readonly perSubjectAndSource: number
  /** One subject from anywhere: higher, so that nobody can lock a colleague out from one machine. */
  readonly perSubject: number
  /** One source at any subject: an office behind one address must still be able to work. */
  readonly perSource: number
}

export const ATTEMPT_RULES = {
  password: { windowMinutes: 15, perSubjectAndSource: 6, perSubject: 30, perSource: 60 },
  'second-factor': { windowMinutes: 15, perSubjectAndSource: 6, perSubject: 12, perSource: 60 },
  passkey: { windowMinutes: 15, perSubjectAndSource: 10, perSubject: 20, perSource: 60 },
  household: { windowMinutes: 15, perSubjectAndSource: 10, perSubject: 30, perSource: 30 },
  // Each one sends a mail to somebody.
  reset: { windowMinutes: 60, perSubjectAndSource: 3, perSubject: 6, perSource: 20 },
  // A link cannot be guessed; its page may be opened again and its password corrected.
  link: { windowMinutes: 15, perSubjectAndSource: 30, perSubject: 60, perSource: 120 },
  // A telephone asks every quarter of an hour; an on-line calendar asks for many people from one address.
  calendar: { windowMinutes: 15, perSubjectAndSource: 12, perSubject: 30, perSource: 300 },
} as const satisfies Record<AttemptKind, Rule>

export type Attempts = {
  readonly bySubjectAndSource: number
  readonly bySubject: number
  readonly bySource: number
  /** Oldest attempt in the window, which frees a place when it leaves it. */
  readonly oldestAt: Date
}

/** Seconds to wait before the next attempt; 0 when it may be made now. Attempts include the one being made. */
export function secondsToWait(kind: AttemptKind, attempts: Attempts, now: Date): number {
  const rule = ATTEMPT_RULES[kind]
  const isTooMany =
    attempts.bySubjectAndSource > rule.perSubjectAndSource ||
    attempts.bySubject > rule.perSubject ||
    attempts.bySource > rule.perSource
  if (!isTooMany) return 0
  const freesAt = attempts.oldestAt.getTime() + rule.windowMinutes * 60_000
  return Math.max(60, Math.ceil((freesAt - now.getTime()) / 1000))
}
