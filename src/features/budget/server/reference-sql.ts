import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { BudgetRead } from '../contract.ts'
import { BUDGET_RULE_KEYS, BUDGET_TERM_KEYS } from '../domain/budget-rules.ts'
import type { SheetRules } from '../domain/budget-sheet.ts'

/** The ceilings of Haute-Savoie are those of the « autres régions ». */
const CEILING_ZONE = 'other-regions'

type Reference = Pick<BudgetRead, 'kinds' | 'parameters' | 'rules' | 'terms' | 'ceilings' | 'zones'>

/** Everything dated that a budget is counted with, as it stands on the programme's date. */
export async function referenceOf(tx: Tx, householdId: string): Promise<Reference> {
  const found = await sql<Reference>`
    SELECT
      (SELECT json_agg(k ORDER BY k.position) FROM (
        SELECT code, label, benefit_ratio::float8 AS "benefitRatio", position FROM app.resource_kind) k) AS kinds,
      (SELECT COALESCE(json_agg(p), '[]') FROM (
        SELECT DISTINCT ON (parameter, zone, family) parameter, zone, family, value::float8 AS value,
          valid_from AS "validFrom"
        FROM app.benefit_parameter WHERE valid_from <= t.today
        ORDER BY parameter, zone, family, valid_from DESC) p) AS parameters,
      (SELECT json_object_agg(r.key, r.value) FROM (
        SELECT DISTINCT ON (key) key, value::float8 AS value FROM app.budget_rule
        WHERE key = ANY (${[...BUDGET_RULE_KEYS]}::text[]) AND valid_from <= t.today
        ORDER BY key, valid_from DESC) r) AS rules,
      (SELECT COALESCE(json_agg(s), '[]') FROM (
        SELECT v.key, v.value::float8 AS value, v.source FROM app.scheme_term v
        JOIN app.household h ON h.scheme_id = v.scheme_id AND h.id = ${householdId}
        WHERE v.key = ANY (${[...BUDGET_TERM_KEYS]}::text[])
          AND daterange(v.valid_from, v.valid_to) @> t.today) s) AS terms,
      (SELECT COALESCE(json_agg(c), '[]') FROM (
        SELECT financing, category, valid_from AS "validFrom", amount_cents AS "amountCents",
          is_computed AS "isComputed", source
        FROM app.income_ceiling WHERE zone = ${CEILING_ZONE} AND valid_from <= t.today
          AND valid_from > t.today - interval '2 years') c) AS ceilings,
      (SELECT COALESCE(json_agg(z ORDER BY z.zone), '[]') FROM (
        SELECT benefit_zone AS zone, array_agg(name ORDER BY name) AS communes FROM app.present_commune
        GROUP BY benefit_zone) z) AS zones
    FROM (SELECT app_private.programme_today() AS today) t`.execute(tx)
  const [row] = found.rows
  if (!row) throw new Error('No reference data')
  return row
}

/** The same, as the arithmetic of a sheet takes it. */
export function sheetRules({ parameters, rules, terms }: Reference): SheetRules {
  return {
    parameters,
    rules,
    terms: Object.fromEntries(terms.map(({ key, value }) => [key, value])),
  }
}
