import type { EligibilityEntry, ReferralEntry } from '#features/referrals/contract.ts'
import { api } from '#web/api.ts'

export function sendEligibility(householdId: string, decision: EligibilityEntry): Promise<unknown> {
  return api({
    method: 'POST',
    url: `/api/households/${householdId}/eligibility`,
    body: decision,
  })
}

export type Statement = NonNullable<ReferralEntry['adhesion']> & { readonly personId: string }

export function sendAdhesion(householdId: string, statement: Statement): Promise<unknown> {
  return api({ method: 'POST', url: `/api/households/${householdId}/adhesions`, body: statement })
}
