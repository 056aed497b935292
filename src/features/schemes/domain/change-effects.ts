import { movedSteps, type MovedGroup, type PathGroup } from './moved-steps.ts'
import { termsOn, type PriceVersion, type Rules, type Terms } from './rules.ts'
import { timelineOf, type Timeline } from './timeline.ts'
import { inForce } from './versions.ts'
import { visitDays } from './visit-rhythm.ts'
import { yearlyBracket, type BracketLine } from './yearly-bracket.ts'

export type StepEffects = {
  /** Households whose next step changes its due date. */
  readonly moved: number
  readonly nowLate: number
  readonly noLongerLate: number
  readonly groups: readonly MovedGroup[]
}
/** Null: no such line; a null amount: a line without a price. */
export type PriceEffect = {
  readonly line: PriceVersion['line']
  readonly operatorOrganisationId: string | null
  readonly operatorKind: string | null
  readonly before: { readonly amountCents: number | null } | null
  readonly after: { readonly amountCents: number | null } | null
}
export type AmountEffect = {
  readonly line: BracketLine['line']
  readonly before: BracketLine | null
  readonly after: BracketLine | null
}
export type DateEffect = {
  readonly moment: 'lastLeaseOn' | 'lastFollowUpOn' | 'lastReviewOn'
  readonly before: string
  readonly after: string
}
export type SectorEffect = {
  readonly sectorId: string
  readonly name: string
  readonly dwellingsBefore: number
  readonly dwellingsAfter: number
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}
export type ChangeEffects = {
  /** The day on which before and after are compared. */
  readonly onDay: string
  readonly isRetroactive: boolean
  readonly steps: StepEffects
  readonly prices: readonly PriceEffect[]
  /** Lines of a full first year, at the lowest and highest prices. */
  readonly amounts: readonly AmountEffect[]
  readonly dates: readonly DateEffect[]
  readonly sectors: readonly SectorEffect[]
  readonly visits: { readonly before: number; readonly after: number } | null
  /** Quotas and target, when they no longer say the same number. */
  readonly quotaGap: { readonly dwellings: number; readonly households: number } | null
}

/**
 * What a change of the rules does, by comparing them before and after it.
 *
 * @param before  the rules as they stood
 * @param after   the rules as the change left them
 * @param at      where households stand, the programme's date and the day on which the change begins
 * @returns       steps that move, yearly amounts, dates of the scheme, sectors, visits of a case that begins that day
 * @source        ux principle 6: nothing without a preview computed by the code that executes
 */
export function changeEffects(
  before: Rules,
  after: Rules,
  at: {
    readonly households: readonly PathGroup[]
    readonly today: string
    readonly effectiveOn: string
  },
): ChangeEffects {
  // A change in the past shows today; one to come shows the day on which it begins.
  const onDay = at.effectiveOn > at.today ? at.effectiveOn : at.today
  const terms = { before: termsOn(before.terms, onDay), after: termsOn(after.terms, onDay) }
  return {
    onDay,
    isRetroactive: at.effectiveOn < at.today,
    steps: stepEffects(movedSteps(at.households, terms, onDay), onDay),
    prices: priceEffects(inForce(before.prices, onDay), inForce(after.prices, onDay)),
    amounts: amountEffects(
      yearlyBracket(inForce(before.prices, onDay), terms.before),
      yearlyBracket(inForce(after.prices, onDay), terms.after),
    ),
    dates: dateEffects(
      timelineOf(before.startsOn, terms.before),
      timelineOf(after.startsOn, terms.after),
    ),
    sectors: sectorEffects(before, after, onDay),
    visits: visitEffect(terms.before, terms.after, onDay),
    quotaGap: quotaGap(after, terms.after, onDay),
  }
}

function stepEffects(groups: readonly MovedGroup[], day: string): StepEffects {
  const isLate = (due: string | null) => due !== null && due < day
  const households = (kept: (group: MovedGroup) => boolean) =>
    groups.filter(kept).reduce((sum, group) => sum + group.households, 0)
  return {
    moved: households(() => true),
    nowLate: households(({ fromDue, toDue }) => !isLate(fromDue) && isLate(toDue)),
    noLongerLate: households(({ fromDue, toDue }) => isLate(fromDue) && !isLate(toDue)),
    groups,
  }
}

function priceEffects(
  before: readonly PriceVersion[],
  after: readonly PriceVersion[],
): PriceEffect[] {
  const name = (price: PriceVersion) =>
    [price.line, price.operatorOrganisationId, price.operatorKind].join(' ')
  const every = new Map([...before, ...after].map((price) => [name(price), price]))
  return [...every].flatMap(([key, { line, operatorOrganisationId, operatorKind }]) => {
    const old = before.find((price) => name(price) === key)
    const fresh = after.find((price) => name(price) === key)
    if (old && fresh && isSamePrice(old, fresh)) return []
    return [
      {
        line,
        operatorOrganisationId,
        operatorKind,
        before: old ? { amountCents: old.amountCents } : null,
        after: fresh ? { amountCents: fresh.amountCents } : null,
      },
    ]
  })
}

function isSamePrice(one: PriceVersion, other: PriceVersion): boolean {
  return one.amountCents === other.amountCents && one.per === other.per
}

function amountEffects(
  before: readonly BracketLine[],
  after: readonly BracketLine[],
): AmountEffect[] {
  const lines = new Set([...before, ...after].map(({ line }) => line))
  return [...lines].flatMap((line) => {
    const old = before.find((found) => found.line === line) ?? null
    const fresh = after.find((found) => found.line === line) ?? null
    const isSame = old?.lowCents === fresh?.lowCents && old?.highCents === fresh?.highCents
    return isSame ? [] : [{ line, before: old, after: fresh }]
  })
}

function dateEffects(before: Timeline | undefined, after: Timeline | undefined): DateEffect[] {
  if (!before || !after) return []
  return (['lastLeaseOn', 'lastFollowUpOn', 'lastReviewOn'] as const).flatMap((moment) =>
    before[moment] === after[moment]
      ? []
      : [{ moment, before: before[moment], after: after[moment] }],
  )
}

function sectorEffects(before: Rules, after: Rules, day: string): SectorEffect[] {
  return after.sectors.flatMap(({ id, name }) => {
    const dwellingsBefore = dwellingsOf(before, id, day)
    const dwellingsAfter = dwellingsOf(after, id, day)
    const old = communesOf(before, id, day)
    const fresh = communesOf(after, id, day)
    const gained = fresh.filter((commune) => !old.includes(commune))
    const lost = old.filter((commune) => !fresh.includes(commune))
    const isSame = dwellingsBefore === dwellingsAfter && gained.length + lost.length === 0
    return isSame ? [] : [{ sectorId: id, name, dwellingsBefore, dwellingsAfter, gained, lost }]
  })
}

function dwellingsOf(rules: Rules, sectorId: string, day: string): number {
  return inForce(rules.quotas, day)
    .filter((quota) => quota.sectorId === sectorId)
    .reduce((sum, { dwellings }) => sum + dwellings, 0)
}

function communesOf(rules: Rules, sectorId: string, day: string): string[] {
  return inForce(rules.communes, day)
    .filter((listed) => listed.sectorId === sectorId)
    .map(({ commune }) => commune)
}

function visitEffect(before: Terms, after: Terms, day: string): ChangeEffects['visits'] {
  const visits = { before: visitDays(day, before).length, after: visitDays(day, after).length }
  return visits.before === visits.after ? null : visits
}

function quotaGap(rules: Rules, terms: Terms, day: string): ChangeEffects['quotaGap'] {
  const households = terms['target.households']
  const dwellings = rules.sectors.reduce((sum, { id }) => sum + dwellingsOf(rules, id, day), 0)
  return households === undefined || dwellings === households ? null : { dwellings, households }
}
