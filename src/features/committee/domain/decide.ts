import { ok, refuse, type Result } from '#kernel/result.ts'
import { givesPlace, type Outcome } from './outcomes.ts'

/** A decision as the secretary writes it, before the dwelling is closed. */
export type Draft = {
  readonly outcome: Outcome
  readonly rank: number | null
  readonly missingDocument: string | null
  readonly completeOn: string | null
  readonly motive: string | null
  readonly words: string | null
}

export type DecideContext = {
  readonly today: string
  /** Motives that this outcome accepts. */
  readonly motives: readonly string[]
  readonly hasUniqueNumber: boolean
  readonly isDalo: boolean
}

export type DecideRefusal =
  | 'motive-missing'
  | 'motive-without-words'
  | 'debt-never-alone-for-dalo'
  | 'no-unique-number'
  | 'condition-incomplete'
  | 'forbidden-motive'

/**
 * Whether a decision may be written for a candidate. What does not belong to its outcome is left out.
 *
 * @param draft    decision with its rank, condition or motive
 * @param context  the programme's date (`YYYY-MM-DD`), accepted motives, what is known of the candidate
 * @returns        the decision, reduced to what its outcome holds
 * @refuses        every code of `DecideRefusal`, the first one met
 * @source         CCH, articles R.441-3 and R.441-2-4-1; domain report I3 and I8
 */
export function checkDraft(draft: Draft, context: DecideContext): Result<Draft, DecideRefusal> {
  if (givesPlace(draft.outcome)) return checkPlace(draft, context)
  const { motive, words } = draft
  if (motive === null || !context.motives.includes(motive)) return refuse('motive-missing')
  if (motive === 'other' && words === null) return refuse('motive-without-words')
  if (motive === 'housing-debt' && context.isDalo) return refuse('debt-never-alone-for-dalo')
  if (words !== null && forbiddenWordsIn(words).length > 0) return refuse('forbidden-motive')
  return ok({ ...draft, rank: null, missingDocument: null, completeOn: null })
}

function checkPlace(draft: Draft, context: DecideContext): Result<Draft, DecideRefusal> {
  if (!context.hasUniqueNumber) return refuse('no-unique-number')
  const plain = { ...draft, motive: null, words: null }
  if (draft.outcome !== 'allocated-conditional') {
    const rank = draft.outcome === 'allocated' ? null : draft.rank
    return ok({ ...plain, rank, missingDocument: null, completeOn: null })
  }
  const { missingDocument, completeOn } = draft
  if (missingDocument === null || completeOn === null || completeOn < context.today)
    return refuse('condition-incomplete')
  return ok(plain)
}

// Beginnings of words, without accents. What they name may never decide of a dwelling.
const FORBIDDEN = [
  ...['origine', 'ethni', 'race', 'racial', 'couleur de peau', 'nationalite', 'etranger'],
  ...['immigr', 'patronyme', 'religi', 'musulman', 'catholi', 'juif', 'juive', 'protestant'],
  ...[
    'croyan',
    'syndica',
    'politique',
    'orientation sexuelle',
    'homosexu',
    'lesbien',
    'transgenre',
  ],
  ...['identite de genre', 'enceinte', 'grossesse', 'maladi', 'malade', 'sante', 'diagnosti'],
  ...['psychi', 'depressi', 'schizo', 'bipolaire', 'addict', 'alcool', 'drogue', 'toxicoman'],
  ...['hospitali', 'seropositi', 'handicape', 'prison', 'detenu', 'delinquan', 'casier judiciaire'],
  ...['moeurs', 'monoparental', 'famille nombreuse', 'gens du voyage', 'rom ', 'roms '],
] as const

/**
 * The words of a text that name what the law forbids as a reason: origin, health, belief, way of life, family.
 *
 * @param text  motive written freely
 * @returns     the forbidden beginnings found, in the order of the list; empty when there is none
 * @source      loi 89-462 du 6 juillet 1989, article 1; domain report §2.2 and I8
 */
export function forbiddenWordsIn(text: string): readonly string[] {
  const folded = ` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} `
    .replace(/œ/gu, 'oe')
    .replace(/[^a-z0-9]+/gu, ' ')
  return FORBIDDEN.filter((start) => folded.includes(` ${start}`)).map((start) => start.trim())
}
