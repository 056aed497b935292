import type { Actor, Tx } from '#platform/db/door.ts'
import { SessionRead } from '../contract.ts'

export const SESSION_URL = '/api/committee-sessions/:committeeSessionId'

/** What a candidate's line is made of, for the officer and, reduced, for those who sit. */
const COMPARTMENTS = ['1', '1r', '3', '5', '5r', '9', '9r', '10', '10r', '11', '11r'] as const

/** Every act on a session answers with the session as it has become. */
export const ON_SESSION = { scope: 'list', compartments: COMPARTMENTS, reply: SessionRead } as const
export const ON_DOCUMENT = { scope: 'list', compartments: COMPARTMENTS } as const

export type CommitteeServices = {
  /** The stored phases of these households follow the facts that a session has just written. */
  readonly refreshPhases: (tx: Tx, actor: Actor, householdIds: readonly string[]) => Promise<void>
}
