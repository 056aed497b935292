import type { Sum } from '../contract.ts'
import type { Sum as KnownSum } from '../domain/statement.ts'

/** Sums as they travel: a list of their own. */
export function sumsToWire(sums: readonly KnownSum[]): Sum[] {
  return sums.map((sum) => ({ ...sum }))
}
