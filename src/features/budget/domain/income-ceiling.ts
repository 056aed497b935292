/** Families of financing that have a ceiling of their own. */
export const CEILING_FAMILIES = ['PLAI', 'PLUS', 'PLS'] as const
export type CeilingFamily = (typeof CEILING_FAMILIES)[number]

/** One figure of the yearly order on ceilings, as reference data holds it. */
export type CeilingRow = {
  readonly financing: string
  /** `1` to `6`, then `extra-person`. */
  readonly category: string
  readonly validFrom: string
  readonly amountCents: number
  /** Computed from the index until the order is out: to be verified. */
  readonly isComputed: boolean
  readonly source: string
}

/** What the category of a household depends on. */
export type CeilingHousehold = {
  /** All persons to house, children in visiting or shared custody included. */
  readonly persons: number
  readonly dependants: number
  /** A couple alone whose ages add up to no more than the limit. */
  readonly isYoungCouple: boolean
  /** Persons who hold an inclusion card marked « invalidité ». */
  readonly disabledPersons: number
}

export type CeilingCategory = {
  readonly category: 1 | 2 | 3 | 4 | 5 | 6
  readonly extraPersons: number
  /** What lifts the household one category above its number of persons. */
  readonly lift: 'single-with-dependants' | 'young-couple' | 'disability' | null
}

/**
 * The category of a household in the yearly ceilings.
 *
 * @param household  persons, dependants, and what lifts it one category
 * @returns          category 1 to 6 and the persons beyond the sixth (count); nothing lifts it twice
 * @source           CCH R.441-1 and order of 29 July 1987, annex I (domain report §2.8)
 */
export function ceilingCategory(household: CeilingHousehold): CeilingCategory {
  const persons = Math.max(1, household.persons)
  const lift = liftOf(household, persons)
  const category = Math.min(6, persons + (lift === null ? 0 : 1)) as CeilingCategory['category']
  return { category, extraPersons: Math.max(0, persons - 6), lift: persons >= 6 ? null : lift }
}

function liftOf(household: CeilingHousehold, persons: number): CeilingCategory['lift'] {
  const { dependants, disabledPersons, isYoungCouple } = household
  if (dependants > 0 && persons - dependants === 1) return 'single-with-dependants'
  if (persons === 2 && dependants === 0 && isYoungCouple) return 'young-couple'
  return disabledPersons > 0 ? 'disability' : null
}

/**
 * Whether two people make a « jeune ménage ».
 *
 * @param ages     ages of the two members of the couple (years); null when one is not known
 * @param atMost   sum that the ages may not exceed (years)
 * @returns        false as soon as an age is not known
 * @source         CCH R.441-1; domain report §2.8
 */
export function isYoungCouple(
  ages: readonly [number | null, number | null],
  atMost: number,
): boolean {
  const [one, two] = ages
  return one !== null && two !== null && one + two <= atMost
}

export type Ceiling = {
  readonly cents: number
  readonly baseCents: number
  readonly extraCents: number
  readonly validFrom: string
  readonly isComputed: boolean
  readonly source: string
}

/**
 * The ceiling of a financing family for a category, on a day.
 *
 * @param asked  family, category, and the day (`YYYY-MM-DD`)
 * @param rows   the yearly figures of one zone
 * @returns      euro cents a year with the order they come from; undefined when no order covers that day
 * @source       CCH R.441-1: the figures of each year, in force from 1 January
 */
export function ceilingOf(
  asked: CeilingCategory & { readonly financing: CeilingFamily; readonly on: string },
  rows: readonly CeilingRow[],
): Ceiling | undefined {
  const latest = (category: string) =>
    rows
      .filter((row) => row.financing === asked.financing && row.category === category)
      .filter(({ validFrom }) => validFrom <= asked.on)
      .toSorted((one, two) => two.validFrom.localeCompare(one.validFrom))[0]
  const base = latest(String(asked.category))
  const extra = latest('extra-person')
  if (!base || (asked.extraPersons > 0 && !extra)) return undefined
  const extraCents = asked.extraPersons * (extra?.amountCents ?? 0)
  return {
    cents: base.amountCents + extraCents,
    baseCents: base.amountCents,
    extraCents,
    validFrom: base.validFrom,
    isComputed: base.isComputed || (asked.extraPersons > 0 && extra?.isComputed === true),
    source: base.source,
  }
}

export const INCOME_BASES = ['n-2', 'n-1', 'last-twelve-months'] as const
export type IncomeBasis = (typeof INCOME_BASES)[number]

/** Taxable income of the household by the year it stands for; null when it is not known. */
export type Incomes = Readonly<Record<IncomeBasis, number | null>>

export type IncomeVerdict = {
  /** Under the ceiling. */
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly retained: IncomeBasis | null
  readonly computations: readonly {
    readonly basis: IncomeBasis
    readonly cents: number
    readonly isUnder: boolean
  }[]
  /** The two ways of counting disagree, or the retained income is close to the ceiling: show both (G4). */
  readonly isBorderline: boolean
}

/**
 * Whether the income of a household is under a ceiling.
 *
 * @param incomes       taxable income of N-2, N-1 and of the last twelve months (euro cents a year)
 * @param ceilingCents  euro cents a year
 * @param dropRatio     fall below N-2 from which the recent income counts instead (0 to 1)
 * @returns             the answer, the income that counts, and each computation
 * @source              CCH R.441-1; N-2, or N-1 or the last 12 months when lower by that ratio (domain report §2.8, G4)
 */
export function incomeVerdict(
  incomes: Incomes,
  ceilingCents: number,
  dropRatio: number,
): IncomeVerdict {
  const computations = INCOME_BASES.flatMap((basis) => {
    const cents = incomes[basis]
    return cents === null ? [] : [{ basis, cents, isUnder: cents <= ceilingCents }]
  })
  const retained = retainedOf(computations, dropRatio)
  if (!retained) {
    return { answer: 'unknown', retained: null, computations, isBorderline: false }
  }
  const isClose = Math.abs(retained.cents - ceilingCents) <= ceilingCents * dropRatio
  return {
    answer: retained.isUnder ? 'yes' : 'no',
    retained: retained.basis,
    computations,
    isBorderline: isClose || computations.some(({ isUnder }) => isUnder !== retained.isUnder),
  }
}

type Computation = IncomeVerdict['computations'][number]

function retainedOf(computations: readonly Computation[], dropRatio: number) {
  const [lowest] = computations
    .filter(({ basis }) => basis !== 'n-2')
    .toSorted((one, two) => one.cents - two.cents)
  const before = computations.find(({ basis }) => basis === 'n-2')
  if (!before || !lowest) return before ?? lowest
  // Compared in whole cents: exactly ten per cent lower is « at least ten per cent ».
  return lowest.cents <= Math.round(before.cents * (1 - dropRatio)) ? lowest : before
}
