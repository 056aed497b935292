import type { Validity } from '../../schemes/domain/versions.ts'
import type { Piece, Rate, Span } from './accrual.ts'
import type { FundingEvent } from './events.ts'
import type { MoneyRules } from './rates.ts'
import type { RowIdentity } from './rows.ts'

export type EnvelopeVersion = Validity & {
  readonly operatorOrganisationId: string | null
  readonly operatorKind: string | null
  /** Households accompanied for a year each. */
  readonly households: number
}

/** Everything that the money of a scheme is computed from. */
export type Book = {
  readonly startsOn: string
  readonly asOf: string
  readonly rules: MoneyRules
  readonly envelopes: readonly EnvelopeVersion[]
  readonly events: readonly FundingEvent[]
  /** False for an operator who reads its own lines: what is still to come is not its to say. */
  readonly foresees: boolean
}

/** Days asked for, from the first one to the eve of `until`. */
export type Window = { readonly from: string; readonly until: string }

/** `unpriced`: 0 € on this programme. `beyond-cap`: not paid, its place being beyond the cap. */
export type EntryState = 'priced' | 'unpriced' | 'beyond-cap'

export type Entry = {
  readonly row: RowIdentity
  readonly operatorId: string | null
  readonly householdKey: string | null
  /** `event`: something that began. `expected`: a household still to come. */
  readonly stage: 'event' | 'expected'
  /** In the window, in order: up to the programme's date what is spent, after it what is promised. */
  readonly pieces: readonly Piece[]
  readonly state: EntryState
}

/** The plan of a scheme on the programme's date: what is known, what is still to come. */
export type Plan = {
  readonly housed: number
  readonly planned: number
  /** Days on which the households still to come are expected, in order. */
  readonly arrivals: readonly string[]
  /** Households that the target still misses and for which the mobilisation leaves no day. */
  readonly missing: number
  readonly followUpMonths: number | undefined
}

export type Ledger = {
  readonly entries: readonly Entry[]
  /** Null for an operator, who reads its own lines. */
  readonly plan: Plan | null
  /** Households to come that no envelope receives. */
  readonly withoutEnvelope: number
}

/** The multiplications of a span in the window asked for. */
export type AccrueIn = (span: Span, rates: readonly Rate[]) => readonly Piece[]
