export type FlowBalance = {
  readonly released: number
  readonly oriented: number
  /** What the agreement promises on the dwellings released so far (dwellings, possibly a fraction). */
  readonly promised: number
  /** Dwellings still to orient so that the promise holds, rounded up; 0 when it does. */
  readonly owed: number
}

/**
 * Where a holder's share of the year's releases stands.
 *
 * @param flowRatio  share promised by the agreement (0–1)
 * @param released   dwellings released since 1 January in the territory of the right
 * @param oriented   those oriented to this holder
 * @returns          counts, promise and what remains owed (dwellings)
 * @source           loi ELAN, art. 114; décret 2020-145: reservation as a yearly share of releases
 */
export function flowBalance(flowRatio: number, released: number, oriented: number): FlowBalance {
  // Cents of dwellings: 0.1 × 3 must not owe a thirtieth of a dwelling too many.
  const promised = Math.round(flowRatio * released * 100) / 100
  return { released, oriented, promised, owed: Math.max(0, Math.ceil(promised - oriented)) }
}
