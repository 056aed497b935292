import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { toDocx } from '#platform/documents/docx.ts'
import { toHtml } from '#platform/documents/html.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import type { DocumentTree } from '#platform/documents/tree.ts'
import type { DocumentFile, Format, SessionRead } from '../contract.ts'
import { agenda } from './agenda.document.ts'
import { minutes } from './minutes.document.ts'
import { candidateSheet } from './sheet.document.ts'

type Kind = 'agenda' | 'minutes'
const NAMES: Readonly<Record<Kind, string>> = { agenda: 'ordre-du-jour', minutes: 'proces-verbal' }

type Kept = { readonly bytes: Buffer; readonly content: unknown; readonly sha256: string | null }

/** The last document of a kind that was sent or signed, if this reader takes part in all that it says. */
async function keptDocument(tx: Tx, sessionId: string, kind: Kind): Promise<Kept | undefined> {
  return tx
    .selectFrom('committeeDocument')
    .select(['bytes', 'content', 'sha256'])
    .where('sessionId', '=', sessionId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * I4: what was sent or signed, byte for byte; before that, a draft; for whoever sits for a part of the dwellings only,
 * the extract that his own page makes.
 */
export async function sessionDocument(
  tx: Tx,
  session: SessionRead,
  kind: Kind,
  format: Format,
): Promise<DocumentFile> {
  const name = `${NAMES[kind]}-${session.heldOn}`
  const kept = await keptDocument(tx, session.id, kind)
  if (kept) {
    const { content, bytes, sha256 } = kept
    // Frozen by this application, in the shape that it gave it.
    const tree = content as DocumentTree
    return { name, format, content: await rendered(tree, format, bytes), sha256 }
  }
  const tree = kind === 'agenda' ? agenda(session) : minutes(session)
  const isDraft = kind === 'agenda' ? session.state === 'drafted' : session.state !== 'signed'
  const marked = { ...tree, watermark: isDraft ? 'Projet' : 'Extrait' }
  return { name, format, content: await rendered(marked, format), sha256: null }
}

async function rendered(tree: DocumentTree, format: Format, pdf?: Buffer): Promise<string> {
  if (format === 'html') return toHtml(tree)
  const bytes = format === 'docx' ? await toDocx(tree) : (pdf ?? (await toPdf(tree)))
  return Buffer.from(bytes).toString('base64')
}

/** I5: the sheet of a candidate, the reader's name across each page. */
export async function sheetFile(
  tx: Tx,
  actor: Actor,
  session: SessionRead,
  { candidateId, format }: { readonly candidateId: string; readonly format: Format },
): Promise<DocumentFile> {
  const item = session.items.find(({ candidates }) =>
    candidates.some(({ id }) => id === candidateId),
  )
  const candidate = item?.candidates.find(({ id }) => id === candidateId)
  if (!item || !candidate) throw new AppError('not-found')
  const reader = await nameOf(tx, actor)
  const tree = candidateSheet(session, item, { candidate, reader })
  const name = `fiche-${session.heldOn}-${String(item.position)}`
  return { name, format, content: await rendered(tree, format), sha256: null }
}

async function nameOf(tx: Tx, actor: Actor): Promise<string> {
  const row = await tx
    .selectFrom('account')
    .select('displayName')
    .where('id', '=', actor.accountId)
    .executeTakeFirst()
  return row?.displayName ?? ''
}

/** The agenda as it leaves with the convocation. */
export async function issueAgenda(tx: Tx, session: SessionRead): Promise<void> {
  const tree = agenda(session)
  await sql`SELECT app_private.issue_agenda(${session.id}, ${await toPdf(tree)}, ${JSON.stringify(tree)}::jsonb)`.execute(
    tx,
  )
}

/** The chair signs: bytes and blocks are kept with their fingerprint. */
export async function signMinutes(tx: Tx, actor: Actor, session: SessionRead): Promise<void> {
  const chair = session.members.find(({ id }) => id === session.chairId)
  const tree = minutes(session, { name: chair?.name ?? '', on: actor.today })
  await sql`SELECT app_private.sign_minutes(${session.id}, ${await toPdf(tree)}, ${JSON.stringify(tree)}::jsonb)`.execute(
    tx,
  )
}
