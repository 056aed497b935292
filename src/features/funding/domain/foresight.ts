import { addDays, addMonths } from '#kernel/calendar.ts'
import { termsOn, type PriceVersion } from '../../schemes/domain/rules.ts'
import type { TermKey } from '../../schemes/domain/term-catalogue.ts'
import { timelineOf } from '../../schemes/domain/timeline.ts'
import { inForce } from '../../schemes/domain/versions.ts'
import type { Rate } from './accrual.ts'
import type { AccrueIn, Book, Entry, Ledger, Plan } from './book.ts'
import { CAP_OF_LINE, isCapped, type CapKey, type CappedLine, type FundingEvent } from './events.ts'
import { arrivalsUntil, expectedPlaces, sharedByEnvelope, spreadRanks } from './expected.ts'
import { termOver } from './rates.ts'
import { rowKey, rowOver, type RowIdentity } from './rows.ts'

/** Today's price is supposed to last: from before any day. */
const FOREVER = '0001-01-01'

/** A row that receives households to come, at which price, and which of them. */
type Expectation = {
  readonly row: RowIdentity
  readonly price: PriceVersion
  readonly ranks: readonly number[]
}

/**
 * Households still to come, and when: evenly until the last day of the mobilisation.
 *
 * @param book  events, terms and the programme's date
 * @returns     households housed and planned (counts), days of arrival, months of follow-up
 * @source      R4, domain report §0.1
 */
export function planOf({ asOf, events, rules, startsOn }: Book): Plan {
  const term = (key: TermKey) => termOver(rules.terms, key)(asOf)
  const planned = term('target.households') ?? 0
  const housed = placesTaken(events, 'target.households')
  const lastLeaseOn = timelineOf(startsOn, termsOn(rules.terms, asOf))?.lastLeaseOn
  const { days, missing } = arrivalsUntil(planned - housed, asOf, lastLeaseOn)
  return { housed, planned, arrivals: days, missing, followUpMonths: term('months.followup') }
}

/**
 * What the households still to come will cost: adapted management for each, support as the envelopes receive them,
 * assessments and sliding leases as often as until now and never beyond the caps.
 *
 * @param book      events, prices, terms and envelopes
 * @param plan      households still to come
 * @param accrueIn  multiplications in the window asked for
 * @returns         expected entries (euro cents) and the households that no envelope receives (count)
 * @source          Q2, R4
 */
export function foresee(
  book: Book,
  plan: Plan,
  accrueIn: AccrueIn,
): Pick<Ledger, 'entries' | 'withoutEnvelope'> {
  const support = supportToCome(book, plan)
  const entries = [...cappedToCome(book, plan), ...support].flatMap((expected) =>
    expectedEntries(expected, plan, accrueIn),
  )
  const received = support.reduce((sum, { ranks }) => sum + ranks.length, 0)
  return { entries, withoutEnvelope: plan.arrivals.length - received }
}

function expectedEntries(expected: Expectation, plan: Plan, accrueIn: AccrueIn): Entry[] {
  const { row, price, ranks } = expected
  const { operatorOrganisationId: operatorId, amountCents: unitCents, per } = price
  if (unitCents === null) return []
  const rates: readonly Rate[] = [{ from: FOREVER, until: null, unitCents, per }]
  const ends = new Map<string, string>()
  return ranks.flatMap((rank) => {
    const from = plan.arrivals[rank]
    if (from === undefined) return []
    const until = ends.get(from) ?? addMonths(from, plan.followUpMonths ?? 0)
    ends.set(from, until)
    const span = { from, until: until > from ? until : addDays(from, 1), countedFrom: from }
    const entry = { row, operatorId, householdKey: null } as const
    return { ...entry, stage: 'expected', state: 'priced', pieces: accrueIn(span, rates) }
  })
}

function cappedToCome(book: Book, plan: Plan): Expectation[] {
  const prices = pricedToday(book)
  return (Object.entries(CAP_OF_LINE) as [CappedLine, CapKey][]).flatMap(([line, key]) => {
    const [price] = prices
      .filter((candidate) => candidate.line === line)
      .sort((one, two) => (two.amountCents ?? 0) - (one.amountCents ?? 0))
    const row = { line, operatorId: null, operatorKind: null }
    return price ? [{ row, price, ranks: placesToCome(book, plan, key) }] : []
  })
}

/**
 * Which of the households still to come take a place under a cap.
 *
 * @param book  events and terms
 * @param plan  households still to come
 * @param key   the cap
 * @returns     ranks among the households to come, from 0
 * @source      Q2: forecast of the caps by month
 */
export function placesToCome(book: Book, plan: Plan, key: CapKey): readonly number[] {
  const { housed, planned, arrivals } = plan
  if (key === 'target.households') return arrivals.map((_, rank) => rank)
  const limit = termOver(book.rules.terms, key)(book.asOf)
  if (limit === undefined) return []
  const used = Math.min(limit, placesTaken(book.events, key))
  return expectedPlaces({ used, limit }, { housed, planned, toCome: arrivals.length })
}

function supportToCome(book: Book, { arrivals }: Plan): Expectation[] {
  const prices = pricedToday(book).filter(({ line }) => line === 'support')
  const begun = supportedByRow(book)
  const rows = inForce(book.envelopes, book.asOf).flatMap((envelope) => {
    const { operatorOrganisationId: operatorId, operatorKind, households } = envelope
    const price = prices.find(
      (candidate) =>
        candidate.operatorOrganisationId === operatorId && candidate.operatorKind === operatorKind,
    )
    const row = { line: 'support', operatorId, operatorKind } as const
    return price ? [{ row, price, left: households - (begun.get(rowKey(row))?.size ?? 0) }] : []
  })
  const left = rows.map((row) => row.left)
  return sharedByEnvelope(left, arrivals.length).flatMap((households, index) => {
    const known = rows[index]
    if (!known || households === 0) return []
    return [{ ...known, ranks: spreadRanks(households, arrivals.length) }]
  })
}

function supportedByRow({ events, rules }: Book): ReadonlyMap<string, ReadonlySet<string>> {
  const rowOf = rowOver(rules.prices)
  const byRow = new Map<string, Set<string>>()
  for (const event of events) {
    if (event.line !== 'support') continue
    const key = rowKey(rowOf(event))
    const households = byRow.get(key) ?? new Set()
    byRow.set(key, households.add(event.householdKey))
  }
  return byRow
}

function pricedToday({ asOf, rules }: Book): PriceVersion[] {
  return inForce(rules.prices, asOf).filter(({ amountCents }) => amountCents !== null)
}

/**
 * Places taken under a cap: assessments by operators with a price, distinct households ever aided, households housed.
 *
 * @param events  dated events of a scheme
 * @param key     the cap
 * @returns       number of places, those beyond the cap included
 * @source        C4, domain report §0.5, §0.8
 */
export function placesTaken(events: readonly FundingEvent[], key: CapKey): number {
  return events.reduce(
    (most, { line, slot }) =>
      isCapped(line) && CAP_OF_LINE[line] === key ? Math.max(most, slot ?? 0) : most,
    0,
  )
}
