/** A table of counts that share one total: cells are disjoint and sum to it. Counts never decrease with time. */
export type CountTable = {
  readonly total: number
  readonly cells: Readonly<Record<string, number>>
}

/** What may be read of such a table: null stands for a masked number. */
export type PublishedTable = {
  readonly total: number | null
  readonly cells: Readonly<Record<string, number | null>>
  /** The edition whose numbers these are: an older one when newer numbers would disclose somebody. */
  readonly asOf: string
}

/** Never published: a count of 1 to `threshold` − 1 persons. Zero says nothing of anybody. */
function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold
}

/**
 * The table of an edition as it may be published after the ones before it.
 *
 * Small cells are masked, and stay masked in every later edition; a second cell is masked when the first could be
 * found by subtraction. When the difference with the last published edition would itself be a small count, in a cell,
 * in the total or in what is masked, the whole table of that edition is published again, with its date.
 *
 * @param current    true counts (households) at the end of the edition
 * @param edition    name of the edition, for instance the first day of its quarter
 * @param previous   what the last edition published, null for the first; and the true counts it was made from
 * @param threshold  smallest count that may be read (5 by default in the programme)
 * @returns          the published table
 * @source           domain report §1.5 (cells < 5), R2; secondary suppression: Hundepool et al., Statistical
 *                   Disclosure Control (2012), ch. 4
 */
export function publishTable(
  current: CountTable,
  edition: string,
  previous: { readonly published: PublishedTable; readonly counted: CountTable } | null,
  threshold: number,
): PublishedTable {
  const stays = new Set(
    Object.entries(previous?.published.cells ?? {}).flatMap(([cell, value]) =>
      value === null ? [cell] : [],
    ),
  )
  const fresh = maskTable(current, edition, stays, threshold)
  if (previous === null) return fresh
  return disclosesGrowth(fresh, current, previous, threshold) ? previous.published : fresh
}

function maskTable(
  table: CountTable,
  edition: string,
  stays: ReadonlySet<string>,
  threshold: number,
): PublishedTable {
  const names = Object.keys(table.cells).sort(
    (a, b) => (table.cells[a] ?? 0) - (table.cells[b] ?? 0) || a.localeCompare(b),
  )
  const masked = new Set(
    names.filter((name) => stays.has(name) || isSmall(table.cells[name] ?? 0, threshold)),
  )
  // What is masked must itself be many, and more than one cell: else the total gives it away.
  while (mustMaskMore(table, masked, threshold)) {
    const next = names.find((name) => !masked.has(name) && (table.cells[name] ?? 0) > 0)
    if (next === undefined) break
    masked.add(next)
  }
  const hideAll = isSmall(table.total, threshold) || mustMaskMore(table, masked, threshold)
  return {
    total: hideAll ? null : table.total,
    cells: Object.fromEntries(
      names.map((name) => [name, hideAll || masked.has(name) ? null : (table.cells[name] ?? 0)]),
    ),
    asOf: edition,
  }
}

function mustMaskMore(table: CountTable, masked: ReadonlySet<string>, threshold: number): boolean {
  const hidden = [...masked].reduce((sum, name) => sum + (table.cells[name] ?? 0), 0)
  const people = [...masked].filter((name) => (table.cells[name] ?? 0) > 0).length
  return hidden > 0 && (people < 2 || isSmall(hidden, threshold))
}

/** Whether reading this edition beside the last one would show a small growth anywhere. */
function disclosesGrowth(
  fresh: PublishedTable,
  current: CountTable,
  previous: { readonly published: PublishedTable; readonly counted: CountTable },
  threshold: number,
): boolean {
  const { published, counted } = previous
  if (isSmall(current.total - counted.total, threshold)) return true
  if (published.total === null && fresh.total !== null) {
    // What was hidden whole would be bounded by what is shown now: wait until the growth hides it.
    return current.total - counted.total < threshold
  }
  let hiddenGrowth = 0
  for (const [name, count] of Object.entries(current.cells)) {
    const growth = count - (counted.cells[name] ?? 0)
    const shown = fresh.cells[name] !== null && (published.cells[name] ?? null) !== null
    if (shown && isSmall(growth, threshold)) return true
    if (!shown) hiddenGrowth += growth
  }
  return isSmall(hiddenGrowth, threshold)
}

/**
 * Median and ninth decile of delays, when there are enough of them.
 *
 * @param days       delays in days
 * @param threshold  smallest number of households that may be read
 * @returns          median and ninth decile (days, nearest rank), null when fewer than `threshold`
 * @source           domain report §1.5, I5 to I8: « median, p90 »
 */
export function delayFigures(
  days: readonly number[],
  threshold: number,
): { readonly medianDays: number; readonly ninthDecileDays: number } | null {
  if (days.length < threshold) return null
  const sorted = [...days].sort((a, b) => a - b)
  const rank = (ratio: number) => sorted[Math.ceil(ratio * sorted.length) - 1] ?? 0
  return { medianDays: rank(0.5), ninthDecileDays: rank(0.9) }
}
