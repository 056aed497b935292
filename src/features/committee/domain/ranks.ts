import { ok, refuse, type Result } from '#kernel/result.ts'
import { givesPlace, type Outcome } from './outcomes.ts'

export type Placed = { readonly outcome: Outcome | null; readonly rank: number | null }

export type RanksRefusal = 'candidate-undecided' | 'ranks-not-contiguous'

/**
 * Whether the decisions of a dwelling hold together. One household alone needs no rank; several are ranked from 1,
 * without a gap nor two at one rank, and none of them is a plain attribution.
 *
 * @param candidates  the live candidates of the dwelling with their decision
 * @returns           the number of households that have a place
 * @refuses           `candidate-undecided`, `ranks-not-contiguous`
 * @source            CCH, article R.441-3; domain report I3
 */
export function checkRanks(candidates: readonly Placed[]): Result<number, RanksRefusal> {
  if (candidates.some(({ outcome }) => outcome === null)) return refuse('candidate-undecided')
  const placed = candidates.filter(({ outcome }) => givesPlace(outcome))
  const isRanked = placed.length > 1 || placed[0]?.outcome === 'allocated-ranked'
  if (!isRanked) return ok(placed.length)
  const ranks = placed.map(({ rank }) => rank ?? 0).sort((a, b) => a - b)
  const isWhole = ranks.every((rank, index) => rank === index + 1)
  const isPlain = placed.some(({ outcome }) => outcome === 'allocated')
  return isWhole && !isPlain ? ok(placed.length) : refuse('ranks-not-contiguous')
}
