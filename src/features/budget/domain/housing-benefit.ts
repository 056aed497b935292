import { ok, refuse, type Result } from '#kernel/result.ts'

/** A figure of the benefit's scale in force; empty zone or `any` where it does not depend on it. */
export type BenefitParameter = {
  readonly parameter: string
  readonly zone: string
  readonly family: string
  /** Euro cents, a ratio or a number of times. */
  readonly value: number
  readonly validFrom: string
}

export type BenefitAsk = {
  /** Euro cents a month, without charges. */
  readonly rentCents: number
  readonly zone: number
  readonly isCouple: boolean
  readonly dependants: number
  /** What counts of the household's resources, euro cents a year. */
  readonly yearlyResourcesCents: number
}

/** Everything that the estimate was made of, so that each figure can be opened. Euro cents a month but where said. */
export type HousingBenefit = {
  readonly cents: number
  readonly rentCeilingCents: number
  readonly rentKeptCents: number
  readonly chargesCents: number
  readonly minimumParticipationCents: number
  readonly familyRatio: number
  readonly rentRatio: number
  /** Euro cents a year. */
  readonly allowanceCents: number
  /** Euro cents a year, above the allowance. */
  readonly excessCents: number
  readonly participationCents: number
  /** What is left of the benefit when the rent is far above its ceiling (0 to 1). */
  readonly degressiveRatio: number
  readonly flatReductionCents: number
  readonly levyRatio: number
  readonly validFrom: string
}

/**
 * An estimate of the housing benefit of a tenant of social housing. Only the family allowance office decides.
 *
 * @param ask         rent, zone, family and yearly resources
 * @param parameters  the scale in force on that day
 * @returns           euro cents a month, never negative, with each figure it comes from
 * @refuses           `benefit-parameters-missing` when the scale does not cover the zone or the family
 * @source            AL = L + C − (P0 + (TF + TL) × max(0, R − R0)), less the flat reduction and the levy (domain report §2.9)
 */
export function housingBenefit(
  ask: BenefitAsk,
  parameters: readonly BenefitParameter[],
): Result<HousingBenefit, 'benefit-parameters-missing'> {
  const scale = scaleOf(ask, parameters)
  if (!scale) return refuse('benefit-parameters-missing')
  const rentKept = Math.min(ask.rentCents, scale.rentCeiling)
  const basis = rentKept + scale.charges
  const minimum = Math.max(scale.minimum, scale.minimumRatio * basis)
  const rentRatio = rentRatioOf(rentKept / scale.referenceRent, scale)
  const excess = Math.max(0, ask.yearlyResourcesCents - scale.allowance)
  const participation = minimum + (scale.familyRatio + rentRatio) * excess
  const degressiveRatio = degressiveRatioOf(ask.rentCents / scale.rentCeiling, scale)
  const before = Math.max(0, basis - participation) * degressiveRatio
  const after = Math.max(0, before - scale.flatReduction) * (1 - scale.levy)
  return ok({
    cents: Math.round(after),
    rentCeilingCents: scale.rentCeiling,
    rentKeptCents: rentKept,
    chargesCents: scale.charges,
    minimumParticipationCents: Math.round(minimum),
    familyRatio: scale.familyRatio,
    rentRatio,
    allowanceCents: scale.allowance,
    excessCents: excess,
    participationCents: Math.round(participation),
    degressiveRatio,
    flatReductionCents: scale.flatReduction,
    levyRatio: scale.levy,
    validFrom: scale.validFrom,
  })
}

type Scale = NonNullable<ReturnType<typeof scaleOf>>

// Nothing up to the first bound, then two slopes: what is above each bound counts at the rate of its slice.
function rentRatioOf(share: number, scale: Scale): number {
  const middle = Math.max(0, Math.min(share, scale.secondBound) - scale.firstBound)
  const above = Math.max(0, share - scale.secondBound)
  return middle * scale.middleRate + above * scale.aboveRate
}

function degressiveRatioOf(times: number, { degressiveFrom, degressiveNilAt }: Scale): number {
  const passed = (times - degressiveFrom) / (degressiveNilAt - degressiveFrom)
  return 1 - Math.min(1, Math.max(0, passed))
}

function scaleOf(ask: BenefitAsk, parameters: readonly BenefitParameter[]) {
  const read = (parameter: string, family: string, zone: number | null = null) =>
    parameters.find(
      (one) =>
        one.parameter === parameter &&
        one.family === family &&
        one.zone === (zone === null ? '' : String(zone)),
    )?.value
  const any = (parameter: string) => read(parameter, 'any')
  const figures = {
    rentCeiling: byFamily(ask, 1, (family) => read('rent-ceiling', family, ask.zone)),
    // The share of the rent is measured against the ceiling of the second zone, whatever the zone.
    referenceRent: byFamily(ask, 1, (family) => read('rent-ceiling', family, 2)),
    charges: plus(any('charges'), ask.dependants, read('charges', 'extra-dependant')),
    minimum: any('minimum-participation'),
    minimumRatio: any('minimum-participation-ratio'),
    allowance: byFamily(ask, 6, (family) => read('resources-allowance', family)),
    familyRatio: byFamily(ask, 6, (family) => read('family-rate', family)),
    firstBound: any('rent-rate-first-bound'),
    secondBound: any('rent-rate-second-bound'),
    middleRate: any('rent-rate-middle'),
    aboveRate: any('rent-rate-above'),
    degressiveFrom: read('degressive-from', 'any', ask.zone),
    degressiveNilAt: read('degressive-nil-at', 'any', ask.zone),
    flatReduction: any('flat-reduction'),
    levy: any('social-debt-levy'),
  }
  if (!isComplete(figures)) return undefined
  // The day of the scale is that of its rent ceilings, which move each year with everything else.
  const validFrom =
    parameters.find((one) => one.parameter === 'rent-ceiling' && one.zone === String(ask.zone))
      ?.validFrom ?? ''
  return { ...figures, familyRatio: Math.max(0, figures.familyRatio), validFrom }
}

function isComplete<T extends Readonly<Record<string, number | undefined>>>(
  figures: T,
): figures is T & Readonly<Record<keyof T, number>> {
  return Object.values(figures).every((figure) => figure !== undefined)
}

// A row for each number of dependants up to `last`, then one for each more.
function byFamily(
  { isCouple, dependants }: BenefitAsk,
  last: number,
  read: (family: string) => number | undefined,
): number | undefined {
  if (dependants === 0) return read(isCouple ? 'couple' : 'single')
  const named = read(`dependants-${String(Math.min(dependants, last))}`)
  return plus(named, Math.max(0, dependants - last), read('extra-dependant'))
}

function plus(
  base: number | undefined,
  times: number,
  extra: number | undefined,
): number | undefined {
  if (times === 0 || base === undefined) return base
  return extra === undefined ? undefined : base + times * extra
}
