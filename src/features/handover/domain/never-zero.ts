import { addDays } from '#kernel/calendar.ts'

export const SIDES = ['association', 'landlord', 'department', 'household'] as const
export type Side = (typeof SIDES)[number]
export const MEETING_STEPS = ['presentation', 'shared', 'solo'] as const
export type MeetingStep = (typeof MEETING_STEPS)[number]

export type HandoverRefusal =
  | 'transfer-to-nobody'
  | 'handover-before-plan'
  | 'meeting-not-held'
  | 'meetings-in-order'
  | 'worker-not-agreed'
  | 'three-meetings-first'
  | 'nobody-holds-it'

export type Holding = {
  readonly id: string
  readonly code: string
  /** Null: the household itself, which is never away. */
  readonly holderAccountId: string | null
  readonly startsOn: string
  /** Last day; null: until further notice. */
  readonly endsOn: string | null
  /** A foreseen holding counts for the days to come only. */
  readonly confirmedOn: string | null
  readonly rolledBackOn: string | null
}

export type Absence = {
  readonly accountId: string
  readonly startsOn: string
  readonly endsOn: string
}

/** Days on which nobody named and present holds a responsibility, first to last. */
export type Gap = { readonly code: string; readonly from: string; readonly to: string }

type Span = { readonly from: string; readonly to: string }

/**
 * The days on which a responsibility is held by nobody.
 *
 * @param holdings   who holds what (`YYYY-MM-DD`, both days included)
 * @param absences   of the holders, without a deputy
 * @param window     first and last day looked at
 * @param today      before it, only what was confirmed counts; from it on, what is foreseen too
 * @returns          gaps by responsibility, in order of day; a responsibility that nobody ever held has no line
 * @source           O4, « never zero »: at least one named, available person a responsibility on every day
 */
export function gapsOf(
  holdings: readonly Holding[],
  absences: readonly Absence[],
  window: Span,
  today: string,
): readonly Gap[] {
  const byCode = Map.groupBy(holdings, ({ code }) => code)
  return [...byCode].flatMap(([code, own]) => {
    const first = own.reduce(
      (day, { startsOn }) => (startsOn < day ? startsOn : day),
      own[0]?.startsOn ?? '',
    )
    const from = first > window.from ? first : window.from
    const held = own.flatMap((holding) => presence(holding, absences, { window, today }))
    return uncovered({ from, to: window.to }, held).map((span) => ({ code, ...span }))
  })
}

type Frame = { readonly window: Span; readonly today: string }

/** The spans on which a holding really holds: absences cut out, what was only foreseen not counted in the past. */
function presence(
  holding: Holding,
  absences: readonly Absence[],
  { window, today }: Frame,
): Span[] {
  const last = earliest(holding.endsOn, dayBefore(holding.rolledBackOn)) ?? window.to
  const from = holding.confirmedOn === null && holding.startsOn < today ? today : holding.startsOn
  const away = absences.filter(({ accountId }) => accountId === holding.holderAccountId)
  return away.reduce<Span[]>(
    (spans, { startsOn, endsOn }) => spans.flatMap((span) => without(span, startsOn, endsOn)),
    from <= last ? [{ from, to: last }] : [],
  )
}

function without(span: Span, from: string, to: string): Span[] {
  if (to < span.from || from > span.to) return [span]
  return [
    ...(from > span.from ? [{ from: span.from, to: addDays(from, -1) }] : []),
    ...(to < span.to ? [{ from: addDays(to, 1), to: span.to }] : []),
  ]
}

function uncovered(window: Span, held: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let next = window.from
  for (const { from, to } of held.toSorted((one, two) => (one.from < two.from ? -1 : 1))) {
    if (from > next)
      gaps.push({ from: next, to: earliest(addDays(from, -1), window.to) ?? window.to })
    if (to >= next) next = addDays(to, 1)
    if (next > window.to) return gaps.filter((gap) => gap.from <= gap.to)
  }
  return [...gaps, { from: next, to: window.to }].filter((gap) => gap.from <= gap.to)
}

function earliest(one: string | null, two: string | null): string | null {
  if (one === null || two === null) return one ?? two
  return one < two ? one : two
}

function dayBefore(day: string | null): string | null {
  return day === null ? null : addDays(day, -1)
}

export type WayOut =
  | { readonly kind: 'extend'; readonly holdingId: string; readonly endsOn: string }
  | { readonly kind: 'advance'; readonly holdingId: string; readonly startsOn: string }

/**
 * Two ways out of a gap: who held before stays longer, or who comes after begins earlier.
 *
 * @param gap       of one responsibility
 * @param holdings  who holds what
 * @returns         at most one of each; none when nobody is there before or after
 * @source          O4: a gap is a sentence with two ways out before it is a red cell
 */
export function waysOut(gap: Gap, holdings: readonly Holding[]): readonly WayOut[] {
  const own = holdings.filter(
    ({ code, rolledBackOn }) => code === gap.code && rolledBackOn === null,
  )
  const before = own.findLast(({ endsOn }) => endsOn === addDays(gap.from, -1))
  const after = own.find(({ startsOn }) => startsOn === addDays(gap.to, 1))
  return [
    ...(before ? [{ kind: 'extend', holdingId: before.id, endsOn: gap.to } as const] : []),
    ...(after ? [{ kind: 'advance', holdingId: after.id, startsOn: gap.from } as const] : []),
  ]
}
