import type { Transaction } from 'kysely'
import type { DB } from '#platform/db/schema.ts'
import { merkleRoot } from './canonical.ts'
import { leavesOf, type LoggedAccess, type Segment } from './chain.ts'

/** Where the log is no longer what was sealed. */
export type Break =
  | {
      readonly kind: 'row-changed' | 'row-deleted' | 'row-inserted'
      readonly segment: string
      readonly logId: string
    }
  | {
      readonly kind: 'rows-changed' | 'segment-changed' | 'segment-missing' | 'receipt-changed'
      readonly segment: string
    }
  | { readonly kind: 'row-outside'; readonly segment: string; readonly count: number }

/** Names the accesses that broke a segment, as long as the fingerprints kept beside it still prove its root. */
export async function locate(
  tx: Transaction<DB>,
  segment: Segment,
  rows: readonly LoggedAccess[],
  hashes: readonly Buffer[],
): Promise<Break[]> {
  const leaves = await leavesOf(tx, segment.number)
  if (!leaves || !merkleRoot(leaves.hashes).equals(segment.merkleRoot))
    return [{ kind: 'rows-changed', segment: segment.number }]
  const sealed = new Map(leaves.logIds.map((id, place) => [id, leaves.hashes[place]]))
  const breaks: Break[] = []
  rows.forEach((row, place) => {
    const before = sealed.get(row.id)
    const now = hashes[place]
    if (!before) breaks.push({ kind: 'row-inserted', segment: segment.number, logId: row.id })
    else if (!now?.equals(before))
      breaks.push({ kind: 'row-changed', segment: segment.number, logId: row.id })
    sealed.delete(row.id)
  })
  for (const logId of sealed.keys())
    breaks.push({ kind: 'row-deleted', segment: segment.number, logId })
  return breaks.length > 0 ? breaks : [{ kind: 'rows-changed', segment: segment.number }]
}
