import { sql, type Transaction } from 'kysely'
import type { Database } from '#platform/db/pool.ts'
import type { DB } from '#platform/db/schema.ts'
import { accessesOf, accessesOutside, receipts, segmentsAfter } from './chain.ts'
import type { LoggedAccess, Receipt, Segment } from './chain.ts'
import { accessHash, merkleRoot, receiptRoot, segmentRoot } from './canonical.ts'
import { locate, type Break } from './locate.ts'

export type AuditReport = {
  readonly whole: boolean
  readonly segments: number
  /** Accesses found in the log, sealed or not. */
  readonly accesses: number
  /** Accesses that no segment holds yet: those of the current second. */
  readonly pending: number
  readonly purged: number
  /** Times that the base was restored from a logical copy. */
  readonly restarts: number
  readonly breaks: readonly Break[]
  /** To be written down elsewhere: only a root known outside betrays the removal of the last segments. */
  readonly lastRoot: string | null
  /** Whether the root given by the caller is still in the chain; null when none was given. */
  readonly knownRootFound: boolean | null
}

type Walk = {
  readonly tx: Transaction<DB>
  readonly breaks: Break[]
  readonly purgedThrough: bigint
  readonly receiptRoots: ReadonlySet<string>
  readonly knownRoot: string | undefined
  last: Segment | undefined
  segments: number
  sealed: number
  purged: number
  restarts: number
  knownRootFound: boolean
}

const ENOUGH_BREAKS = 20
const NO_ROOT = Buffer.alloc(0)

/**
 * Recomputes every fingerprint of the access log from its rows, in one snapshot of the base, and says where
 * the log no longer is what was sealed. Nothing is taken from the functions that sealed it.
 */
export async function verifyAudit(db: Database, knownRoot?: string): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`SET LOCAL ROLE perenne_seal`.execute(tx)
      await sql`SET LOCAL statement_timeout = 0`.execute(tx)
      const walk = await begin(tx, knownRoot?.toLowerCase())
      for (;;) {
        const page = await segmentsAfter(tx, walk.last?.number ?? '0')
        if (page.length === 0 || walk.breaks.length >= ENOUGH_BREAKS) break
        await checkPage(walk, page)
      }
      return finish(walk)
    })
}

async function begin(tx: Transaction<DB>, knownRoot: string | undefined): Promise<Walk> {
  const kept = await receipts(tx)
  return {
    tx,
    breaks: checkReceipts(kept),
    purgedThrough: BigInt(kept.at(-1)?.lastSegment ?? 0),
    receiptRoots: new Set(['', ...kept.map((receipt) => receipt.root.toString('hex'))]),
    knownRoot,
    last: undefined,
    segments: 0,
    sealed: 0,
    purged: 0,
    restarts: 0,
    knownRootFound: false,
  }
}

function checkReceipts(kept: readonly Receipt[]): Break[] {
  let previous: Receipt | undefined
  const breaks: Break[] = []
  for (const receipt of kept) {
    const follows =
      BigInt(receipt.number) === BigInt(previous?.number ?? 0) + 1n &&
      BigInt(receipt.firstSegment) === BigInt(previous?.lastSegment ?? 0) + 1n &&
      receipt.previousRoot.equals(previous?.root ?? NO_ROOT) &&
      receipt.root.equals(receiptRoot(receipt))
    if (!follows) breaks.push({ kind: 'receipt-changed', segment: receipt.firstSegment })
    previous = receipt
  }
  return breaks
}

async function checkPage(walk: Walk, page: readonly Segment[]): Promise<void> {
  const rows = sortBySegment(page, await accessesOf(walk.tx, page))
  for (const segment of page) {
    if (checkLink(walk, segment)) await checkRows(walk, segment, rows.get(segment.number) ?? [])
    walk.segments += 1
    walk.last = segment
    if (segment.root.toString('hex') === walk.knownRoot) walk.knownRootFound = true
  }
}

// Both come in the order of transactions; what falls between two segments belongs to none.
function sortBySegment(
  page: readonly Segment[],
  rows: readonly LoggedAccess[],
): Map<string, LoggedAccess[]> {
  const bySegment = new Map<string, LoggedAccess[]>()
  let place = 0
  for (const segment of page) {
    const [after, through] = [BigInt(segment.afterXid), BigInt(segment.throughXid)]
    const own: LoggedAccess[] = []
    for (let row = rows[place]; row && BigInt(row.xid) <= through; row = rows[++place]) {
      if (BigInt(row.xid) > after) own.push(row)
    }
    bySegment.set(segment.number, own)
  }
  return bySegment
}

/** Whether the segment is the one that was sealed; when it is not, its rows prove nothing. */
function checkLink(walk: Walk, segment: Segment): boolean {
  const previous = walk.last
  const expected = BigInt(previous?.number ?? 0) + 1n
  const missing = BigInt(segment.number) !== expected
  if (missing) walk.breaks.push({ kind: 'segment-missing', segment: String(expected) })
  else if (previous && !segment.previousRoot.equals(previous.root))
    walk.breaks.push({ kind: 'segment-changed', segment: previous.number })
  if (isRestart(segment, previous)) walk.restarts += 1
  const intact = isAsSealed(walk, segment) && (missing || startsWhereEnded(segment, previous))
  if (!intact) walk.breaks.push({ kind: 'segment-changed', segment: segment.number })
  return intact
}

function isAsSealed(walk: Walk, segment: Segment): boolean {
  return (
    segment.root.equals(segmentRoot(segment)) &&
    walk.receiptRoots.has(segment.purgeRoot.toString('hex')) &&
    (segment.number !== '1' || segment.previousRoot.equals(NO_ROOT))
  )
}

function isRestart(segment: Segment, previous: Segment | undefined): boolean {
  return segment.afterLogId !== (previous?.afterLogId ?? '0')
}

function startsWhereEnded(segment: Segment, previous: Segment | undefined): boolean {
  return isRestart(segment, previous)
    ? segment.rowCount === '0' && BigInt(segment.afterLogId) > BigInt(previous?.afterLogId ?? 0)
    : segment.afterXid === (previous?.throughXid ?? '0')
}

async function checkRows(walk: Walk, segment: Segment, rows: LoggedAccess[]): Promise<void> {
  walk.sealed += rows.length
  if (BigInt(segment.number) <= walk.purgedThrough) {
    walk.purged += Number(segment.rowCount)
    for (const row of rows)
      walk.breaks.push({ kind: 'row-inserted', segment: segment.number, logId: row.id })
    return
  }
  const hashes = rows.map((row) => accessHash(row.columns))
  if (rows.length === Number(segment.rowCount) && merkleRoot(hashes).equals(segment.merkleRoot))
    return
  walk.breaks.push(...(await locate(walk.tx, segment, rows, hashes)))
}

async function finish(walk: Walk): Promise<AuditReport> {
  const { total, pending } = await accessesOutside(walk.tx, walk.last)
  const strays = total - pending - walk.sealed
  if (strays > 0 && walk.breaks.length === 0)
    walk.breaks.push({ kind: 'row-outside', segment: '0', count: strays })
  return {
    whole: walk.breaks.length === 0 && (walk.knownRoot === undefined || walk.knownRootFound),
    segments: walk.segments,
    accesses: total,
    pending,
    purged: walk.purged,
    restarts: walk.restarts,
    breaks: walk.breaks.slice(0, ENOUGH_BREAKS),
    lastRoot: walk.last?.root.toString('hex') ?? null,
    knownRootFound: walk.knownRoot === undefined ? null : walk.knownRootFound,
  }
}
