import { addDays, addMonths, daysBetween } from '#kernel/calendar.ts'

/** What a begun year is worth: its days, or each month as soon as it begins. */
export type ProRata = 'day' | 'month'

/** A price over a period: from its first day to the eve of `until` (null: no end is known). */
export type Rate = {
  readonly from: string
  readonly until: string | null
  readonly unitCents: number
  readonly per: 'household' | 'household-year'
}

/** Days that are paid: from the first one to the eve of `until`. Its months and years are counted from `countedFrom`. */
export type Span = { readonly from: string; readonly until: string; readonly countedFrom: string }

/** A multiplication: `quantity` × `unitCents` ÷ `parts`, on some days of a span. */
export type Piece = {
  readonly from: string
  readonly until: string
  readonly quantity: number
  readonly unit: 'household' | 'month' | 'day'
  readonly unitCents: number
  /** 12 for months, 365 or 366 for the days of a year, 1 for what is paid once. */
  readonly parts: number
  readonly cents: number
}

type Raw = Omit<Piece, 'cents'>
type Accrual = {
  readonly proRata: ProRata
  /** Days on which pieces are cut in two, whatever the price does. */
  readonly cuts: readonly string[]
}

/** The parts of a year that a piece may count in all divide this number: amounts stay whole numbers until rounded. */
const COMMON_PARTS = 12 * 5 * 73 * 61

/**
 * The multiplications that make the amount of a span, in the order of time. Each piece is what the rounded total grows
 * by, so that pieces always sum to the amount of the whole, rounded half up to the cent, however it is cut.
 *
 * @param span   days that are paid
 * @param rates  prices over time, in order, without overlap; a day without price costs nothing
 * @param how    pro-rata by day or by month begun, and days on which to cut
 * @returns      pieces with their amounts in euro cents
 * @source       Q3: pro-rata by day or month, stated rounding, year change handled
 */
export function accrue(span: Span, rates: readonly Rate[], how: Accrual): readonly Piece[] {
  let exact = 0
  return rawPieces(span, rates, how).map((piece) => {
    const before = roundedCents(exact)
    exact += piece.quantity * piece.unitCents * (COMMON_PARTS / piece.parts)
    return { ...piece, cents: roundedCents(exact) - before }
  })
}

/** Half up to the cent, on whole numbers only. */
function roundedCents(exact: number): number {
  const doubled = 2 * exact + COMMON_PARTS
  return (doubled - (doubled % (2 * COMMON_PARTS))) / (2 * COMMON_PARTS)
}

function rawPieces(span: Span, rates: readonly Rate[], how: Accrual): Raw[] {
  if (span.from >= span.until) return []
  return rates.flatMap((rate) => {
    if (rate.per === 'household') return paidOnce(span, rate)
    const from = rate.from > span.from ? rate.from : span.from
    const until = rate.until !== null && rate.until < span.until ? rate.until : span.until
    if (from >= until) return []
    const cuts = how.cuts.filter((day) => day > from && day < until).sort()
    return how.proRata === 'month'
      ? monthPieces(span.countedFrom, [from, ...cuts, until], rate)
      : dayPieces(span.countedFrom, [from, ...cuts, until], rate)
  })
}

/** What has a price for each household is due on the first day, at the price of that day. */
function paidOnce({ from }: Span, rate: Rate): Raw[] {
  const holds = rate.from <= from && (rate.until === null || from < rate.until)
  if (!holds) return []
  const { unitCents } = rate
  return [{ from, until: addDays(from, 1), quantity: 1, unit: 'household', unitCents, parts: 1 }]
}

function monthPieces(start: string, bounds: readonly string[], { unitCents }: Rate): Raw[] {
  return pairs(bounds).flatMap(([from, until]) => {
    const quantity = monthsBegun(start, until) - monthsBegun(start, from)
    if (quantity === 0) return []
    return [{ from, until, quantity, unit: 'month' as const, unitCents, parts: 12 }]
  })
}

/**
 * Months of a measure that have begun before a day; a month runs from a day to the same day of the next month.
 *
 * @param start  first day of the measure
 * @param day    `YYYY-MM-DD`; a month that begins on that very day is not counted
 * @returns      number of months, 0 when the day is not after the start
 * @source       Q3: pro-rata by month begun
 */
export function monthsBegun(start: string, day: string): number {
  if (day <= start) return 0
  const months =
    (Number(day.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(day.slice(5, 7)) -
    Number(start.slice(5, 7))
  return addMonths(start, months) < day ? months + 1 : months
}

/** A year of a measure runs from one anniversary to the next: a full one is worth the price, leap or not. */
function dayPieces(start: string, bounds: readonly string[], { unitCents }: Rate): Raw[] {
  const [first = start] = bounds
  const last = bounds.at(-1) ?? start
  const pieces: Raw[] = []
  for (let year = Math.floor((monthsBegun(start, addDays(first, 1)) - 1) / 12); ; year += 1) {
    const begins = addMonths(start, 12 * year)
    const ends = addMonths(start, 12 * (year + 1))
    if (begins >= last) return pieces
    const parts = daysBetween(begins, ends)
    const inside = bounds.filter((day) => day > begins && day < ends)
    const from = first > begins ? first : begins
    const until = last < ends ? last : ends
    for (const [a, b] of pairs([from, ...inside.filter((day) => day > from && day < until), until]))
      pieces.push({
        from: a,
        until: b,
        quantity: daysBetween(a, b),
        unit: 'day',
        unitCents,
        parts,
      })
  }
}

function pairs(bounds: readonly string[]): [string, string][] {
  return bounds.slice(1).map((until, index) => [bounds[index] ?? until, until])
}
