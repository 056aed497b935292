/** What a document says, without its looks: one tree, three outputs (HTML, PDF, DOCX). */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'strong' | 'note' }
  /** Short lines kept as they are: an address, a place and a date. */
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly align?: 'right' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: true }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Relative widths of the columns; equal when absent. */
      readonly widths?: readonly number[]
    }
  | { readonly kind: 'definitions'; readonly rows: readonly Definition[] }
  | { readonly kind: 'signatures'; readonly parties: readonly Party[] }
  | { readonly kind: 'page-break' }

export type Definition = { readonly term: string; readonly text: string }

export type Party = {
  readonly name: string
  readonly role: string
  /** How it was signed (« Signé le … »); an empty place to sign when absent. */
  readonly signed?: string
}

export type DocumentTree = {
  readonly title: string
  /** The organisation in whose name the document is written. */
  readonly author: string
  /** Printed at the foot of each page, with its number. */
  readonly reference: string
  /** `YYYY-MM-DD`, taken from the facts and never from the clock: the same facts give the same bytes. */
  readonly dated: string
  /** Whose copy it is, across each page. */
  readonly watermark?: string
  readonly blocks: readonly Block[]
}

export function heading(text: string, level: 2 | 3 = 2): Block {
  return { kind: 'heading', level, text }
}

export function paragraph(text: string, tone?: 'strong' | 'note'): Block {
  return tone ? { kind: 'paragraph', text, tone } : { kind: 'paragraph', text }
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', items }
}

export function definitions(rows: readonly Definition[]): Block {
  return { kind: 'definitions', rows }
}
