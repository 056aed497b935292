import { workingDaysBetween } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { QueueKey } from './queues.ts'

/** Who says what follows an emergency lane that stopped at its limit. */
export const LANE_DECIDER: Role = 'ALL'
export const SETTLE_LANE = 'Décider'

/**
 * What the line of a household says once its emergency lane has stopped.
 *
 * @param role   the reader's role
 * @param until  last day of the lane
 * @param today  the programme's date
 * @returns      a line that is late by the working days since then; undefined for those who do not decide
 * @source       D10: the lane ends by itself at its limit, never in silence
 */
export function lapsedLine(
  role: Role,
  until: string,
  today: string,
): { queue: QueueKey; what: string; action: string; dueInWorkingDays: number } | undefined {
  if (role !== LANE_DECIDER) return undefined
  return {
    queue: 'late',
    what: 'La voie d’urgence s’est arrêtée à son terme : prolongez-la ou terminez-la, avec un motif.',
    action: SETTLE_LANE,
    dueInWorkingDays: Math.min(-1, -workingDaysBetween(until, today)),
  }
}
