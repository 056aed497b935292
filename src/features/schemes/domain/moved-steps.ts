import { nextStepOf, type NextStep } from '#features/households/domain/next-step.ts'
import { positionOf, type PathFact } from '#features/households/domain/path.ts'
import type { StepKey } from '#features/households/domain/steps.ts'
import { delaysOf, type Terms } from './rules.ts'

/** Households that stand at the same dates of the path. */
export type PathGroup = {
  readonly facts: readonly PathFact[]
  readonly eligibilityRefused: boolean
  readonly households: number
}

/** Next steps that move together: the same step, from the same day to the same day. */
export type MovedGroup = {
  readonly step: StepKey
  readonly households: number
  /** Null: no due date. */
  readonly fromDue: string | null
  readonly toDue: string | null
}

/**
 * The next steps whose due date is not the same under other terms.
 *
 * @param groups  where the households stand
 * @param terms   before and after
 * @param day     the day on which both are looked at, `YYYY-MM-DD`
 * @returns       groups of moved steps, the nearest new due date first
 * @source        issue of the programme as data: a delay changes with a preview, from the code of the household's page
 */
export function movedSteps(
  groups: readonly PathGroup[],
  terms: { readonly before: Terms; readonly after: Terms },
  day: string,
): readonly MovedGroup[] {
  const moved = new Map<string, MovedGroup>()
  for (const group of groups) {
    const before = stepOf(group, terms.before, day)
    const after = stepOf(group, terms.after, day)
    if (before.dueOn === after.dueOn && before.key === after.key) continue
    const name = [after.key, before.dueOn, after.dueOn].join(' ')
    const households = (moved.get(name)?.households ?? 0) + group.households
    moved.set(name, {
      step: after.key,
      households,
      fromDue: before.dueOn,
      toDue: after.dueOn,
    })
  }
  return [...moved.values()].sort((a, b) =>
    `${a.toDue ?? '9'} ${a.fromDue ?? '9'} ${a.step}`.localeCompare(
      `${b.toDue ?? '9'} ${b.fromDue ?? '9'} ${b.step}`,
    ),
  )
}

function stepOf(group: PathGroup, terms: Terms, day: string): NextStep {
  const { facts, eligibilityRefused } = group
  const position = positionOf(facts, day, terms['months.review'] ?? Number.POSITIVE_INFINITY)
  return nextStepOf({ position, facts, eligibilityRefused, delays: delaysOf(terms) })
}
