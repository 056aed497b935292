import { z } from 'zod'
import type { SentFile } from '#platform/http/sent-file.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toPdf } from './pdf.ts'
import type { DocumentTree } from './tree.ts'

export const DOCUMENT_MEDIA = {
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What one asks for in the address of a document. */
export const DocumentFormat = z.enum(['html', 'pdf', 'docx'])
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** The three outputs of one tree, ready to be sent under a name without extension. */
export async function documentFile(
  tree: DocumentTree,
  format: DocumentFormat,
  name: string,
): Promise<SentFile> {
  return {
    bytes: await RENDER[format](tree),
    mediaType: DOCUMENT_MEDIA[format],
    fileName: `${name}.${format}`,
  }
}

const RENDER = { html: (tree: DocumentTree) => toHtml(tree), pdf: toPdf, docx: toDocx }
