import { ok, refuse, type Result } from '#kernel/result.ts'

export type Claims = { readonly daloRecognised: boolean; readonly pdalhpdPublic: boolean }
export type Criterion = 'dalo' | 'pdalhpd'
export type EligibilityRefusal = 'criterion-not-met' | 'criterion-missing' | 'motive-missing'

/**
 * The criteria of the programme that a referral claims: one of them is enough.
 *
 * @param claims  what the prescriber declared
 * @returns       the criteria met, DALO first; empty when none is
 * @source        call for projects 2014, « Publics cibles » : DALO oui, PDALPD oui, accords collectifs non
 */
export function metCriteria(claims: Claims): readonly Criterion[] {
  return [
    ...(claims.daloRecognised ? (['dalo'] as const) : []),
    ...(claims.pdalhpdPublic ? (['pdalhpd'] as const) : []),
  ]
}

export type EligibilityDecision = {
  readonly outcome: 'accepted' | 'refused'
  readonly criterion: Criterion | null
  readonly motive: string | null
}

/**
 * Whether an officer's decision on eligibility can stand.
 *
 * @param decision  outcome, the criterion that is met when accepted, the motive when refused
 * @param claims    what the prescriber declared
 * @returns         the decision
 * @refuses         `criterion-missing`, `criterion-not-met` (the referral does not claim it), `motive-missing`
 * @source          domain report D3
 */
export function checkEligibility<D extends EligibilityDecision>(
  decision: D,
  claims: Claims,
): Result<D, EligibilityRefusal> {
  if (decision.outcome === 'refused') {
    return decision.motive === null ? refuse('motive-missing') : ok(decision)
  }
  if (decision.criterion === null) return refuse('criterion-missing')
  return metCriteria(claims).includes(decision.criterion)
    ? ok(decision)
    : refuse('criterion-not-met')
}
