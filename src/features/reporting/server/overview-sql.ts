import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { QuotaUse } from '#features/schemes/domain/quota.ts'
import type { CommuneRow } from '../contract.ts'
import type { DelayCount, Furthest } from '../domain/course.ts'

export type SteeredScheme = {
  readonly id: string
  readonly startsOn: string
  readonly today: string
  readonly terms: Readonly<Partial<Record<string, number>>>
}

/** The scheme of the reader's landlord, or the latest one for the State, with the terms in force. One statement. */
export async function steeredScheme(tx: Tx, actor: Actor): Promise<SteeredScheme | undefined> {
  const found = await sql<SteeredScheme>`
    SELECT s.id, s.starts_on, app_private.programme_today() AS today,
      COALESCE((SELECT jsonb_object_agg(t.key, t.value) FROM scheme_term t WHERE t.scheme_id = s.id
        AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()), '{}') AS terms
    FROM scheme s
    WHERE s.landlord_id = ${actor.organisationId} OR ${actor.role} = 'ST'
    ORDER BY s.starts_on DESC LIMIT 1`.execute(tx)
  return found.rows[0]
}

export async function liveCourse(tx: Tx, schemeId: string): Promise<Furthest[]> {
  const found = await sql<Furthest>`
    SELECT step, waiting::int, gone::int FROM app_private.live_course(${schemeId})`.execute(tx)
  return found.rows
}

export async function liveDelays(tx: Tx, schemeId: string): Promise<DelayCount[]> {
  const found = await sql<DelayCount>`
    SELECT key, days, count::int FROM app_private.live_delays(${schemeId})`.execute(tx)
  return found.rows
}

export type Published = {
  readonly indicator: string
  readonly cell: string
  readonly value: number | null
  readonly asOf: string
  readonly quarter: string
  readonly threshold: number
}

/** The totals and the delays of the last edition, as this reader may know them. One statement. */
export async function lastEdition(tx: Tx, schemeId: string): Promise<Published[]> {
  const found = await sql<Published>`
    SELECT v.indicator, v.cell, v.value::float AS value, v.as_of, e.quarter_starts_on AS quarter, e.threshold
    FROM indicator_edition e JOIN indicator_value v ON v.edition_id = e.id
    WHERE e.scheme_id = ${schemeId} AND v.dimension IN ('whole', 'figures')
      AND e.quarter_starts_on = (SELECT max(l.quarter_starts_on) FROM indicator_edition l WHERE l.scheme_id = e.scheme_id)`.execute(
    tx,
  )
  return found.rows
}

type CommuneUse = Omit<CommuneRow, 'name'> & {
  readonly name: string
  readonly nowCode: string
  readonly nowName: string
}

/** C3, C9: the communes of the landlord's list, then those outside it where it has dwellings. One statement. */
export async function communeUse(tx: Tx, schemeId: string): Promise<CommuneUse[]> {
  const found = await sql<CommuneUse>`
    SELECT k.insee_then AS commune, k.name, k.insee_now AS now_code, n.name AS now_name, s.name AS sector,
      COALESCE(u.proposed, 0)::int AS proposed, COALESCE(u.allocated, 0)::int AS allocated,
      COALESCE(u.signed, 0)::int AS signed
    FROM commune k
    JOIN present_commune n ON n.insee = k.insee_now
    LEFT JOIN app_private.commune_use(${schemeId}) u ON u.commune = k.insee_then
    LEFT JOIN (sector_commune c JOIN sector s ON s.id = c.sector_id AND s.scheme_id = ${schemeId}) ON c.commune = k.insee_then
      AND daterange(c.valid_from, c.valid_to) @> app_private.programme_today()
    WHERE s.id IS NOT NULL OR u.commune IS NOT NULL
    ORDER BY s.position NULLS LAST, k.name`.execute(tx)
  return found.rows
}

type SectorUse = QuotaUse & {
  readonly sectorId: string
  readonly name: string
  readonly quota: number
  readonly extra: number
}

/** C2: the quota of each sector and what is used of it; no row for a reader who sees no live counter. One statement. */
export async function sectorUse(tx: Tx, schemeId: string): Promise<SectorUse[]> {
  const found = await sql<SectorUse>`
    SELECT s.id AS sector_id, s.name, q.dwellings AS quota,
      (SELECT COALESCE(sum(o.extra_dwellings), 0) FROM quota_override o WHERE o.sector_id = s.id)::int AS extra,
      sum(u.reserved)::int AS reserved, sum(u.proposed)::int AS proposed,
      sum(u.allocated)::int AS allocated, sum(u.signed)::int AS signed
    FROM quota_use u
    JOIN sector s ON s.id = u.sector_id
    JOIN sector_quota q ON q.sector_id = s.id AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()
    WHERE u.scheme_id = ${schemeId}
    GROUP BY s.id, q.id ORDER BY s.position`.execute(tx)
  return found.rows
}
