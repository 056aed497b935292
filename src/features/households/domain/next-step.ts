import { addWorkingDays } from '#kernel/calendar.ts'
import { lastFact, type PathFact, type PathPosition } from './path.ts'
import { DRAFT_STEP, REFUSED_STEP, STEPS, type Step, type StepKey } from './steps.ts'

export type StepState = {
  readonly position: PathPosition
  readonly facts: readonly PathFact[]
  readonly eligibilityRefused: boolean
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
  const step = STEPS[state.position.phase]
  const workingDays = state.delays[step.key]
  return {
    ...step,
    dueOn: workingDays === undefined ? null : addWorkingDays(state.position.since, workingDays),
  }
}
