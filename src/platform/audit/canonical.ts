import { createHash } from 'node:crypto'

/** What PostgreSQL prints of a column, or null. */
export type Field = string | null

const LEAF = Buffer.from([0x00])
const NODE = Buffer.from([0x01])
const SEGMENT = Buffer.from([0x02])
const RECEIPT = Buffer.from([0x03])

/** Fields with their length in front, so that no two rows share a text. The same in 0011-audit-seal.sql. */
export function canonical(fields: readonly Field[]): Buffer {
  const parts = fields.map((field) =>
    field === null ? '-' : `${String(Buffer.byteLength(field))}:${field}`,
  )
  return Buffer.from(parts.join(','), 'utf8')
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Fingerprint of one access: every column, in the order of the table. */
export function accessHash(columns: readonly Field[]): Buffer {
  return sha256(LEAF, canonical(['perenne.access.1', ...columns]))
}

/** Root of the tree of RFC 6962: pairs level by level, an odd last node climbs unchanged. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = leaves
  while (level.length > 1) level = parents(level)
  return level[0] ?? sha256()
}

function parents(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let place = 0; place < level.length; place += 2) {
    const [left, right] = level.slice(place, place + 2)
    if (left) above.push(right ? sha256(NODE, left, right) : left)
  }
  return above
}

export type SegmentText = {
  readonly number: string
  readonly afterLogId: string
  readonly afterXid: string
  readonly throughXid: string
  readonly firstLogId: Field
  readonly lastLogId: Field
  readonly rowCount: string
  readonly merkleRoot: Buffer
  readonly previousRoot: Buffer
  readonly purgeRoot: Buffer
  readonly sealedAtMicros: string
}

export function segmentRoot(segment: SegmentText): Buffer {
  return sha256(
    SEGMENT,
    canonical([
      'perenne.segment.1',
      segment.number,
      segment.afterLogId,
      segment.afterXid,
      segment.throughXid,
      segment.firstLogId,
      segment.lastLogId,
      segment.rowCount,
      segment.merkleRoot.toString('hex'),
      segment.previousRoot.toString('hex'),
      segment.purgeRoot.toString('hex'),
      segment.sealedAtMicros,
    ]),
  )
}

export type ReceiptText = {
  readonly number: string
  readonly firstSegment: string
  readonly lastSegment: string
  readonly rowCount: string
  readonly basis: string
  readonly purgedAtMicros: string
  readonly previousRoot: Buffer
}

export function receiptRoot(receipt: ReceiptText): Buffer {
  return sha256(
    RECEIPT,
    canonical([
      'perenne.purge.1',
      receipt.number,
      receipt.firstSegment,
      receipt.lastSegment,
      receipt.rowCount,
      receipt.basis,
      receipt.purgedAtMicros,
      receipt.previousRoot.toString('hex'),
    ]),
  )
}
