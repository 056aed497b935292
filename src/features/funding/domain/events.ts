import type { PriceLine } from '../../schemes/domain/price-lines.ts'

export type FundingLine = PriceLine

/** A dated event that money is counted from, without who nor why. */
export type FundingEvent = {
  readonly line: FundingLine
  readonly operatorId: string
  readonly operatorKind: string
  /** The same household twice in one reading; says nothing from one reading to the next. */
  readonly householdKey: string
  /** Assessment and support: first day. Adapted management: keys. Sliding lease: signature. Null: keys not handed over. */
  readonly startsOn: string | null
  /** Signature of the lease, for what is counted from a lease. */
  readonly signedOn: string | null
  /** First day that is no longer paid, as it was planned. */
  readonly plannedUntil: string | null
  /** First day that is no longer paid: end of the measure or of the lease, glide. For an assessment, the day it was finished. */
  readonly endedOn: string | null
  /** Place among those that count against the cap of the line, from 1; null: does not count. */
  readonly slot: number | null
}

/** Which figure limits how many are paid on a line; support has none. */
export const CAP_OF_LINE = {
  assessment: 'cap.assessments',
  'sliding-lease-aid': 'cap.sliding-leases',
  'adapted-management': 'target.households',
} as const satisfies Partial<Record<FundingLine, string>>
export type CappedLine = keyof typeof CAP_OF_LINE
export type CapKey = (typeof CAP_OF_LINE)[CappedLine]

/** @returns whether the line has a cap: a number of assessments or of households @source C4, domain report §0.5-0.8 */
export function isCapped(line: FundingLine): line is CappedLine {
  return line in CAP_OF_LINE
}
