import type { BudgetFacts } from '#features/budget/domain/budget-facts.ts'
import type { SheetRules } from '#features/budget/domain/budget-sheet.ts'
import type {
  CeilingFamily,
  CeilingHousehold,
  CeilingRow,
  Incomes,
} from '#features/budget/domain/income-ceiling.ts'
import type { Heating, Typology } from '#features/dwellings/domain/dwelling-facts.ts'
import type { NeedFact } from '#features/needs/domain/criteria.ts'
import type { TypologyRule } from '#features/schemes/domain/typology.ts'
import type { Point, TravelTerms } from './travel.ts'

/** Where the holder of the contingent stands: `free` when nobody else holds the dwelling. */
export const HOLDER_STATES = ['free', 'agreed', 'to-ask', 'asked', 'declined'] as const
export type HolderState = (typeof HOLDER_STATES)[number]

/** A dwelling that is freed, as far as matching looks at it. Euro cents a month, square metres. */
export type DwellingFacts = {
  readonly typology: Typology
  readonly livingAreaM2: number
  /** Null: the stock does not say. */
  readonly floor: number | null
  readonly hasLift: boolean
  readonly isAccessible: boolean
  readonly hasAdaptedShower: boolean
  readonly hasGarage: boolean
  readonly rentCents: number
  readonly chargesCents: number
  readonly heating: Heating
  readonly financingLabel: string
  /** Null: only the agreement of the dwelling tells which ceiling applies. */
  readonly ceilingFamily: CeilingFamily | null
  readonly commune: string
  readonly communeName: string
  readonly point: Point
  readonly benefitZone: number
  readonly holder: {
    readonly name: string | null
    readonly state: HolderState
    readonly on: string | null
  }
  /** Null: the sector is still to be chosen. */
  readonly sector: {
    readonly name: string
    /** Dwellings that the programme asks for there; null: it sets no number. */
    readonly quota: number | null
    /** Dwellings proposed, allocated or signed there, this one apart. */
    readonly taken: number
  } | null
}

/** A household that waits for a dwelling, as far as matching looks at it. */
export type HouseholdFacts = {
  /** Persons who will live there, children to be born included. */
  readonly residents: number
  /** For the matrix of types: adults, and children who live there, visit or are to be born. */
  readonly adults: number
  readonly children: number
  readonly ceiling: CeilingHousehold
  readonly incomes: Incomes
  /** Null as long as nobody asked the household. */
  readonly budget: BudgetFacts | null
  readonly budgetStatedOn: string | null
  readonly needs: readonly NeedFact[]
  /** The one merged verdict; null when this run does not ask for it. */
  readonly isExcluded: boolean | null
}

export type MinimumSurface = {
  readonly persons: number
  readonly validFrom: string
  readonly areaM2: number
}

/** Dated reference data and terms of the scheme, as they stand today. */
export type MatchTerms = {
  readonly today: string
  readonly surfaces: readonly MinimumSurface[]
  readonly typologies: readonly TypologyRule[]
  readonly ceilings: readonly CeilingRow[]
  readonly sheet: SheetRules
  readonly travel: TravelTerms
  /** Point of a commune by its key, for the places of a network. */
  pointOf(commune: string): Point | undefined
}
