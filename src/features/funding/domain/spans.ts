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
  const firstKeys = firstKeysOf(events)
  return events.map((event) => {
    switch (event.line) {
      case 'assessment':
        return assessmentSpan(event, rules)
      case 'support':
        return supportSpan(event, rules)
      case 'adapted-management':
        return managementSpan(event, rules, firstKeys.get(event.householdKey) ?? null)
      case 'sliding-lease-aid':
        return slidingSpan(event, rules)
    }
  })
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

/** Nothing that has not happened yet can be paid before tomorrow. */
function tomorrow({ asOf }: SpanRules): string {
  return addDays(asOf, 1)
}

function spanOf(from: string, until: string): Span {
  return { from, until, countedFrom: from }
}

function oneDay(day: string): Span {
  return spanOf(day, addDays(day, 1))
}

// Due on the day when it is finished; a begun one holds its place meanwhile.
function assessmentSpan({ endedOn }: FundingEvent, rules: SpanRules): Span {
  return oneDay(endedOn ?? tomorrow(rules))
}

function supportSpan({ startsOn, plannedUntil, endedOn }: FundingEvent, rules: SpanRules): Span {
  const from = startsOn ?? tomorrow(rules)
  return spanOf(from, endedOn ?? plannedUntil ?? tomorrow(rules))
}

function managementSpan(event: FundingEvent, rules: SpanRules, firstKeys: string | null): Span {
  const { startsOn, signedOn, endedOn } = event
  const from = startsOn ?? latest(signedOn, tomorrow(rules))
  const counted = firstKeys ?? from
  const months = rules.followUpOn(counted)
  const planned = months === undefined ? null : addMonths(counted, months)
  return { ...spanOf(from, earliest(endedOn, planned) ?? tomorrow(rules)), countedFrom: counted }
}

// Still sliding after the end of the follow-up: paid until today, nothing more is promised.
function slidingSpan({ startsOn, endedOn }: FundingEvent, rules: SpanRules): Span {
  const from = startsOn ?? tomorrow(rules)
  const months = rules.followUpOn(from)
  const planned = months === undefined ? null : addMonths(from, months)
  return spanOf(from, endedOn ?? latest(planned, tomorrow(rules)))
}

function latest(one: string | null, two: string): string {
  return one !== null && one > two ? one : two
}
