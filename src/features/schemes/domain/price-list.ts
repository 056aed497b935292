import type { PriceLine, PricePer } from './price-lines.ts'
import type { PriceVersion } from './rules.ts'
import { inForce } from './versions.ts'

export type Operator = { readonly organisationId: string; readonly kind: string }

/** `unpriced`: the operator belongs to the line without a price here; `absent`: the line does not know it. */
export type PriceFound =
  | { readonly state: 'priced'; readonly amountCents: number; readonly per: PricePer }
  | { readonly state: 'unpriced'; readonly amountCents: 0 }
  | { readonly state: 'absent'; readonly amountCents: 0 }

/**
 * The price of a line for an operator on a day: its own, else that of its kind, else that of everybody.
 *
 * @param prices    versions of the price list
 * @param asked     line, operator and day (`YYYY-MM-DD`)
 * @returns         the price in euro cents and its unit, or why there is none
 * @source          call for projects 2014, « Montage financier » ; domain report §0.5, §0.6
 */
export function priceFor(
  prices: readonly PriceVersion[],
  asked: { readonly line: PriceLine; readonly operator: Operator; readonly on: string },
): PriceFound {
  const { line, operator, on } = asked
  const held = inForce(prices, on).filter((price) => price.line === line)
  const price =
    held.find(({ operatorOrganisationId: id }) => id === operator.organisationId) ??
    held.find(({ operatorKind }) => operatorKind !== null && operatorKind === operator.kind) ??
    held.find(({ operatorOrganisationId: id, operatorKind: kind }) => id === null && kind === null)
  if (!price) return { state: 'absent', amountCents: 0 }
  return price.amountCents === null
    ? { state: 'unpriced', amountCents: 0 }
    : { state: 'priced', amountCents: price.amountCents, per: price.per }
}
