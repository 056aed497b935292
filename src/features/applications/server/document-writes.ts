import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { checkedFile, type FileRules } from '#platform/files/file-rules.ts'
import { DOCUMENT_EXTENSIONS, type MediaType } from '#kernel/media.ts'
import type { SentFile } from '#platform/http/sent-file.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { DocumentDecision, NewPage } from '../contract.ts'
import { authorOf } from './application-sql.ts'

type Where = { readonly householdId: string; readonly documentId: string }
type Services = { readonly cipher: TextCipher; readonly files: FileRules }

const binding = (pageId: string) => `document_page:${pageId}`

/** A page joins its document, which begins with it; the same page sent twice is one. */
export async function addPage(
  tx: Tx,
  actor: Actor,
  { householdId, documentId, page, cipher, files }: Where & Services & { readonly page: NewPage },
): Promise<void> {
  const bytes = Buffer.from(page.bytes, 'base64')
  const mediaType = await checkedFile(files, bytes, page.mediaType)
  await begin(tx, actor, { householdId, documentId }, page)
  await tx
    .insertInto('documentPage')
    .values({
      ...{ id: page.id, householdId, documentId, position: page.position, mediaType },
      sizeBytes: bytes.length,
      sealedBytes: cipher.sealBytes(bytes, binding(page.id)),
      ...authorOf(actor),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

async function begin(
  tx: Tx,
  actor: Actor,
  { householdId, documentId }: Where,
  { documentKind: kind, personId }: NewPage,
): Promise<void> {
  const known = await tx
    .selectFrom('supportingDocument')
    .select(['id', 'state'])
    .where('householdId', '=', householdId)
    .where('kind', '=', kind)
    .where('personId', 'is not distinct from', personId)
    .where('state', '<>', 'rejected')
    .executeTakeFirst()
  if (known?.id === documentId) return
  // Somebody brought the same document meanwhile: nothing is doubled, nothing is lost.
  if (known) throw new AppError('rule-refused', { rule: 'document-already-there' })
  await tx
    .insertInto('supportingDocument')
    .values({ id: documentId, householdId, kind, personId, ...authorOf(actor) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function decide(
  tx: Tx,
  actor: Actor,
  { householdId, documentId }: Where,
  { decision, reason, version }: DocumentDecision,
): Promise<void> {
  const changed = await tx
    .updateTable('supportingDocument')
    .set({
      ...{ state: decision, version: version + 1, decidedOn: actor.today },
      decidedBy: actor.accountId,
      rejectReason: decision === 'rejected' ? reason : null,
    })
    .where('id', '=', documentId)
    .where('householdId', '=', householdId)
    .where('version', '=', version)
    .returning('id')
    .execute()
  if (changed.length === 0) throw new AppError('conflict')
}

/** H4: a kind of the list, once; the database knows no other. */
export async function askFor(
  tx: Tx,
  actor: Actor,
  householdId: string,
  kind: string,
): Promise<void> {
  const known = await tx
    .selectFrom('documentKind')
    .select('code')
    .where('code', '=', kind)
    .executeTakeFirst()
  if (!known) throw new AppError('bad-input', { fields: { documentKind: 'not-in-the-list' } })
  await tx
    .insertInto('documentRequest')
    .values({ householdId, kind, ...authorOf(actor) })
    .onConflict((conflict) => conflict.columns(['householdId', 'kind']).doNothing())
    .execute()
}

export async function pageFile(
  tx: Tx,
  { householdId, pageId }: { readonly householdId: string; readonly pageId: string },
  cipher: TextCipher,
): Promise<SentFile> {
  const page = await tx
    .selectFrom('documentPage')
    .select(['id', 'sealedBytes', 'mediaType', 'position'])
    .where('id', '=', pageId)
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  const bytes = page && cipher.openBytes(page.sealedBytes, binding(page.id))
  if (!page || !bytes) throw new AppError('not-found')
  const extension = DOCUMENT_EXTENSIONS[page.mediaType as MediaType]
  const fileName = `piece-${String(page.position)}.${extension}`
  return { bytes, mediaType: page.mediaType, fileName }
}
