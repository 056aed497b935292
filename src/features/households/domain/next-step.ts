import type { NeedsStage } from '#features/needs/domain/needs-stage.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { lastFact, type PathFact, type PathPosition } from './path.ts'
import { DRAFT_STEP, NEEDS_STEPS, REFUSED_STEP, STEPS, type Step, type StepKey } from './steps.ts'

export type StepState = {
  readonly position: PathPosition
  readonly facts: readonly PathFact[]
  readonly eligibilityRefused: boolean
  /** Where the exchange on the needs stands, for the two who hold it; the others know only whether it is done. */
  readonly needs?: NeedsStage | null
  /** Last review point held: the delay of the next one counts from it. */
  readonly stepOn?: string | null
  /** Working days that each step may take: terms of the scheme. */
  readonly delays: Readonly<Partial<Record<StepKey, number>>>
}

export type NextStep = Step & { readonly dueOn: string | null }

/**
 * The one thing that moves a household forward now, with a sentence for each reader.
 *
 * @param state  position on the path, facts, last eligibility outcome, delays of the scheme (working days)
 * @returns      the step, and by when (`YYYY-MM-DD`, null when the scheme gives it no delay)
 * @source       D1, D3, E4, H2; « the status sentence depends on the reader »
 */
export function nextStepOf(state: StepState): NextStep {
  if (lastFact(state.facts, 'referral-sent') === null) return { ...DRAFT_STEP, dueOn: null }
  if (state.position.phase === 1 && state.eligibilityRefused)
    return { ...REFUSED_STEP, dueOn: null }
  const { step, since } = currentStep(state)
  const workingDays = state.delays[step.key]
  return {
    ...step,
    dueOn: workingDays === undefined ? null : addWorkingDays(since, workingDays),
  }
}

function currentStep({ position, facts, needs, stepOn }: StepState): { step: Step; since: string } {
  if (position.phase !== 2)
    return { step: STEPS[position.phase], since: sinceOf(position.since, stepOn ?? null) }
  const agreed = lastFact(facts, 'needs-agreed')
  const moved = agreed ?? lastFact(facts, 'needs-reopened')
  return {
    step: NEEDS_STEPS[needs ?? (agreed === null ? 'open' : 'agreed')],
    since: sinceOf(position.since, moved),
  }
}

/**
 * Since when a step runs: the phase opens it, an agreement, a reopening or a review point starts it again.
 *
 * @param phaseSince  day the phase opened (`YYYY-MM-DD`)
 * @param moved       day the needs were agreed or reopened, or the last review point; null when there is none
 * @returns           the later of the two
 * @source            E4, E6, L5
 */
function sinceOf(phaseSince: string, moved: string | null): string {
  return moved !== null && moved > phaseSince ? moved : phaseSince
}
