export const ENTRY_STAGES = ['before', 'keys', 'hundred-days'] as const
export type EntryStage = (typeof ENTRY_STAGES)[number]

/** Papers joined to a lease. @source law 89-462, articles 3, 3-2 and 3-3; the convention of L.442-8-3 */
export const ANNEXES = [
  'diagnostics',
  'notice',
  'inventory',
  'charges',
  'rules',
  'convention',
] as const
export type Annex = (typeof ANNEXES)[number]

export const SIGNATORIES = ['household', 'with-representative', 'representative'] as const
export const PARTIES = ['household', 'association', 'landlord'] as const
export type ReviewParty = (typeof PARTIES)[number]
export const MARKS = ['yes', 'partly', 'no', 'unsaid'] as const
export const WISHES = ['now', 'later', 'no', 'unsaid'] as const
/** What a review of a sliding lease looks at. @source decree 2010-1564: paying, living there peacefully */
export const CRITERIA = ['pays', 'maintains', 'neighbours', 'resources', 'procedures'] as const
export type Criterion = (typeof CRITERIA)[number]
