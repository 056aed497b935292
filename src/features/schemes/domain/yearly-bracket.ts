import { PRICE_LINES, type PriceLine } from './price-lines.ts'
import type { PriceVersion, Terms } from './rules.ts'
import type { TermKey } from './term-catalogue.ts'

/** `count` units at a price between two amounts of euro cents. */
export type BracketLine = {
  readonly line: PriceLine
  readonly count: number
  readonly lowUnitCents: number
  readonly highUnitCents: number
  readonly lowCents: number
  readonly highCents: number
}

// How many times a line can be paid in a full year.
const COUNTED_BY: Readonly<Record<PriceLine, TermKey>> = {
  assessment: 'cap.assessments',
  support: 'target.households',
  'adapted-management': 'target.households',
  'sliding-lease-aid': 'cap.sliding-leases',
}

/**
 * What a full first year costs, at the lowest and at the highest prices: an order of magnitude, never an envelope.
 *
 * @param prices  the price list in force
 * @param terms   caps and target in force (households)
 * @returns       a line for each priced line whose count is known, amounts in euro cents
 * @source        domain report §0, test vectors: 100 760 – 150 260 €
 */
export function yearlyBracket(
  prices: readonly PriceVersion[],
  terms: Terms,
): readonly BracketLine[] {
  return (Object.keys(PRICE_LINES) as PriceLine[]).flatMap((line) => {
    const count = terms[COUNTED_BY[line]]
    const units = prices.flatMap((price) =>
      price.line === line && price.amountCents !== null ? [price.amountCents] : [],
    )
    if (count === undefined || units.length === 0) return []
    const lowUnitCents = Math.min(...units)
    const highUnitCents = Math.max(...units)
    return [
      {
        line,
        count,
        lowUnitCents,
        highUnitCents,
        lowCents: count * lowUnitCents,
        highCents: count * highUnitCents,
      },
    ]
  })
}
