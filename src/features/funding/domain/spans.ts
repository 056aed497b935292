import { addDays, addMonths } from '#kernel/calendar.ts'
import type { Span } from './accrual.ts'
import type { FundingEvent } from './events.ts'
import { earliest } from './rates.ts'

export type SpanRules = {
  readonly asOf: string
  /** Months of follow-up in force on a day; undefined when nothing says it. */
  readonly followUpOn: (day: string) => number | undefined
}

/**
 * The days that each event pays for, from the first one to the last planned one.
 * Adapted management is paid from the keys and for the length of the follow-up, once for each household, whatever the
 * number of its leases; the aid to a sliding lease until the glide.
 *
 * @param events  dated events of a scheme
 * @param rules   the programme's date and the length of a follow-up
 * @returns       one span for each event, in the same order
 * @source        domain report §0.7, §0.8; call for projects 2014, « Montage financier »
 */
export function spansOf(events: readonly FundingEvent[], rules: SpanRules): readonly Span[] {
  const days = daysOf(rules)
  const firstKeys = firstKeysOf(events)
  return events.map((event) => {
    switch (event.line) {
      case 'assessment':
        return assessmentSpan(event, days)
      case 'support':
        return supportSpan(event, days)
      case 'adapted-management':
        return managementSpan(event, days, firstKeys.get(event.householdKey) ?? null)
      case 'sliding-lease-aid':
        return slidingSpan(event, days)
    }
  })
}

type Days = {
  /** Nothing that has not happened yet can be paid before tomorrow. */
  readonly tomorrow: string
  /** When a follow-up that begins on a day ends; null when nothing says it. */
  readonly plannedEnd: (from: string) => string | null
}

function daysOf({ asOf, followUpOn }: SpanRules): Days {
  const known = new Map<string, string | null>()
  return {
    tomorrow: addDays(asOf, 1),
    plannedEnd(from) {
      const found = known.get(from)
      if (found !== undefined) return found
      const months = followUpOn(from)
      const end = months === undefined ? null : addMonths(from, months)
      known.set(from, end)
      return end
    },
  }
}

function firstKeysOf(events: readonly FundingEvent[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const { line, householdKey, startsOn } of events) {
    if (line !== 'adapted-management' || startsOn === null) continue
    const known = first.get(householdKey)
    if (known === undefined || startsOn < known) first.set(householdKey, startsOn)
  }
  return first
}

function spanOf(from: string, until: string): Span {
  return { from, until, countedFrom: from }
}

function oneDay(day: string): Span {
  return spanOf(day, addDays(day, 1))
}

// Due on the day when it is finished; a begun one holds its place meanwhile.
function assessmentSpan({ endedOn }: FundingEvent, { tomorrow }: Days): Span {
  return oneDay(endedOn ?? tomorrow)
}

function supportSpan({ startsOn, plannedUntil, endedOn }: FundingEvent, { tomorrow }: Days): Span {
  return spanOf(startsOn ?? tomorrow, endedOn ?? plannedUntil ?? tomorrow)
}

function managementSpan(event: FundingEvent, days: Days, firstKeys: string | null): Span {
  const { startsOn, signedOn, endedOn } = event
  const from = startsOn ?? latest(signedOn, days.tomorrow)
  const countedFrom = firstKeys ?? from
  const until = earliest(endedOn, days.plannedEnd(countedFrom)) ?? days.tomorrow
  return { from, until, countedFrom }
}

// Still sliding after the end of the follow-up: paid until today, nothing more is promised.
function slidingSpan({ startsOn, endedOn }: FundingEvent, days: Days): Span {
  const from = startsOn ?? days.tomorrow
  return spanOf(from, endedOn ?? latest(days.plannedEnd(from), days.tomorrow))
}

function latest(one: string | null, two: string): string {
  return one !== null && one > two ? one : two
}
