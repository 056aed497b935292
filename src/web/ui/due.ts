/** How pressing a date is: past, within the first threshold, later; or a partner's turn. */
export type DueState = 'late' | 'soon' | 'later' | 'waiting' | 'waiting-late'

export type DueInput = {
  /** Working days left until the date; negative once it has passed. */
  readonly days: number
  /** The date is a partner's: the reader can only remind. */
  readonly waiting?: boolean
  /** From this many working days left, the date is pressing. */
  readonly soonDays?: number
}

export type Due = {
  readonly state: DueState
  readonly words: string
}

function inDays(days: number): string {
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'demain'
  return `dans ${String(days)}\u00a0j`
}

/** The words of a due date, which say alone what the colour also says. */
export function dueOf({ days, waiting = false, soonDays = 1 }: DueInput): Due {
  if (days < 0) {
    return {
      state: waiting ? 'waiting-late' : 'late',
      words: `retard de ${String(-days)}\u00a0j`,
    }
  }
  if (waiting) {
    return { state: 'waiting', words: days === 0 ? 'aujourd’hui' : `sous ${String(days)}\u00a0j` }
  }
  return { state: days <= soonDays ? 'soon' : 'later', words: inDays(days) }
}

/** « depuis 11 j », « depuis hier », « depuis aujourd’hui ». */
export function sinceWords(days: number): string {
  if (days <= 0) return 'depuis aujourd’hui'
  if (days === 1) return 'depuis hier'
  return `depuis ${String(days)}\u00a0j`
}
