import type { PriceVersion } from '../../schemes/domain/rules.ts'
import type { Piece } from './accrual.ts'
import type { Book, Entry, Ledger } from './book.ts'
import { ceilingOf, pricedRows, priceToday, type Ceiling } from './ceiling.ts'
import { rowKey, type RowIdentity } from './rows.ts'

/** Multiplications of the same price, added up. */
export type Sum = Pick<Piece, 'quantity' | 'unit' | 'unitCents' | 'parts' | 'cents'> & {
  /** Distinct households behind; for those still to come, each is one. */
  readonly households: number
}

export type StatementRow = RowIdentity & {
  readonly key: string
  readonly unitCents: number | null
  readonly per: PriceVersion['per'] | null
  readonly households: number
  /** Begun beyond the cap: 0 €. */
  readonly beyondCap: number
  readonly spent: readonly Sum[]
  readonly running: readonly Sum[]
  readonly expected: readonly Sum[]
  readonly spentCents: number
  /** Spent and promised until the planned ends. */
  readonly committedCents: number
  /** Committed, and the households still to come. */
  readonly forecastCents: number
  readonly ceiling: Ceiling | null
}

export type Unpriced = {
  readonly line: RowIdentity['line']
  readonly operatorId: string
  readonly households: number
}

export type Totals = Pick<StatementRow, 'spentCents' | 'committedCents' | 'forecastCents'> & {
  /** Null when a row has no ceiling. */
  readonly ceilingCents: number | null
}

export type Statement = {
  readonly rows: readonly StatementRow[]
  readonly unpriced: readonly Unpriced[]
  readonly totals: Totals
}

/**
 * What is spent, committed and forecast on each row, with the multiplications, against its ceiling. Every total is the
 * sum of amounts that are already rounded: no cent is lost between a row and its parts.
 *
 * @param book    events, prices, terms and envelopes
 * @param ledger  the amounts of the window asked for
 * @returns       rows in the order of the lines (euro cents), operators without a price, totals
 * @source        Q1-Q3; domain report §0.6: « 0 € sur ce dispositif »
 */
export function statementOf(book: Book, ledger: Ledger): Statement {
  const byRow = new Map<string, { readonly row: RowIdentity; readonly entries: Entry[] }>()
  for (const row of pricedRows(book)) byRow.set(rowKey(row), { row, entries: [] })
  for (const entry of ledger.entries) {
    if (entry.state === 'unpriced') continue
    const key = rowKey(entry.row)
    const known = byRow.get(key) ?? { row: entry.row, entries: [] }
    known.entries.push(entry)
    byRow.set(key, known)
  }
  const rows = [...byRow.values()].map(({ row, entries }) => statementRow(book, row, entries))
  return { rows, unpriced: unpricedOf(ledger.entries), totals: totalsOf(rows) }
}

function statementRow(book: Book, row: RowIdentity, entries: readonly Entry[]): StatementRow {
  const events = entries.filter(({ stage }) => stage === 'event')
  const paid = events.filter(({ state }) => state === 'priced')
  const spent = sumsOf(paid, (piece) => piece.from <= book.asOf)
  const running = sumsOf(paid, (piece) => piece.from > book.asOf)
  const expected = sumsOf(entries.filter(({ stage }) => stage === 'expected'))
  const price = priceToday(book, row)
  const spentCents = centsOf(spent)
  const committedCents = spentCents + centsOf(running)
  return {
    ...row,
    key: rowKey(row),
    unitCents: price?.amountCents ?? null,
    per: price?.per ?? null,
    households: distinct(paid.filter(({ pieces }) => pieces.length > 0)),
    beyondCap: events.length - paid.length,
    spent,
    running,
    expected,
    spentCents,
    committedCents,
    forecastCents: committedCents + centsOf(expected),
    ceiling: ceilingOf(book, row),
  }
}

function totalsOf(rows: readonly StatementRow[]): Totals {
  const total = (amount: (row: StatementRow) => number) =>
    rows.reduce((sum, row) => sum + amount(row), 0)
  const isLimited = rows.every(({ ceiling }) => ceiling !== null)
  return {
    spentCents: total((row) => row.spentCents),
    committedCents: total((row) => row.committedCents),
    forecastCents: total((row) => row.forecastCents),
    ceilingCents: isLimited ? total(({ ceiling }) => ceiling?.cents ?? 0) : null,
  }
}

/**
 * Adds up the multiplications that share a price and a unit.
 *
 * @param entries  entries with their pieces
 * @param keeps    which pieces to add up
 * @returns        one sum for each price and unit (euro cents), in the order met
 * @source         Q1: every amount is a multiplication that a reader can redo
 */
export function sumsOf(
  entries: readonly Entry[],
  keeps: (piece: Piece) => boolean = () => true,
): Sum[] {
  const sums = new Map<string, { sum: Sum; readonly households: Set<Entry | string> }>()
  for (const entry of entries) {
    for (const piece of entry.pieces.filter(keeps)) {
      const { unit, unitCents, parts, quantity, cents } = piece
      const key = `${unit} ${String(unitCents)} ${String(parts)}`
      const empty = { unit, unitCents, parts, quantity: 0, cents: 0, households: 0 }
      const known = sums.get(key) ?? { sum: empty, households: new Set() }
      known.households.add(entry.householdKey ?? entry)
      known.sum = {
        ...known.sum,
        quantity: known.sum.quantity + quantity,
        cents: known.sum.cents + cents,
        households: known.households.size,
      }
      sums.set(key, known)
    }
  }
  return [...sums.values()].map(({ sum }) => sum)
}

function centsOf(sums: readonly Sum[]): number {
  return sums.reduce((total, { cents }) => total + cents, 0)
}

function distinct(entries: readonly Entry[]): number {
  return new Set(entries.map(({ householdKey }) => householdKey)).size
}

function unpricedOf(entries: readonly Entry[]): Unpriced[] {
  const known = new Map<string, { readonly operatorId: string; readonly entries: Entry[] }>()
  for (const entry of entries) {
    const { operatorId, row, state } = entry
    if (state !== 'unpriced' || operatorId === null) continue
    const key = `${row.line} ${operatorId}`
    const found = known.get(key) ?? { operatorId, entries: [] }
    found.entries.push(entry)
    known.set(key, found)
  }
  return [...known.values()].flatMap(({ operatorId, entries: found }) => {
    const line = found[0]?.row.line
    return line === undefined ? [] : [{ line, operatorId, households: distinct(found) }]
  })
}
