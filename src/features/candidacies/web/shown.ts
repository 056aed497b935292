import type { Candidacy, CandidacyList } from '../contract.ts'

/** What each card of the tab is given. */
export type LiveProps = {
  readonly householdId: string
  readonly list: CandidacyList
  readonly candidacy: Candidacy
}

export type DrawerProps = LiveProps & { readonly onClose: () => void }
