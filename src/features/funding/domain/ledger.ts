import { addDays } from '#kernel/calendar.ts'
import { accrue, type Piece, type Rate } from './accrual.ts'
import type { AccrueIn, Book, Entry, Ledger, Window } from './book.ts'
import { foresee, planOf } from './foresight.ts'
import { ratesOver, termOver } from './rates.ts'
import { rowOver } from './rows.ts'
import { spansOf } from './spans.ts'

/** The second choice of the term « money.pro-rata ». */
const BY_MONTH = 2

/**
 * Every amount of a scheme, event by event, then for the households still to come.
 *
 * @param book    events, prices, terms and the programme's date
 * @param window  days asked for
 * @returns       entries with their multiplications (euro cents), and what is expected
 * @source        Q1-Q3, R4, C4
 */
export function ledgerOf(book: Book, window: Window): Ledger {
  const accrueIn = accrualIn(book, window)
  const entries = eventEntries(book, accrueIn)
  if (!book.foresees) return { entries, plan: null, withoutEnvelope: 0 }
  const plan = planOf(book)
  const foreseen = foresee(book, plan, accrueIn)
  return { ...foreseen, plan, entries: [...entries, ...foreseen.entries] }
}

function eventEntries(book: Book, accrueIn: AccrueIn): Entry[] {
  const rowOf = rowOver(book.rules.prices)
  const ratesOf = ratesOver(book.rules)
  const spans = spansOf(book.events, {
    asOf: book.asOf,
    followUpOn: termOver(book.rules.terms, 'months.followup'),
  })
  return book.events.map((event, index) => {
    const { state, rates } = ratesOf(event)
    const span = spans[index]
    const { operatorId, householdKey } = event
    return {
      ...{ row: rowOf(event), operatorId, householdKey, stage: 'event' },
      pieces: span ? accrueIn(span, rates) : [],
      state: state === 'priced' && rates.length === 0 ? 'beyond-cap' : state,
    }
  })
}

// One way to count for each measure, that of its first day: a change of the setting never moves what was accrued.
// Thousands of measures share their days and their price: each is computed once.
function accrualIn({ asOf, rules }: Book, { from, until }: Window): AccrueIn {
  const choiceOn = termOver(rules.terms, 'money.pro-rata')
  const cuts = [from, addDays(asOf, 1), until]
  const known = new Map<readonly Rate[], Map<string, readonly Piece[]>>()
  return (span, rates) => {
    const ofRates = known.get(rates) ?? new Map<string, readonly Piece[]>()
    known.set(rates, ofRates)
    const key = `${span.countedFrom} ${span.from} ${span.until}`
    const found = ofRates.get(key)
    if (found) return found
    const proRata = choiceOn(span.countedFrom) === BY_MONTH ? 'month' : 'day'
    const pieces = accrue(span, rates, { proRata, cuts })
    const inside = pieces.filter((piece) => piece.from >= from && piece.from < until)
    ofRates.set(key, inside)
    return inside
  }
}
