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

/** Dates of the facts that open phases (`YYYY-MM-DD`), null until they happen. */
export type PathFacts = {
  readonly openedOn: string
  readonly referralSentOn: string | null
  readonly eligibleOn: string | null
}

export type PathPosition = { readonly phase: PhaseNumber; readonly since: string }

// What opens each phase, in order. The first phase is entered with the file itself, as a draft.
const OPENINGS: readonly { phase: PhaseNumber; on: (facts: PathFacts) => string | null }[] = [
  { phase: 1, on: (facts) => facts.referralSentOn ?? facts.openedOn },
  { phase: 2, on: (facts) => facts.eligibleOn },
]

/**
 * Where a household stands on its path: the last phase whose opening fact happened without a gap before it.
 *
 * @param facts  dates of the opening facts
 * @returns      the phase (1 to 12) and the day it opened
 * @source       architecture of the path: a phase is computed from dated facts, never typed
 */
export function positionOf(facts: PathFacts): PathPosition {
  let position: PathPosition = { phase: 1, since: facts.openedOn }
  for (const opening of OPENINGS) {
    const since = opening.on(facts)
    if (since === null) break
    position = { phase: opening.phase, since }
  }
  return position
}

/**
 * The dates on which phases opened, for the path shown on the household's page.
 *
 * @param facts  dates of the opening facts
 * @returns      one entry a phase, its opening day or null while it lies ahead
 * @source       the same opening table as `positionOf`
 */
export function openingsOf(
  facts: PathFacts,
): readonly { phase: PhaseNumber; label: string; openedOn: string | null }[] {
  const reached = positionOf(facts).phase
  return PHASES.map(({ number, label }) => ({
    phase: number,
    label,
    openedOn:
      number <= reached
        ? (OPENINGS.find(({ phase }) => phase === number)?.on(facts) ?? null)
        : null,
  }))
}
