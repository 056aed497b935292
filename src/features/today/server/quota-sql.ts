import { sql } from 'kysely'
import { quotaState, type QuotaUse } from '#features/schemes/domain/quota.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { SectorQuota } from '../contract.ts'

const STEERS: readonly Actor['role'][] = ['ALL', 'PRG']

type Row = QuotaUse & {
  readonly sectorId: string
  readonly name: string
  readonly quota: number
  readonly extra: number
}

/** C2: the quota of each sector and what is used of it, for those who steer. One statement. */
export async function sectorQuotas(tx: Tx, actor: Actor): Promise<SectorQuota[]> {
  if (!STEERS.includes(actor.role)) return []
  const found = await sql<Row>`
    SELECT s.id AS sector_id, s.name, q.dwellings AS quota,
      (SELECT COALESCE(sum(o.extra_dwellings), 0) FROM quota_override o WHERE o.sector_id = s.id)::int AS extra,
      sum(u.reserved)::int AS reserved, sum(u.proposed)::int AS proposed,
      sum(u.allocated)::int AS allocated, sum(u.signed)::int AS signed
    FROM quota_use u
    JOIN sector s ON s.id = u.sector_id
    JOIN sector_quota q ON q.sector_id = s.id
      AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()
    GROUP BY s.id, s.name, q.dwellings
    ORDER BY q.dwellings DESC, s.name`.execute(tx)
  return found.rows.map(({ sectorId, name, quota, extra, ...use }) => ({
    sectorId,
    name,
    ...quotaState(quota, extra, use),
  }))
}
