import { addDays, addWorkingDays } from '#kernel/calendar.ts'
import {
  nextVisitOn,
  type Intensity,
  type RhythmTerms,
  type VisitOutcome,
} from '#features/visits/domain/visit-rhythm.ts'

/** Kinds that dates find by themselves. */
export const FOUND_KINDS = [
  'no-contact',
  'missed-visits',
  'visit-late',
  'no-deputy',
  'benefit-late',
  'insurance-late',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** Who holds an alert, from the nearest to the last. @source M6 */
export const LADDER = ['referent', 'worker', 'counsellor', 'emergency'] as const
export type Owner = (typeof LADDER)[number]

export type AlertRefusal = 'alert-found-by-dates' | 'alert-closed' | 'second-reader'

export type Watched = {
  readonly keysOn: string
  /** In the order they took place. */
  readonly visits: readonly { readonly on: string; readonly outcome: VisitOutcome }[]
  readonly intensity: Intensity
  /** Absences of those who follow the household, without a deputy. */
  readonly away: readonly { readonly who: string; readonly from: string; readonly to: string }[]
  readonly benefitDueOn: string | null
  readonly insuranceDueOn: string | null
}

export type AlertTerms = {
  /** Days without a visit held. */
  readonly noContact: number | null
  readonly rhythm: RhythmTerms | null
  /** Working days to take an alert in hand. */
  readonly answer: number | null
}

export type Cause = { readonly kind: FoundKind; readonly cause: string; readonly why: string }

const DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
const dayWords = (day: string) => DAY.format(new Date(`${day}T00:00:00Z`))

/**
 * What the rules find for a household today.
 *
 * @param watched  dates of the household (`YYYY-MM-DD`)
 * @param terms    thresholds of the scheme; a rule without its threshold finds nothing
 * @param today    the programme's date
 * @returns        at most one cause a kind, each named by the fact that started it, with the facts in words
 * @source         M4: source, delay, action and closure of each are rows of app.alert_kind
 */
export function causesOf(watched: Watched, terms: AlertTerms, today: string): readonly Cause[] {
  return [
    ...contactCauses(watched, terms, today),
    ...awayCause(watched),
    ...stepCause('benefit-late', watched.benefitDueOn, today),
    ...stepCause('insurance-late', watched.insuranceDueOn, today),
  ]
}

function contactCauses(watched: Watched, terms: AlertTerms, today: string): Cause[] {
  const held = watched.visits.filter(({ outcome }) => outcome === 'held').map(({ on }) => on)
  const silent = silenceCause(watched, { held, noContact: terms.noContact, today })
  // Without contact says more than late: never both.
  const late = silent.length > 0 ? [] : lateCause(watched, { held, rhythm: terms.rhythm, today })
  return [...missedCause(watched), ...silent, ...late]
}

function missedCause({ visits }: Watched): Cause[] {
  const [before, latest] = visits.slice(-2)
  if (!before || !latest || before.outcome === 'held' || latest.outcome === 'held') return []
  const why = `Visites du ${dayWords(before.on)} et du ${dayWords(latest.on)} non tenues.`
  return [{ kind: 'missed-visits', cause: latest.on, why }]
}

type Silence = {
  readonly held: readonly string[]
  readonly noContact: number | null
  readonly today: string
}

function silenceCause({ keysOn }: Watched, { held, noContact, today }: Silence): Cause[] {
  const last = held.at(-1) ?? keysOn
  if (noContact === null || addDays(last, noContact) >= today) return []
  const what = held.length > 0 ? 'Dernière visite tenue' : 'Clés remises'
  return [{ kind: 'no-contact', cause: last, why: `${what} le ${dayWords(last)}.` }]
}

type Lateness = {
  readonly held: readonly string[]
  readonly rhythm: RhythmTerms | null
  readonly today: string
}

function lateCause({ keysOn, intensity }: Watched, { held, rhythm, today }: Lateness): Cause[] {
  const due = rhythm === null ? null : nextVisitOn(keysOn, held, rhythm, intensity)
  if (due === null || due >= today) return []
  return [{ kind: 'visit-late', cause: due, why: `Visite attendue avant le ${dayWords(due)}.` }]
}

function awayCause({ away }: Watched): Cause[] {
  const [first] = away.toSorted((one, two) => (one.from < two.from ? -1 : 1))
  if (!first) return []
  const why = `Absence du ${dayWords(first.from)} au ${dayWords(first.to)}, sans suppléance.`
  return [{ kind: 'no-deputy', cause: `${first.who} ${first.from}`, why }]
}

function stepCause(kind: FoundKind, dueOn: string | null, today: string): Cause[] {
  if (dueOn === null || dueOn >= today) return []
  return [{ kind, cause: dueOn, why: `À faire avant le ${dayWords(dueOn)}, pas encore constaté.` }]
}

export type Standing = {
  readonly id: string
  readonly kind: string
  readonly cause: string
  readonly owner: Owner
  readonly ownerSince: string
  readonly acknowledgedOn: string | null
  readonly closedOn: string | null
}

export type AlertMoves = {
  readonly raised: readonly Cause[]
  /** Alerts whose cause is over. */
  readonly ended: readonly string[]
  readonly passed: readonly { readonly id: string; readonly owner: Owner }[]
}

/**
 * What changes among a household's alerts: a cause fires once, a second one of the same kind joins the open alert, a cause
 * that is over closes it, and what nobody took in hand goes up one step.
 *
 * @param causes    what the rules find today
 * @param standing  its alerts, open or closed
 * @param answer    working days to take one in hand; null: nothing goes up
 * @param today     the programme's date
 * @returns         what to open, to close, to hand to the next owner; the last owner keeps it
 * @source          M4, M6
 */
export function movesOf(
  causes: readonly Cause[],
  standing: readonly Standing[],
  answer: number | null,
  today: string,
): AlertMoves {
  const open = standing.filter(({ closedOn }) => closedOn === null)
  const known = new Set(standing.map(({ kind, cause }) => `${kind} ${cause}`))
  const live = new Set<string>(causes.map(({ kind }) => kind))
  const ended = open
    .filter(({ kind }) => (FOUND_KINDS as readonly string[]).includes(kind) && !live.has(kind))
    .map(({ id }) => id)
  const raised = causes.filter(
    ({ kind, cause }) =>
      !known.has(`${kind} ${cause}`) && !open.some((alert) => alert.kind === kind),
  )
  const passed = open.flatMap(({ id, owner, ownerSince, acknowledgedOn }) => {
    const next = LADDER[LADDER.indexOf(owner) + 1]
    const isLate = answer !== null && addWorkingDays(ownerSince, answer) < today
    return acknowledgedOn === null && isLate && next && !ended.includes(id)
      ? [{ id, owner: next }]
      : []
  })
  return { raised, ended, passed }
}
