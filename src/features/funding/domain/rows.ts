import type { PriceVersion } from '../../schemes/domain/rules.ts'
import { isCapped, type FundingEvent, type FundingLine } from './events.ts'

/** A line of the table: one for each capped line, and for support one for each operator or kind that has a price. */
export type RowIdentity = {
  readonly line: FundingLine
  readonly operatorId: string | null
  readonly operatorKind: string | null
}

/** @returns the identity in one word, to group by @source Q1: price list by line and operator */
export function rowKey({ line, operatorId, operatorKind }: RowIdentity): string {
  return [line, operatorId ?? operatorKind].filter(Boolean).join(':')
}

/**
 * The row that an event is counted in: that of the operator's own price, else that of its kind, else the line's.
 *
 * @param prices  every version of the price list
 * @returns       a function of an event to its row
 * @source        Q1, domain report §0.6
 */
export function rowOver(
  prices: readonly PriceVersion[],
): (event: Pick<FundingEvent, 'line' | 'operatorId' | 'operatorKind'>) => RowIdentity {
  const known = new Set(
    prices.flatMap(({ line, operatorOrganisationId: id, operatorKind: kind }) => {
      const one = id ?? kind
      return one === null ? [] : [`${line}:${one}`]
    }),
  )
  return ({ line, operatorId, operatorKind }) => {
    if (isCapped(line)) return { line, operatorId: null, operatorKind: null }
    if (known.has(`${line}:${operatorId}`)) return { line, operatorId, operatorKind: null }
    if (known.has(`${line}:${operatorKind}`)) return { line, operatorId: null, operatorKind }
    return { line, operatorId: null, operatorKind: null }
  }
}
