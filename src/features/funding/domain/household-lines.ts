import { addDays } from '#kernel/calendar.ts'
import type { Entry, Ledger } from './book.ts'
import { rowKey } from './rows.ts'
import { sumsOf, type Sum } from './statement.ts'

/** What one measure of one household costs, as it can be recomputed by hand. */
export type HouseholdLine = {
  readonly householdKey: string
  readonly operatorId: string
  readonly from: string | null
  readonly to: string | null
  readonly state: 'priced' | 'beyond-cap'
  readonly spent: readonly Sum[]
  readonly running: readonly Sum[]
}

/**
 * The lines behind one row of the statement: each measure that is paid in the window, or that the cap leaves unpaid.
 *
 * @param ledger  the amounts of the window asked for
 * @param key     the row
 * @param asOf    the programme's date: spent until that day, promised after it
 * @returns       one line for each measure, in the order of the events; their sums (euro cents) are those of the row
 * @source        Q1: every amount traced to events
 */
export function householdLines(ledger: Ledger, key: string, asOf: string): HouseholdLine[] {
  return ledger.entries.flatMap((entry) => {
    const { householdKey, operatorId, state } = entry
    if (entry.stage !== 'event' || state === 'unpriced' || rowKey(entry.row) !== key) return []
    if (householdKey === null || operatorId === null) return []
    if (state === 'priced' && entry.pieces.length === 0) return []
    return [{ householdKey, operatorId, state, ...daysOf(entry), ...amountsOf(entry, asOf) }]
  })
}

function daysOf({ pieces }: Entry): Pick<HouseholdLine, 'from' | 'to'> {
  const last = pieces.at(-1)
  return { from: pieces[0]?.from ?? null, to: last ? addDays(last.until, -1) : null }
}

function amountsOf(entry: Entry, asOf: string): Pick<HouseholdLine, 'spent' | 'running'> {
  return {
    spent: sumsOf([entry], (piece) => piece.from <= asOf),
    running: sumsOf([entry], (piece) => piece.from > asOf),
  }
}
