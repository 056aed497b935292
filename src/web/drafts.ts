/** Unfinished forms, kept in this tab only, apart for each account, and removed at sign-out. */
const PREFIX = 'perenne-draft:'

function keyOf(accountId: string, name: string): string {
  return `${PREFIX}${accountId}:${name}`
}

export function readDraft<V extends object>(accountId: string, name: string): Partial<V> | null {
  try {
    const stored = sessionStorage.getItem(keyOf(accountId, name))
    return stored === null ? null : (JSON.parse(stored) as Partial<V>)
  } catch {
    return null
  }
}

export function writeDraft(accountId: string, name: string, values: object): void {
  try {
    sessionStorage.setItem(keyOf(accountId, name), JSON.stringify(values))
  } catch {
    // Storage full or refused: the form still works, only its draft is not kept.
  }
}

export function forgetDraft(accountId: string, name: string): void {
  sessionStorage.removeItem(keyOf(accountId, name))
}

export function forgetAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  }
}
