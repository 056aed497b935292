import { addDays, addWorkingDays, workingDaysBetween } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import { PHASES, type PhaseNumber } from './path.ts'
import { NEEDS_STAGES, type NeedsStage } from '#features/needs/domain/needs-stage.ts'
import { DRAFT_STEP, NEEDS_STEPS, STEPS, type Step, type StepKey } from './steps.ts'

/** In this order on the page: what is late first. */
export const QUEUE_KEYS = ['late', 'todo', 'waiting'] as const
export type QueueKey = (typeof QUEUE_KEYS)[number]

export type Delays = Readonly<Partial<Record<StepKey, number>>>

/** Which households of a phase stand in a role's queues: those whose phase opened before `lateBefore` are late. */
export type PhaseQueue = {
  readonly phase: PhaseNumber
  /** Of the second phase, which has a step for each; null for the others. */
  readonly stage: NeedsStage | null
  readonly queue: 'mine' | 'waiting'
  readonly lateBefore: string | null
}

/**
 * The phases whose step a role does or waits for, with the day that parts what is late from what is not:
 * so that queues over thousands of households are counted by comparing dates, one statement for all.
 *
 * @param role    the reader's role
 * @param today   the programme's date
 * @param delays  working days of each step: terms of the scheme
 * @returns       one entry a phase, one a stage of the needs for the second; no entry for the phases that ask nothing of this role
 * @source        ux, « what must I do now »: by who must act and by when; an item never in two queues
 */
export function phaseQueues(role: Role, today: string, delays: Delays): readonly PhaseQueue[] {
  return PHASES.flatMap(({ number }) => stagesOf(number)).flatMap(({ phase, stage }) => {
    const step = stepOf(phase, stage)
    const queue = sideOf(step, role)
    if (queue === null) return []
    const delay = delays[step.key]
    return [
      { phase, stage, queue, lateBefore: delay === undefined ? null : lateBefore(today, delay) },
    ]
  })
}

function stagesOf(phase: PhaseNumber): { phase: PhaseNumber; stage: NeedsStage | null }[] {
  return phase === 2 ? NEEDS_STAGES.map((stage) => ({ phase, stage })) : [{ phase, stage: null }]
}

function stepOf(phase: PhaseNumber, stage: NeedsStage | null): Step {
  return stage === null ? STEPS[phase] : NEEDS_STEPS[stage]
}

function sideOf(step: Step, role: Role): 'mine' | 'waiting' | null {
  if (step.actors.includes(role)) return 'mine'
  return step.waiting.includes(role) ? 'waiting' : null
}

/**
 * The first day from which a delay that started then is still running today.
 *
 * @param today         the programme's date
 * @param workingDays   the delay
 * @returns             `since` < this day means late (`YYYY-MM-DD`)
 * @source              delays count working days after the day they start (kernel calendar)
 */
export function lateBefore(today: string, workingDays: number): string {
  // Every working day takes at most a few calendar days: walk back from far enough.
  let day = addDays(today, -(workingDays * 2 + 14))
  while (addWorkingDays(day, workingDays) < today) day = addDays(day, 1)
  return day
}

export type Standing = {
  readonly phase: PhaseNumber
  readonly stage: NeedsStage | null
  readonly since: string
  readonly sent: boolean
}

/**
 * What a line of the queue says.
 *
 * @param standing  phase, since when, and whether the referral was sent
 * @param role      the reader's role
 * @param today     the programme's date
 * @param delays    working days of each step
 * @returns         the queue, the sentence for this role, the button, and the working days left (negative: late)
 * @source          ux principle 3: the status sentence depends on the reader
 */
export function queueLine(
  standing: Standing,
  role: Role,
  today: string,
  delays: Delays,
): { queue: QueueKey; what: string; action: string; dueInWorkingDays: number | null } {
  const step = standing.sent ? stepOf(standing.phase, standing.stage) : DRAFT_STEP
  const delay = delays[step.key]
  const dueInWorkingDays =
    delay === undefined ? null : workingDaysBetween(today, addWorkingDays(standing.since, delay))
  const mine = step.actors.includes(role)
  const late = dueInWorkingDays !== null && dueInWorkingDays < 0
  return {
    queue: mine ? (late ? 'late' : 'todo') : 'waiting',
    what: step.sentences[role] ?? step.sentences.others,
    action: mine ? step.action : 'Ouvrir',
    dueInWorkingDays,
  }
}
