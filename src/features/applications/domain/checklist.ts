/** How one document of a file stands. `empty`: opened without a page yet. */
export const DOCUMENT_STATES = ['missing', 'received', 'validated', 'rejected'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export type DocumentKind = {
  readonly code: string
  readonly per: 'adult' | 'household'
  readonly applies: 'always' | 'children' | 'couple' | 'asked'
}

export type HouseholdShape = {
  readonly adults: readonly { readonly id: string }[]
  readonly hasChildren: boolean
  readonly isCouple: boolean
  /** Kinds of the list asked of this household in particular. */
  readonly asked: readonly string[]
}

export type Expected = { readonly kind: string; readonly personId: string | null }

/**
 * What this household must bring, from the list and from nothing else.
 *
 * @param kinds      the list, in its order
 * @param household  adults, children, couple, kinds asked in particular
 * @returns          one line a document, one for each adult where the list says so
 * @source           H4; CCH, art. R.441-2-4-1: no other document may be asked
 */
export function expectedDocuments(
  kinds: readonly DocumentKind[],
  household: HouseholdShape,
): readonly Expected[] {
  return kinds
    .filter(({ applies, code }) => {
      if (applies === 'children') return household.hasChildren
      if (applies === 'couple') return household.isCouple
      return applies === 'always' || household.asked.includes(code)
    })
    .flatMap(({ code, per }) => {
      const whom: readonly (string | null)[] =
        per === 'household' ? [null] : household.adults.map(({ id }) => id)
      return whom.map((personId) => ({ kind: code, personId }))
    })
}

/**
 * The one thing to bring next: what is missing or was refused, in the order of the list.
 *
 * @returns  its place, or null when everything is there
 * @source   D8
 */
export function nextMissing(
  documents: readonly { readonly state: DocumentState }[],
): number | null {
  const place = documents.findIndex(({ state }) => state === 'missing' || state === 'rejected')
  return place === -1 ? null : place
}

/** Rules of the database that a person can meet when documents are gathered. */
export type DocumentRefusal =
  'document-not-validated' | 'document-decided' | 'document-empty' | 'document-already-there'
