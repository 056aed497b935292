import type { Tx } from '#platform/db/door.ts'
import type { PackRow } from '../contract.ts'
import { isOutdated } from '../domain/pack-age.ts'

/** The latest version of each reference pack; whether it is too old on the programme's date. */
export async function packsOf(tx: Tx, today: string): Promise<PackRow[]> {
  const rows = await tx
    .selectFrom('referencePack')
    .distinctOn('key')
    .selectAll()
    .orderBy('key')
    .orderBy('versionDate', 'desc')
    .execute()
  return rows
    .map((row) => ({ ...row, outdated: isOutdated(row.versionDate, today) }))
    .sort((a, b) => a.versionDate.localeCompare(b.versionDate))
}
