import { addDays, addMonths } from '#kernel/calendar.ts'
import { termsOn } from '../../schemes/domain/rules.ts'
import { monthOf, timelineOf } from '../../schemes/domain/timeline.ts'
import type { Book, Plan } from './book.ts'
import { CAP_OF_LINE, type CapKey, type CappedLine, type FundingEvent } from './events.ts'
import { placesTaken, placesToCome } from './foresight.ts'
import { termOver } from './rates.ts'

/** Places at the end of a month of the programme: those taken, and from the present month on those expected. */
export type CapMonth = {
  readonly month: string
  readonly used: number
  readonly isExpected: boolean
}

export type Cap = {
  readonly key: CapKey
  readonly line: CappedLine
  readonly limit: number
  readonly used: number
  readonly left: number
  /** Begun beyond the cap: not paid. */
  readonly beyond: number
  /** The month in which the last place is, or is expected to be, taken; null: not before the end of the programme. */
  readonly fullInMonth: string | null
  readonly months: readonly CapMonth[]
}

/**
 * Where a cap stands, and when it will be reached if households take its places as often as until now.
 *
 * @param book  events, terms and the programme's date
 * @param plan  households still to come
 * @param line  the line that the cap limits
 * @returns     places (counts) by month to the end of the programme; undefined when the scheme has no such cap
 * @source      C4, Q2, R4
 */
export function capOf(book: Book, plan: Plan, line: CappedLine): Cap | undefined {
  const key = CAP_OF_LINE[line]
  const limit = termOver(book.rules.terms, key)(book.asOf)
  if (limit === undefined) return undefined
  const taken = placesTaken(book.events, key)
  const used = Math.min(taken, limit)
  const days = heldSince(book.events, line)
  const toCome = placesToCome(book, plan, key).flatMap((rank) => plan.arrivals[rank] ?? [])
  const last = [...days, ...toCome][limit - 1]
  return {
    ...{ key, line, limit, used, left: limit - used, beyond: taken - used },
    fullInMonth: last === undefined ? null : last.slice(0, 7),
    months: monthsOf(book, limit, { held: days, toCome }),
  }
}

/** Since when each place is held, in order. */
function heldSince(events: readonly FundingEvent[], line: CappedLine): string[] {
  const since = new Map<number, string>()
  for (const event of events) {
    const day = event.signedOn ?? event.startsOn
    if (event.line !== line || event.slot === null || day === null) continue
    const known = since.get(event.slot)
    if (known === undefined || day < known) since.set(event.slot, day)
  }
  return [...since.values()].sort()
}

function monthsOf(
  book: Book,
  limit: number,
  { held, toCome }: { readonly held: readonly string[]; readonly toCome: readonly string[] },
): CapMonth[] {
  const months: CapMonth[] = []
  const { asOf, rules, startsOn } = book
  const lastMonth = timelineOf(startsOn, termsOn(rules.terms, asOf))?.lastMonth
  const total = lastMonth ?? monthOf(startsOn, asOf)
  for (let month = 0; month < total; month += 1) {
    const begins = addMonths(startsOn, month)
    const eve = addDays(addMonths(startsOn, month + 1), -1)
    const isPast = eve <= asOf
    const known = held.filter((day) => day <= eve).length
    const awaited = isPast ? 0 : toCome.filter((day) => day <= eve).length
    const used = Math.min(limit, known + awaited)
    months.push({ month: begins.slice(0, 7), used, isExpected: !isPast })
  }
  return months
}
