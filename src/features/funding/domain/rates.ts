import { priceFor } from '../../schemes/domain/price-list.ts'
import type { PriceVersion, TermVersion } from '../../schemes/domain/rules.ts'
import type { TermKey } from '../../schemes/domain/term-catalogue.ts'
import type { Rate } from './accrual.ts'
import { CAP_OF_LINE, isCapped, type FundingEvent, type FundingLine } from './events.ts'

export type MoneyRules = {
  readonly terms: readonly TermVersion[]
  readonly prices: readonly PriceVersion[]
}
type Priced = Pick<FundingEvent, 'line' | 'operatorId' | 'operatorKind' | 'slot'>
type Limit = Pick<TermVersion, 'validFrom' | 'validTo' | 'value'>

/** `unpriced`: this operator has no price here, on any day. */
export type Rates = { readonly state: 'priced' | 'unpriced'; readonly rates: readonly Rate[] }

/**
 * Prices over time, for each operator and place: nothing is paid on the days when the cap is below the place.
 *
 * @param rules  versions of the terms and of the price list
 * @returns      a function of an event to its prices in order; it remembers what it has computed
 * @source       Q1, C4: the price of the operator on that day; the eighth assessment is not funded
 */
export function ratesOver(rules: MoneyRules): (event: Priced) => Rates {
  const limits = new Map<FundingLine, readonly Limit[]>()
  const known = new Map<string, Rates>()
  return (event) => {
    const { line, operatorId, slot } = event
    const capped = limits.get(line) ?? limitsOf(rules, line)
    limits.set(line, capped)
    // Places that every version of the cap treats alike share their prices.
    const reached = capped.map(({ value }) => slot !== null && value >= slot).join('')
    const key = `${line} ${operatorId} ${reached}`
    const found = known.get(key) ?? priced(rules.prices, event, capped)
    known.set(key, found)
    return found
  }
}

/**
 * The versions of one term, to ask the value of many days.
 *
 * @param terms  versions of all the terms
 * @param key    the term
 * @returns      a function of a day to the value in force, undefined where there is none
 * @source       architecture §5: dated rows, never constants
 */
export function termOver(
  terms: readonly TermVersion[],
  key: TermKey,
): (day: string) => number | undefined {
  const versions = terms.filter((term) => term.key === key)
  return (day) =>
    versions.find(({ validFrom, validTo }) => validFrom <= day && (!validTo || day < validTo))
      ?.value
}

function limitsOf(rules: MoneyRules, line: FundingLine): readonly Limit[] {
  return isCapped(line) ? rules.terms.filter(({ key }) => key === CAP_OF_LINE[line]) : []
}

function priced(prices: readonly PriceVersion[], event: Priced, limits: readonly Limit[]): Rates {
  const rates = pricesOver(prices, event)
  if (rates.length === 0) return { state: 'unpriced', rates }
  // Without a version of the cap there is no cap.
  return { state: 'priced', rates: limits.length === 0 ? rates : within(rates, limits, event.slot) }
}

function pricesOver(prices: readonly PriceVersion[], event: Priced): readonly Rate[] {
  const { line, operatorId: organisationId, operatorKind: kind } = event
  const held = prices.filter((price) => price.line === line)
  const days = held.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo ? [validTo] : [])])
  const bounds = [...new Set(days)].sort()
  return bounds.flatMap((on, index) => {
    const found = priceFor(held, { line, operator: { organisationId, kind }, on })
    if (found.state !== 'priced') return []
    const { amountCents: unitCents, per } = found
    return [{ from: on, until: bounds[index + 1] ?? null, unitCents, per }]
  })
}

function within(
  rates: readonly Rate[],
  limits: readonly Limit[],
  slot: number | null,
): readonly Rate[] {
  if (slot === null) return []
  const open = limits.filter(({ value }) => value >= slot)
  return rates
    .flatMap((rate) =>
      open.flatMap(({ validFrom, validTo }) => {
        const from = rate.from > validFrom ? rate.from : validFrom
        const until = earliest(rate.until, validTo)
        return until === null || from < until ? [{ ...rate, from, until }] : []
      }),
    )
    .sort((one, two) => (one.from < two.from ? -1 : 1))
}

/**
 * The earlier of two days, of which either may be unknown.
 *
 * @param one  `YYYY-MM-DD` or null
 * @param two  `YYYY-MM-DD` or null
 * @returns    the earlier known one; null when neither is known
 * @source     Q1: what is paid ends with the first thing that ends it
 */
export function earliest(one: string | null, two: string | null): string | null {
  if (one === null || two === null) return one ?? two
  return one < two ? one : two
}
