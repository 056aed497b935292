import { addMonths } from '#kernel/calendar.ts'

export const LEASE_KINDS = ['ordinary', 'sliding', 'subletting'] as const
export type LeaseKind = (typeof LEASE_KINDS)[number]

export const REVIEW_OUTCOMES = ['renew', 'glide', 'not-ready'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/** What can be recorded on a lease that slides, apart from its reviews. */
export const LEASE_MOVES = [
  'renewed',
  'prefect-informed',
  'lease-offered',
  'glided',
  'refused',
  'ended',
  'terminated',
] as const
export type LeaseMove = (typeof LEASE_MOVES)[number]

export const SLIDING_STATES = [
  'signed',
  'running',
  'review-due',
  'review-open',
  'reviewed',
  'prefect-due',
  'prefect-informed',
  'lease-offered',
  'refused',
  'glided',
  'ended',
  'terminated',
] as const
export type SlidingState = (typeof SLIDING_STATES)[number]

export type SlidingFacts = {
  readonly keysOn: string | null
  /** Last day of the sub-lease, which is the end of the examination period. */
  readonly subleaseUntil: string
  /** In the order they were recorded. */
  readonly events: readonly { readonly kind: LeaseMove; readonly happenedOn: string }[]
  /** In the order they were opened. */
  readonly reviews: readonly {
    readonly openedOn: string
    readonly outcome: ReviewOutcome | null
    readonly concludedOn: string | null
  }[]
}

/** Months, terms of the scheme. */
export type SlidingTerms = { readonly reviewEvery: number; readonly prefectNotice: number }

export type Sliding = {
  readonly state: SlidingState
  readonly nextReviewOn: string | null
  readonly prefectDueOn: string
  /** What may be recorded now. */
  readonly moves: readonly LeaseMove[]
}

const OVER = ['glided', 'ended', 'terminated'] as const

/**
 * Where a sliding lease stands and what may be recorded on it.
 *
 * @param facts  keys, end of the sub-lease, events and reviews (dates `YYYY-MM-DD`)
 * @param terms  months between reviews, months of notice to the prefect
 * @param today  the programme's date
 * @returns      the state, the day of the next review (none before the keys or once over), the last day to inform the
 *               prefect, and the moves that its guards leave open
 * @source       CCH, L.442-8-1 to L.442-8-3: the household is heard in a periodic contradictory examination; the prefect
 *               is informed two months before its end, whatever the landlord intends
 */
export function slidingOf(facts: SlidingFacts, terms: SlidingTerms, today: string): Sliding {
  const prefectDueOn = addMonths(facts.subleaseUntil, -terms.prefectNotice)
  const over = facts.events.findLast(({ kind }) => isOver(kind))
  if (over) return { state: over.kind as SlidingState, nextReviewOn: null, prefectDueOn, moves: [] }
  if (facts.keysOn === null)
    return { state: 'signed', nextReviewOn: null, prefectDueOn, moves: ['terminated'] }
  const period = periodOf(facts)
  const nextReviewOn = nextReview(facts, facts.keysOn, terms.reviewEvery)
  return {
    state: stateOf(period, { nextReviewOn, prefectDueOn, today }),
    nextReviewOn,
    prefectDueOn,
    moves: movesOf(period),
  }
}

function isOver(kind: LeaseMove): boolean {
  return (OVER as readonly string[]).includes(kind)
}

type Period = {
  readonly last: LeaseMove | null
  readonly outcome: ReviewOutcome | null
  readonly isReviewOpen: boolean
  readonly isPrefectInformed: boolean
}

/** What was said and done since the sub-lease was signed or last renewed. */
function periodOf({ events, reviews }: SlidingFacts): Period {
  const renewedAt = events.findLastIndex(({ kind }) => kind === 'renewed')
  const since = events[renewedAt]?.happenedOn ?? ''
  const own = events.slice(renewedAt + 1)
  const concluded = reviews.findLast(
    ({ concludedOn }) => concludedOn !== null && concludedOn >= since,
  )
  // The review that led to the renewal belongs to the period before.
  const isConsumed = concluded?.concludedOn === since && concluded.outcome !== 'glide'
  return {
    last: own.at(-1)?.kind ?? null,
    outcome: isConsumed ? null : (concluded?.outcome ?? null),
    isReviewOpen: reviews.some(({ outcome }) => outcome === null),
    isPrefectInformed: own.some(({ kind }) => kind === 'prefect-informed'),
  }
}

function nextReview({ reviews }: SlidingFacts, keysOn: string, every: number): string {
  const last = reviews.findLast(({ concludedOn }) => concludedOn !== null)
  return addMonths(last?.concludedOn ?? keysOn, every)
}

type Dates = {
  readonly nextReviewOn: string
  readonly prefectDueOn: string
  readonly today: string
}

function stateOf(period: Period, { nextReviewOn, prefectDueOn, today }: Dates): SlidingState {
  if (period.last === 'lease-offered' || period.last === 'refused') return period.last
  if (period.isReviewOpen) return 'review-open'
  if (period.isPrefectInformed) return 'prefect-informed'
  if (period.outcome !== null) return today >= prefectDueOn ? 'prefect-due' : 'reviewed'
  return today >= nextReviewOn || today >= prefectDueOn ? 'review-due' : 'running'
}

function movesOf({ last, outcome, isPrefectInformed, isReviewOpen }: Period): LeaseMove[] {
  if (last === 'lease-offered') return ['glided', 'refused', 'terminated']
  if (last === 'refused') return ['ended', 'terminated']
  if (outcome === null || isReviewOpen) return ['terminated']
  if (!isPrefectInformed) return ['prefect-informed', 'terminated']
  return outcome === 'glide' ? ['lease-offered', 'terminated'] : ['renewed', 'ended', 'terminated']
}
