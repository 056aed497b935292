import type { TurnRefusal } from './turn.ts'
import type { DatesRefusal } from './vacancy-dates.ts'
import type { MoveRefusal } from './vacancy-path.ts'

/** Every rule of this feature that may say no, here or in the database: each has its French sentence. */
export type DwellingRefusal =
  | DatesRefusal
  | TurnRefusal
  | MoveRefusal
  | 'vacancy-already-open'
  | 'vacancy-not-live'
  | 'contingent-required'
  | 'reference-already-used'
  | 'sector-is-listed'
  | 'quota-not-reached'
  | 'right-overlaps'
  | 'right-needs-commune'
  | 'flow-needs-share'
  | 'shortfall-overlaps'
  | 'state-right-missing'
  | 'landlord-only'
  | 'programme-lead-only'
  | 'may-not-move'
  | 'dwelling-is-fixed'
