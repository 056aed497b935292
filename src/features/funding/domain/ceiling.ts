import type { PriceVersion } from '../../schemes/domain/rules.ts'
import { inForce } from '../../schemes/domain/versions.ts'
import type { Book } from './book.ts'
import { CAP_OF_LINE, isCapped } from './events.ts'
import { termOver } from './rates.ts'
import type { RowIdentity } from './rows.ts'

/** `count` × `unitCents`, for so many months each when the price is yearly. */
export type Ceiling = {
  readonly basis: 'cap' | 'target' | 'envelope'
  readonly count: number
  readonly unitCents: number
  readonly months: number | null
  readonly cents: number
}

type Rules = Pick<Book, 'asOf' | 'envelopes' | 'rules'>

const LINES_IN_ORDER = [
  'assessment',
  'support',
  'adapted-management',
  'sliding-lease-aid',
] as const satisfies RowIdentity['line'][]

/**
 * The rows that stand even with nothing to pay yet: those of the price list, the dearest operator first.
 *
 * @param book  price list and the programme's date
 * @returns     one row for each capped line, one for each priced operator or kind of operators of support
 * @source      Q1: price list by line and operator
 */
export function pricedRows(book: Rules): RowIdentity[] {
  const prices = pricesToday(book)
  return LINES_IN_ORDER.flatMap((line): RowIdentity[] => {
    const held = prices.filter((price) => price.line === line)
    if (isCapped(line) && held.length > 0) return [{ line, operatorId: null, operatorKind: null }]
    return held.map(({ operatorOrganisationId, operatorKind }) => ({
      line,
      operatorId: operatorOrganisationId,
      operatorKind,
    }))
  })
}

/**
 * The price that a row shows today. Where several operators have prices under one cap, the dearest says what the cap
 * is worth.
 *
 * @param book  price list and the programme's date
 * @param row   the row
 * @returns     the version in force, undefined when there is none
 * @source      Q1
 */
export function priceToday(book: Rules, row: RowIdentity): PriceVersion | undefined {
  return pricesToday(book).find(
    (price) =>
      price.line === row.line &&
      (isCapped(row.line) ||
        (price.operatorOrganisationId === row.operatorId &&
          price.operatorKind === row.operatorKind)),
  )
}

/** Prices in force, the dearest first. */
function pricesToday({ asOf, rules }: Rules): PriceVersion[] {
  return inForce(rules.prices, asOf)
    .filter(({ amountCents }) => amountCents !== null)
    .sort((one, two) => (two.amountCents ?? 0) - (one.amountCents ?? 0))
}

/**
 * What a row may cost at most: its cap, the target or the envelope of the operator, times the price, a year each.
 *
 * @param book  terms, prices, envelopes and the programme's date
 * @param row   the row
 * @returns     the multiplication (euro cents); null when nothing limits the row or it has no price
 * @source      domain report §0, test vectors: 7 × 380, 30 × 1 300, 4 × 2 400
 */
export function ceilingOf(book: Rules, row: RowIdentity): Ceiling | null {
  const price = priceToday(book, row)
  const count = countOf(book, row)
  if (price?.amountCents == null || count === undefined) return null
  const limit = { basis: basisOf(row), count, unitCents: price.amountCents }
  if (price.per === 'household') return { ...limit, months: null, cents: count * limit.unitCents }
  const months = termOver(book.rules.terms, 'months.followup')(book.asOf)
  if (months === undefined) return null
  return { ...limit, months, cents: Math.round((count * limit.unitCents * months) / 12) }
}

function basisOf({ line }: RowIdentity): Ceiling['basis'] {
  if (!isCapped(line)) return 'envelope'
  return line === 'adapted-management' ? 'target' : 'cap'
}

function countOf({ asOf, envelopes, rules }: Rules, row: RowIdentity): number | undefined {
  if (isCapped(row.line)) return termOver(rules.terms, CAP_OF_LINE[row.line])(asOf)
  return inForce(envelopes, asOf).find(
    ({ operatorOrganisationId, operatorKind }) =>
      operatorOrganisationId === row.operatorId && operatorKind === row.operatorKind,
  )?.households
}
