import type { ReferralValues } from './referral-values.ts'

/** What the browser keeps of a referral until it is sent. */
export type ReferralDraft = {
  /** Whether the household exists on the server: its notice has been recorded. */
  readonly opened: boolean
  readonly values: ReferralValues | null
}

export const NO_DRAFT: ReferralDraft = { opened: true, values: null }

export function draftName(householdId: string): string {
  return `referral-${householdId}`
}

/** The household's own words stay out of the browser's storage: it is not a safe. */
export function withoutSecrets(values: ReferralValues): ReferralValues {
  return { ...values, adhesion: { ...values.adhesion, words: '' } }
}
