import { AppError } from '#kernel/app-error.ts'
import type { Tx } from '#platform/db/door.ts'
import type { DocumentTree } from '#platform/documents/tree.ts'
import type { LeasePaper, Terms } from './lease.document.ts'
import * as paper from './lease.document.ts'
import * as read from './lease-sql.ts'

type Paper = 'lease' | 'sublease' | 'convention'

const PAPERS: Readonly<Record<Terms['kind'], readonly Paper[]>> = {
  ordinary: ['lease'],
  sliding: ['lease', 'sublease', 'convention'],
  subletting: ['lease', 'sublease'],
}
const WRITE: Readonly<Record<Paper, (lease: LeasePaper) => DocumentTree>> = {
  lease: paper.leaseDocument,
  sublease: paper.subleaseDocument,
  convention: paper.conventionDocument,
}

/** The papers of the lease as it was prepared, dated of that day: what is read before is what is signed. */
export async function leaseDocuments(
  tx: Tx,
  householdId: string,
  dated: string,
): Promise<readonly { readonly kind: Paper; readonly tree: DocumentTree }[]> {
  const preparation = await read.preparationOf(tx, householdId)
  if (!preparation) throw new AppError('not-found')
  const about = await aboutLease(tx, householdId, preparation.candidacyId)
  const lease = { ...about, dated, terms: preparation as Terms }
  return PAPERS[lease.terms.kind].map((kind) => ({ kind, tree: WRITE[kind](lease) }))
}

type Notice = {
  readonly lease: NonNullable<Awaited<ReturnType<typeof read.leaseOf>>>
  readonly sentOn: string
}

/** L.442-8-3: what the landlord tells the prefect before the end of the examination period. */
export async function prefectNotice(
  tx: Tx,
  householdId: string,
  { lease, sentOn }: Notice,
): Promise<DocumentTree> {
  const about = await aboutLease(tx, householdId, lease.candidacyId)
  const reviews = await read.reviewsOf(tx, lease.id)
  const last = reviews.findLast(({ outcome }) => outcome !== null)
  if (!last?.outcome || !last.concludedOn || lease.subleaseUntil === null)
    throw new AppError('rule-refused', { rule: 'move-out-of-place' })
  return paper.prefectNoticeDocument({
    ...about,
    sentOn,
    tenant: lease.tenant ?? '',
    signedOn: lease.signedOn,
    until: lease.subleaseUntil,
    offersLease: last.outcome === 'glide',
    reviewedOn: last.concludedOn,
    motives: last.motives,
    plan: last.plan,
  })
}

async function aboutLease(tx: Tx, householdId: string, candidacyId: string | null) {
  const row = await tx
    .selectFrom('household as h')
    .innerJoin('scheme as s', 's.id', 'h.schemeId')
    .innerJoin('organisation as o', 'o.id', 's.landlordId')
    .leftJoin('person as p', 'p.id', 'h.leadPersonId')
    .leftJoin('candidacyDwelling as w', (join) =>
      join.onRef('w.householdId', '=', 'h.id').on('w.candidacyId', '=', candidacyId),
    )
    .select(['h.fileNumber', 'o.name as landlord', 'p.firstName', 'p.lastName'])
    .select(['w.typology', 'w.address', 'w.communeName', 'w.livingAreaM2'])
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  return {
    landlord: row.landlord,
    fileNumber: row.fileNumber,
    name: [row.firstName, row.lastName].filter(Boolean).join(' '),
    dwelling: {
      typology: row.typology ?? '',
      address: row.address ?? '',
      commune: row.communeName ?? '',
    },
  }
}
