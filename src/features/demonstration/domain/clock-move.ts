import { addDays, addMonths } from '#kernel/calendar.ts'

/** How far the date of a demonstration may jump at once. */
const MOST_DAYS = 3_660

export type ClockRefusal = 'clock-goes-forward' | 'clock-too-far'

/**
 * Why the date of a demonstration cannot become this one; null when it can.
 *
 * @param today  date of the programme (YYYY-MM-DD)
 * @param to     date that is asked for (YYYY-MM-DD)
 * @refuses      `clock-goes-forward` when it is not after today, `clock-too-far` beyond ten years
 * @source       migration 0016-clock, which decides
 */
export function clockRefusal(today: string, to: string): ClockRefusal | null {
  if (to <= today) return 'clock-goes-forward'
  return to > addDays(today, MOST_DAYS) ? 'clock-too-far' : null
}

/**
 * The jumps that one asks for most.
 *
 * @param today  date of the programme (YYYY-MM-DD)
 * @returns      words of each jump and the date where it leads (YYYY-MM-DD)
 * @source       demonstration only: no rule of the programme
 */
export function usualJumps(
  today: string,
): readonly { readonly words: string; readonly to: string }[] {
  return [
    { words: 'Demain', to: addDays(today, 1) },
    { words: 'Dans une semaine', to: addDays(today, 7) },
    { words: 'Dans un mois', to: addMonths(today, 1) },
  ]
}
