import type { Candidate, Item, SessionRead } from '../contract.ts'
import type { Doing } from './committee-queries.ts'

/** What the parts of a decision are given. */
export type DecidingProps = {
  readonly session: SessionRead
  readonly item: Item
  readonly candidate: Candidate
  readonly doing: Doing
}
