import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { BudgetRules, BudgetTerms } from '#features/budget/domain/budget-rules.ts'
import type { BenefitParameter } from '#features/budget/domain/housing-benefit.ts'

const FOLDER = new URL('../db/reference/', import.meta.url)

type Row = Readonly<Record<string, string>>

function rows(name: string): Row[] {
  return parse(readFileSync(new URL(name, FOLDER)), { columns: true, skip_empty_lines: true })
}

/** The scale that the product ships, so that a test breaks when a figure moves. */
export const SCALE: readonly BenefitParameter[] = rows('benefit-parameters.csv')
  .filter(({ valid_from }) => valid_from === '2025-10-01')
  .map((row) => ({
    parameter: row['parameter'] ?? '',
    zone: row['zone'] ?? '',
    family: row['family'] ?? '',
    value: Number(row['value']),
    validFrom: row['valid_from'] ?? '',
  }))

export const RULES = Object.fromEntries(
  rows('budget-rules.csv').map(({ key, value }) => [key, Number(value)]),
) as BudgetRules

/** Thresholds of an invented scheme. */
export const TERMS: BudgetTerms = {
  'budget.effort-max': 33,
  'budget.effort-with-aid': 40,
  'budget.residual-min': 10_00,
  'budget.residual-with-aid': 7_00,
  'budget.heating-room': 18_00,
  'budget.hot-water-person': 9_00,
  'budget.insurance': 15_00,
}
