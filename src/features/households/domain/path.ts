import { addMonths } from '#kernel/calendar.ts'

/** The twelve phases of a household's way, from referral to the review three months after the end. */
export const PHASES = [
  { number: 1, key: 'referral', label: 'Signalement' },
  { number: 2, key: 'needs', label: 'Besoins' },
  { number: 3, key: 'proposal', label: 'Proposition' },
  { number: 4, key: 'application', label: 'Dossier' },
  { number: 5, key: 'committee', label: 'Commission' },
  { number: 6, key: 'answer', label: 'Réponse' },
  { number: 7, key: 'lease', label: 'Bail' },
  { number: 8, key: 'settling', label: 'Installation' },
  { number: 9, key: 'support', label: 'Accompagnement' },
  { number: 10, key: 'handover', label: 'Relais' },
  { number: 11, key: 'closure', label: 'Clôture' },
  { number: 12, key: 'review', label: 'Bilan' },
] as const

export type PhaseNumber = (typeof PHASES)[number]['number']

/** A dated fact of the path (`YYYY-MM-DD`), as app.milestone keeps it. */
export type PathFact = { readonly kind: string; readonly happenedOn: string }

export type PathPosition = { readonly phase: PhaseNumber; readonly since: string }

// What opens each phase. A closed candidacy takes back what belonged to it: phases 3 to 6.
const OPENINGS: readonly {
  readonly phase: PhaseNumber
  readonly kind: string
  readonly ofCandidacy: boolean
  /** Some households leave without a hand-over: nobody was there to take it. */
  readonly maySkip?: true
}[] = [
  { phase: 1, kind: 'referral-sent', ofCandidacy: false },
  { phase: 2, kind: 'eligible', ofCandidacy: false },
  { phase: 3, kind: 'prescriber-informed', ofCandidacy: true },
  { phase: 4, kind: 'prescriber-go', ofCandidacy: true },
  { phase: 5, kind: 'convoked', ofCandidacy: true },
  { phase: 6, kind: 'decided', ofCandidacy: true },
  { phase: 7, kind: 'offer-accepted', ofCandidacy: false },
  { phase: 8, kind: 'keys', ofCandidacy: false },
  { phase: 9, kind: 'plan-signed', ofCandidacy: false },
  { phase: 10, kind: 'handover-started', ofCandidacy: false, maySkip: true },
  { phase: 11, kind: 'closure-held', ofCandidacy: false },
]

/** The day a fact last happened, or null. @source app.milestone: an undone fact is not among them */
export function lastFact(facts: readonly PathFact[], kind: string): string | null {
  return facts.reduce<string | null>(
    (last, fact) =>
      fact.kind === kind && (last === null || fact.happenedOn > last) ? fact.happenedOn : last,
    null,
  )
}

/**
 * Where a household stands on its path: the last phase whose opening fact happened without a gap before it,
 * a hand-over excepted.
 *
 * @param facts         dated facts, in any order; `opened` is the day of the file
 * @param today         the programme's date
 * @param reviewMonths  months between closure and its review: a term of the scheme; infinite leaves it closed
 * @returns             the phase (1 to 12) and the day it opened
 * @source              the path of the architecture: 6 closes back to 2, 12 opens at closure + 3 months
 */
export function positionOf(
  facts: readonly PathFact[],
  today: string,
  reviewMonths: number,
): PathPosition {
  const opened = openedPhases(facts, today, reviewMonths)
  return opened.at(-1) ?? { phase: 1, since: lastFact(facts, 'opened') ?? today }
}

function openedPhases(
  facts: readonly PathFact[],
  today: string,
  reviewMonths: number,
): PathPosition[] {
  const closed = lastFact(facts, 'candidacy-closed')
  const opened: PathPosition[] = []
  for (const { phase, kind, ofCandidacy, maySkip } of OPENINGS) {
    const since = lastFact(facts, kind)
    if (since === null && maySkip) continue
    if (since === null || (ofCandidacy && closed !== null && since <= closed)) return opened
    opened.push({ phase, since })
  }
  const review = reviewAfter(opened.at(-1), reviewMonths)
  if (review !== null && review <= today) opened.push({ phase: 12, since: review })
  return opened
}

function reviewAfter(last: PathPosition | undefined, reviewMonths: number): string | null {
  return last?.phase === 11 && Number.isFinite(reviewMonths)
    ? addMonths(last.since, reviewMonths)
    : null
}

/**
 * The days on which phases opened, for the path shown on the household's page.
 *
 * @param facts         dated facts, as the reader may know them
 * @param today         the programme's date
 * @param reviewMonths  months between closure and its review
 * @returns             one entry a phase, its opening day or null while it lies ahead
 * @source              the same opening table as `positionOf`
 */
export function openingsOf(
  facts: readonly PathFact[],
  today: string,
  reviewMonths: number,
): readonly { phase: PhaseNumber; label: string; openedOn: string | null }[] {
  const opened = openedPhases(facts, today, reviewMonths)
  const draft = opened.length === 0 ? lastFact(facts, 'opened') : null
  return PHASES.map(({ number, label }) => ({
    phase: number,
    label,
    openedOn: opened.find(({ phase }) => phase === number)?.since ?? (number === 1 ? draft : null),
  }))
}
