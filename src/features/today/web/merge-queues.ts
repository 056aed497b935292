import { SETTLE_LANE } from '#features/households/domain/emergency-line.ts'
import type { QueueItem, QueueKey, Today } from '#features/households/today.contract.ts'

export type MergedQueue = {
  readonly key: QueueKey
  readonly count: number
  readonly items: readonly QueueItem[]
}

const KEYS = ['late', 'todo', 'waiting'] as const satisfies readonly QueueKey[]

/**
 * One list a queue out of what each server part answers, the most pressing first: least time left, then oldest.
 * Households and dwellings are different subjects, and each part puts its own in one queue only: nothing is there twice.
 */
export function mergedQueues(parts: readonly Today['queues'][]): readonly MergedQueue[] {
  return KEYS.map((key) => {
    const same = parts.flatMap((queues) => queues.filter((queue) => queue.key === key))
    return {
      key,
      count: same.reduce((sum, { count }) => sum + count, 0),
      items: same.flatMap(({ items }) => items).toSorted(byPressure),
    }
  })
}

function byPressure(one: QueueItem, two: QueueItem): number {
  // An emergency lane comes before any delay, while it is open and once it stopped, until somebody says what follows.
  const [first, second] = [isEmergency(one), isEmergency(two)]
  if (first !== second) return first ? -1 : 1
  const [left, right] = [one.dueInWorkingDays, two.dueInWorkingDays]
  if (left !== right) {
    if (left === null) return 1
    if (right === null) return -1
    return left - right
  }
  return two.sinceDays - one.sinceDays
}

function isEmergency({ emergencyUntil, action }: QueueItem): boolean {
  return emergencyUntil !== undefined || action === SETTLE_LANE
}
