import type { PriceLine, PricePer } from './price-lines.ts'
import type { TermKey } from './term-catalogue.ts'
import { inForce, type Validity } from './versions.ts'

export type TermVersion = Validity & { readonly key: TermKey; readonly value: number }
export type PriceVersion = Validity & {
  readonly line: PriceLine
  readonly operatorOrganisationId: string | null
  readonly operatorKind: string | null
  /** Null: no price here, « cofinancé ailleurs ». */
  readonly amountCents: number | null
  readonly per: PricePer
}
export type QuotaVersion = Validity & { readonly sectorId: string; readonly dwellings: number }
export type CommuneVersion = Validity & { readonly sectorId: string; readonly commune: string }

/** The rules of a scheme with all their versions: what is compared before and after a change. */
export type Rules = {
  readonly startsOn: string
  readonly sectors: readonly { readonly id: string; readonly name: string }[]
  readonly terms: readonly TermVersion[]
  readonly prices: readonly PriceVersion[]
  readonly quotas: readonly QuotaVersion[]
  readonly communes: readonly CommuneVersion[]
}

export type Terms = Readonly<Partial<Record<TermKey, number>>>

/**
 * The value of each term on a day.
 *
 * @param versions  versions of terms
 * @param day       `YYYY-MM-DD`
 * @returns         values in the unit of each term; a term without a version that day is absent
 * @source          architecture §5: dated rows, never constants
 */
export function termsOn(versions: readonly TermVersion[], day: string): Terms {
  return Object.fromEntries(inForce(versions, day).map(({ key, value }) => [key, value]))
}

/**
 * The delays of the path among the terms.
 *
 * @param terms  values of the terms on a day
 * @returns      working days by key of step
 * @source       features/households/domain/steps.ts: `delay.<step>`
 */
export function delaysOf(terms: Terms): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(terms).flatMap(([key, value]) =>
      key.startsWith('delay.') ? [[key.slice('delay.'.length), value]] : [],
    ),
  )
}
