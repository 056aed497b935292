import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import { COUNTED_FACTS, DELAYS, type Dimension, type IndicatorKey } from '../domain/indicators.ts'

export type Count = { readonly cell: string; readonly count: number }

const CELL_OF: Readonly<Record<Exclude<Dimension, 'figures'>, RawBuilder<string>>> = {
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

/** Days between two facts of each household, for those whose second fact came before a day. */
export async function delaysOf(
  tx: Tx,
  asked: { schemeId: string; indicator: keyof typeof DELAYS; before: string },
): Promise<number[]> {
  const [from, to] = DELAYS[asked.indicator]
  const delays = await sql<{ days: number }>`
    SELECT (b.happened_on - a.happened_on)::int AS days
    FROM app.household h
    JOIN LATERAL (SELECT min(m.happened_on) AS happened_on FROM app.milestone m
      WHERE m.household_id = h.id AND m.kind = ${from} AND m.undone_at IS NULL) a ON true
    JOIN LATERAL (SELECT max(m.happened_on) AS happened_on FROM app.milestone m
      WHERE m.household_id = h.id AND m.kind = ${to} AND m.undone_at IS NULL) b ON true
    WHERE h.scheme_id = ${asked.schemeId} AND b.happened_on < ${asked.before} AND a.happened_on <= b.happened_on`.execute(
    tx,
  )
  return delays.rows.map(({ days }) => days)
}
