/** The five decisions of a committee, in the order of their letters. @source CCH, article R.441-3 */
export const OUTCOMES = [
  'allocated',
  'allocated-ranked',
  'allocated-conditional',
  'not-allocated',
  'inadmissible',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How an outcome reads, short for a control, long for the minutes. */
export const OUTCOME_WORDS: Readonly<
  Record<Outcome, { readonly letter: string; readonly short: string; readonly long: string }>
> = {
  allocated: { letter: 'a', short: 'Attribution', long: 'attribution' },
  'allocated-ranked': { letter: 'b', short: 'En rang', long: 'attribution en rang' },
  'allocated-conditional': {
    letter: 'c',
    short: 'Condition',
    long: 'attribution sous condition suspensive',
  },
  'not-allocated': { letter: 'd', short: 'Non-attribution', long: 'non-attribution' },
  inadmissible: { letter: 'e', short: 'Irrecevable', long: 'rejet pour irrecevabilité' },
}

/**
 * Whether a decision gives a place on the dwelling.
 *
 * @param outcome  decision, or null while there is none
 * @returns        true for a, b and c
 * @source         CCH, article R.441-3
 */
export function givesPlace(outcome: Outcome | null): boolean {
  return (
    outcome === 'allocated' || outcome === 'allocated-ranked' || outcome === 'allocated-conditional'
  )
}

/** Why fewer than three candidates may be presented. @source CCH, article R.441-3 */
export const EXCEPTIONS = ['insufficient-candidates', 'prefect-designated', 'adapted-plai'] as const
export type Exception = (typeof EXCEPTIONS)[number]

export const EXCEPTION_WORDS: Readonly<Record<Exception, string>> = {
  'insufficient-candidates': 'a. Pas assez de candidats',
  'prefect-designated': 'b. Candidats désignés par le préfet (Dalo)',
  'adapted-plai': 'c. Logement financé en PLAI adapté',
}
