import { minutesOf } from './week.ts'

type Timed = { readonly hour: string; readonly minutes: number }

export type Placed<T> = {
  readonly item: T
  /** Column within the day, from 0. */
  readonly lane: number
  /** Columns shared by the group of appointments that touch each other. */
  readonly lanes: number
}

/**
 * Where the appointments of a day stand side by side, so that none hides another.
 *
 * @param items  appointments of one day, in any order
 * @returns      the same in the order of the day, each with its column and how many columns its group needs
 */
export function placed<T extends Timed>(items: readonly T[]): readonly Placed<T>[] {
  const ordered = items.toSorted(
    (one, two) => minutesOf(one.hour) - minutesOf(two.hour) || two.minutes - one.minutes,
  )
  return groupsOf(ordered).flatMap((group) => {
    const ends: number[] = []
    const withLane = group.map((item) => {
      const start = minutesOf(item.hour)
      const free = ends.findIndex((end) => end <= start)
      const lane = free === -1 ? ends.length : free
      ends[lane] = start + item.minutes
      return { item, lane }
    })
    return withLane.map((one) => ({ ...one, lanes: ends.length }))
  })
}

/** Runs of appointments that overlap from one to the next. */
function groupsOf<T extends Timed>(ordered: readonly T[]): T[][] {
  const groups: T[][] = []
  let end = -1
  for (const item of ordered) {
    const start = minutesOf(item.hour)
    const last = groups.at(-1)
    if (last && start < end) last.push(item)
    else groups.push([item])
    end = Math.max(end, start + item.minutes)
  }
  return groups
}
