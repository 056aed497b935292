export type DocumentsSearch = {
  /** The document whose drawer is open: its kind, and its person when it is one's own. */
  readonly piece?: string | undefined
  readonly ouvrir?: 'preparation' | undefined
}

export function toDocumentsSearch({ piece, ouvrir }: Record<string, unknown>): DocumentsSearch {
  return {
    piece: typeof piece === 'string' ? piece : undefined,
    ouvrir: ouvrir === 'preparation' ? ouvrir : undefined,
  }
}
