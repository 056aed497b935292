import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import {
  COUNTED_FACTS,
  type DelayKey,
  type Dimension,
  type IndicatorKey,
} from '../domain/indicators.ts'

import { daysByKey, type DelayCount } from '../domain/course.ts'

export type Count = { readonly cell: string; readonly count: number }

const CELL_OF: Readonly<Record<Exclude<Dimension, 'figures'>, RawBuilder<string>>> = {
  whole: sql`'ensemble'`,
  operator: sql`o.short_name`,
  composition: sql`CASE WHEN k.adults IS NULL THEN 'inconnue'
    WHEN k.adults = 1 AND k.children = 0 THEN 'personne seule'
    WHEN k.adults = 1 THEN 'parent seul avec enfants'
    WHEN k.children = 0 THEN 'couple ou adultes sans enfant' ELSE 'couple ou adultes avec enfants' END`,
  situation: sql`COALESCE(r.present_situation, 'other')`,
  public: sql`CASE WHEN r.dalo_recognised THEN 'DALO' WHEN r.pdalhpd_public THEN 'PDALHPD' ELSE 'autre' END`,
}

/** Households of a scheme that reached a fact before a day, by cell of a dimension. One statement. */
export async function countsOf(
  tx: Tx,
  asked: { schemeId: string; indicator: IndicatorKey; dimension: Dimension; before: string },
): Promise<Count[]> {
  if (asked.dimension === 'figures') return []
  const kinds =
    asked.indicator === 'abandoned'
      ? ['withdrawn', 'ended-early']
      : [COUNTED_FACTS[asked.indicator as keyof typeof COUNTED_FACTS]]
  const counted = await sql<Count>`
    SELECT ${CELL_OF[asked.dimension]} AS cell,
      (count(*) FILTER (WHERE EXISTS (SELECT FROM app.milestone m WHERE m.household_id = h.id
        AND m.kind = ANY (${kinds}) AND m.happened_on < ${asked.before} AND m.undone_at IS NULL)))::int AS count
    FROM app.household h
    JOIN app.organisation o ON o.id = h.author_organisation_id
    LEFT JOIN app.referral r ON r.household_id = h.id
    LEFT JOIN app.composition k ON k.household_id = h.id
    WHERE h.scheme_id = ${asked.schemeId} AND EXISTS (SELECT FROM app.milestone s
      WHERE s.household_id = h.id AND s.kind = 'referral-sent' AND s.undone_at IS NULL)
    GROUP BY 1 ORDER BY 1`.execute(tx)
  return counted.rows
}

/** Days on each part of the path, for those that ended before a day: one entry a household, or a dwelling. */
export async function delaysOf(
  tx: Tx,
  asked: { schemeId: string; before: string },
): Promise<Map<DelayKey, number[]>> {
  const counted = await sql<DelayCount>`
    SELECT key, days, count::int FROM app_private.path_delays(${asked.schemeId}, ${asked.before})`.execute(
    tx,
  )
  return daysByKey(counted.rows)
}
