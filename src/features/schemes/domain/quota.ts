export type QuotaUse = {
  readonly reserved: number
  readonly proposed: number
  readonly allocated: number
  readonly signed: number
}

export type QuotaState = QuotaUse & {
  readonly quota: number
  readonly extra: number
  /** Dwellings still to mobilise, never below zero. */
  readonly left: number
  /** Dwellings beyond the quota and what was granted over it. */
  readonly over: number
}

/**
 * Where a sector stands: a dwelling counts once, in its most advanced state.
 *
 * @param quota  dwellings to mobilise
 * @param extra  dwellings granted over the quota by the programme lead
 * @param use    dwellings by state
 * @returns      the four states, what is left and what is over (dwellings)
 * @source       C2; call for projects 2014: 15, 10 and 5 dwellings
 */
export function quotaState(quota: number, extra: number, use: QuotaUse): QuotaState {
  const taken = use.reserved + use.proposed + use.allocated + use.signed
  const room = quota + extra - taken
  return { ...use, quota, extra, left: Math.max(0, room), over: Math.max(0, -room) }
}

/**
 * Whether one more dwelling of the sector may be taken.
 *
 * @param state  where the sector stands
 * @returns      true while something is left; otherwise the programme lead must grant it with a motive
 * @source       C2: over-quota needs an override with a motive
 */
export function mayTakeOneMore(state: QuotaState): boolean {
  return state.left > 0
}
