import { z } from 'zod'
import { CalendarDate, Id, Instant, Version } from '#kernel/wire.ts'
import { BUDGET_RULE_KEYS, BUDGET_TERM_KEYS } from './domain/budget-rules.ts'
import { CHARGE_KINDS } from './domain/charge-kinds.ts'
import { SOLVENCIES } from './domain/solvency.ts'

const MonthlyCents = z
  .int('whole-cents')
  .min(0, 'negative-amount')
  .max(10_000_00, 'amount-too-high')

const ResourceLine = z.object({
  id: Id,
  personId: Id,
  kind: z.string().regex(/^[a-z-]{2,40}$/u, 'required'),
  monthlyCents: MonthlyCents,
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
})
export type ResourceLine = z.infer<typeof ResourceLine>

const ChargeLine = z.object({
  id: Id,
  kind: z.enum(CHARGE_KINDS, 'required'),
  monthlyCents: MonthlyCents,
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
})
export type ChargeLine = z.infer<typeof ChargeLine>

const IncomeLine = z.object({
  id: Id,
  basis: z.enum(['tax-notice', 'last-twelve-months']),
  /** Year of the income, for a tax notice. */
  year: z.int().min(2000, 'out-of-bounds').max(2200, 'out-of-bounds').nullable(),
  /** Last day of the twelve months, for them. */
  endsOn: CalendarDate.nullable(),
  amountCents: z.int('whole-cents').min(0, 'negative-amount').max(1_000_000_00, 'income-too-high'),
})
export type IncomeLine = z.infer<typeof IncomeLine>

/** The whole budget, saved at once: all of it, or nothing. A line that is no longer there is struck. */
const BudgetEntry = z.object({
  statedOn: CalendarDate,
  inclusionCards: z.int('whole-number').min(0, 'too-small').max(20, 'too-big'),
  resources: z.array(ResourceLine).max(60, 'too-long'),
  charges: z.array(ChargeLine).max(60, 'too-long'),
  incomes: z.array(IncomeLine).max(6, 'too-long'),
})
export type BudgetEntry = z.infer<typeof BudgetEntry>

/** `version` is the one that was read; null for the first save. */
export const SaveBudget = BudgetEntry.extend({ version: Version.nullable() })
export type SaveBudget = z.infer<typeof SaveBudget>

const Declared = BudgetEntry.extend({
  version: Version,
  updatedAt: Instant,
  updatedByName: z.string().nullable(),
})
export type DeclaredBudget = z.infer<typeof Declared>

const ProposedDwelling = z.object({
  vacancyId: Id,
  typology: z.string(),
  communeName: z.string(),
  rentCents: z.int(),
  chargesCents: z.int(),
  hasOwnHeating: z.boolean(),
  zone: z.int(),
})
export type ProposedDwelling = z.infer<typeof ProposedDwelling>

const SavedSheet = z.object({
  id: Id,
  vacancyId: Id,
  rentCents: z.int(),
  chargesCents: z.int(),
  leftToPayCents: z.int(),
  effortRatio: z.number().nullable(),
  residualCents: z.int(),
  solvency: z.enum(SOLVENCIES),
  statedOn: CalendarDate,
})
export type SavedSheet = z.infer<typeof SavedSheet>

/** What was declared, and everything that its figures are counted with: the page shows the arithmetic of each. */
export const BudgetRead = z.object({
  today: CalendarDate,
  householdName: z.string(),
  persons: z.array(
    z.object({
      id: Id,
      name: z.string(),
      relation: z.string().nullable(),
      custody: z.string().nullable(),
      birthDate: CalendarDate.nullable(),
    }),
  ),
  /** Null as long as nobody asked the household. */
  declared: Declared.nullable(),
  kinds: z.array(z.object({ code: z.string(), label: z.string(), benefitRatio: z.number() })),
  parameters: z.array(
    z.object({
      parameter: z.string(),
      zone: z.string(),
      family: z.string(),
      value: z.number(),
      validFrom: CalendarDate,
    }),
  ),
  rules: z.object(
    Object.fromEntries(BUDGET_RULE_KEYS.map((key) => [key, z.number()])) as Record<
      (typeof BUDGET_RULE_KEYS)[number],
      z.ZodNumber
    >,
  ),
  terms: z.array(
    z.object({ key: z.enum(BUDGET_TERM_KEYS), value: z.number(), source: z.string() }),
  ),
  ceilings: z.array(
    z.object({
      financing: z.string(),
      category: z.string(),
      validFrom: CalendarDate,
      amountCents: z.int(),
      isComputed: z.boolean(),
      source: z.string(),
    }),
  ),
  /** Zones of the benefit in this territory, each with its communes. */
  zones: z.array(z.object({ zone: z.int(), communes: z.array(z.string()) })),
  dwelling: ProposedDwelling.nullable(),
  sheets: z.array(SavedSheet),
  abilities: z.array(z.enum(['budget.write'])),
})
export type BudgetRead = z.infer<typeof BudgetRead>

export const NewSheet = z.object({ id: Id, vacancyId: Id })

/** 5r: what those who read no figure may know, for each dwelling proposed. */
export const SolvencyRead = z.object({
  verdicts: z.array(
    z.object({ vacancyId: Id, solvency: z.enum(SOLVENCIES), statedOn: CalendarDate }),
  ),
})
export type SolvencyRead = z.infer<typeof SolvencyRead>

export const Done = z.object({ done: z.literal(true) })
