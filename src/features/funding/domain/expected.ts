import { addDays, daysBetween } from '#kernel/calendar.ts'

/** Days on which the households still to come are expected, evenly spread. */
export type Arrivals = {
  readonly days: readonly string[]
  /** Households that the target still misses and for which no day is left. */
  readonly missing: number
}

/**
 * When the households still to come arrive: evenly, from tomorrow to the last day on which a lease may be signed.
 *
 * @param households  households still to come before the target is met (count)
 * @param asOf        the programme's date
 * @param lastLeaseOn last day of the mobilisation; undefined while its length is unknown
 * @returns           one day for each household, in order; none once the mobilisation is over
 * @source            R4, domain report §0.1: two years of mobilisation, then each household's own year
 */
export function arrivalsUntil(
  households: number,
  asOf: string,
  lastLeaseOn: string | undefined,
): Arrivals {
  const wanted = Math.max(0, households)
  const left = lastLeaseOn === undefined ? 0 : daysBetween(asOf, lastLeaseOn)
  if (left < 1) return { days: [], missing: wanted }
  const days = Array.from({ length: wanted }, (_, index) =>
    addDays(asOf, 1 + Math.floor(((2 * index + 1) * left) / (2 * wanted))),
  )
  return { days, missing: 0 }
}

/**
 * Which of the households still to come take the places left under a cap, if as many of them do as until now. Before
 * the first household the plan itself says how many: the cap for the target.
 *
 * @param cap       places taken and places in all
 * @param housed    households already housed (count)
 * @param toCome    households still to come (count)
 * @param planned   households in all according to the target (count)
 * @returns         ranks among the households to come, from 0; never more than the places left
 * @source          Q2: forecast of the caps
 */
export function expectedPlaces(
  cap: { readonly used: number; readonly limit: number },
  { housed, toCome, planned }: { housed: number; toCome: number; planned: number },
): readonly number[] {
  const share = housed > 0 ? { of: housed, take: cap.used } : { of: planned, take: cap.limit }
  if (share.take <= 0) return []
  const ranks: number[] = []
  for (let place = 1; place <= cap.limit - cap.used; place += 1) {
    // More than one place for each household: they fall on the same one.
    const rank = Math.max(0, Math.ceil((place * share.of) / share.take) - 1)
    if (rank >= toCome) break
    ranks.push(rank)
  }
  return ranks
}

/**
 * Shares the households still to come between operators, in proportion of what each envelope has left.
 *
 * @param left   households that each envelope can still take (count)
 * @param toCome households still to come (count)
 * @returns      households for each envelope, in the same order (largest remainder); their sum is `toCome`, or what
 *               the envelopes have left when that is less
 * @source       domain report §0: envelopes per operator are data of the scheme
 */
export function sharedByEnvelope(left: readonly number[], toCome: number): readonly number[] {
  const room = left.map((households) => Math.max(0, households))
  const total = room.reduce((sum, households) => sum + households, 0)
  if (total <= toCome) return room
  const shares = room.map((households) => Math.floor((households * toCome) / total))
  const rest = toCome - shares.reduce((sum, households) => sum + households, 0)
  const byRemainder = room
    .map((households, index) => ({ index, remainder: (households * toCome) % total }))
    .sort((one, two) => two.remainder - one.remainder || one.index - two.index)
  const lucky = new Set(byRemainder.slice(0, rest).map(({ index }) => index))
  return shares.map((households, index) => households + (lucky.has(index) ? 1 : 0))
}

/**
 * Ranks of the households of one operator among those to come, evenly spread.
 *
 * @param count   households of this operator (count)
 * @param toCome  households still to come (count)
 * @returns       ranks from 0, in order
 * @source        R4: nobody knows who will come when
 */
export function spreadRanks(count: number, toCome: number): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.min(toCome - 1, Math.floor(((2 * index + 1) * toCome) / (2 * count))),
  )
}
