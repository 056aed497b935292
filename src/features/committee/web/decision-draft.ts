import type { Candidate, Item, WriteDecision } from '../contract.ts'
import { givesPlace, type Outcome } from '../domain/outcomes.ts'

type Decision = Omit<WriteDecision, 'version'>

export const BARE: Omit<Decision, 'outcome'> = {
  rank: null,
  missingDocument: null,
  completeOn: null,
  motive: null,
  words: null,
}

/** The decision as it is written now, as far as it belongs to this outcome. */
export function draftOf({ draft }: Candidate, outcome: Outcome): Decision {
  return draft?.outcome === outcome ? { ...draft, outcome } : { ...BARE, outcome }
}

/** The whole decision when it needs nothing more than its letter; null when a condition or a motive is to be said. */
export function decisionOf(outcome: Outcome, candidate: Candidate, rank: number): Decision | null {
  if (candidate.draft?.outcome === outcome) return null
  if (outcome === 'allocated') return { ...BARE, outcome }
  return outcome === 'allocated-ranked' ? { ...BARE, outcome, rank } : null
}

/** The first rank that no other candidate of the dwelling holds. */
export function firstFreeRank(item: Item, candidate: Candidate): number {
  const taken = item.candidates
    .filter(({ id, draft }) => id !== candidate.id && givesPlace(draft?.outcome ?? null))
    .map(({ draft }) => draft?.rank)
  let rank = 1
  while (taken.includes(rank)) rank += 1
  return rank
}
