import { givesPlace, OUTCOME_WORDS, type Outcome } from './outcomes.ts'
import { numberInGroups } from './waiting.ts'

const WIDE = '\u00a0'

export type SaidCandidate = {
  readonly name: string
  readonly uniqueNumber: string | null
  readonly isLive: boolean
  readonly draft: {
    readonly outcome: Outcome | null
    readonly rank: number | null
    readonly missingDocument: string | null
    readonly completeOn: string | null
    readonly motive: string | null
    readonly words: string | null
  } | null
  readonly tally: {
    readonly for: number
    readonly against: number
    readonly abstentions: number
    readonly castingVoice: 'mayor' | 'chair' | null
  }
}

/** Labels of the motives, by code. */
export type MotiveLabels = ReadonlyMap<string, string>

/**
 * What the minutes say of a candidate: unique number, decision with its letter, rank, condition or motive, voices.
 *
 * @param candidate  as the members read him
 * @param motives    labels of the motives
 * @returns          one sentence, or null while no decision is written
 * @source           domain report §2.2: minutes hold candidates, decision, motive and votes
 */
export function candidateSentence(candidate: SaidCandidate, motives: MotiveLabels): string | null {
  const who = candidate.uniqueNumber
    ? numberInGroups(candidate.uniqueNumber)
    : `${candidate.name} (sans numéro unique)`
  if (!candidate.isLive) return `${who}${WIDE}: candidature retirée, sans décision.`
  const { draft } = candidate
  if (draft?.outcome == null) return null
  const { letter, long } = OUTCOME_WORDS[draft.outcome]
  const rank = draft.rank === null ? '' : ` au rang ${String(draft.rank)}`
  return `${who}${WIDE}: ${long}${rank} (${letter})${detailOf(draft, motives)}, ${voicesWords(candidate.tally)}.`
}

function detailOf(draft: NonNullable<SaidCandidate['draft']>, motives: MotiveLabels): string {
  if (draft.outcome === 'allocated-conditional') {
    const document = draft.missingDocument ?? ''
    return `, pièce à fournir${WIDE}: ${document}, avant le ${dayInFrench(draft.completeOn)}`
  }
  if (givesPlace(draft.outcome) || draft.motive === null) return ''
  const label = motives.get(draft.motive) ?? draft.motive
  const motive = label.charAt(0).toLocaleLowerCase('fr') + label.slice(1)
  return `, motif${WIDE}: ${draft.motive === 'other' ? '' : motive}${draft.words === null ? '' : `${draft.motive === 'other' ? '' : ' '}(${draft.words})`}`
}

function dayInFrench(day: string | null): string {
  return (day ?? '').split('-').reverse().join('/')
}

/**
 * The voices of a candidate, with whose made the difference.
 *
 * @param tally  count of the voices
 * @returns      « 5 voix pour, 1 contre », « unanimité »
 * @source       domain report §2.2
 */
export function voicesWords(tally: SaidCandidate['tally']): string {
  if (tally.for > 0 && tally.against === 0 && tally.abstentions === 0) {
    return `unanimité (${String(tally.for)} voix)`
  }
  const abstentions = tally.abstentions > 0 ? `, ${String(tally.abstentions)} abstention(s)` : ''
  const casting =
    tally.castingVoice === 'mayor'
      ? ', voix du maire prépondérante'
      : tally.castingVoice === 'chair'
        ? ', voix du président prépondérante'
        : ''
  return `${String(tally.for)} voix pour, ${String(tally.against)} contre${abstentions}${casting}`
}

/**
 * How long a dwelling took in session.
 *
 * @param openedAt  instant when it was called, or null
 * @param closedAt  instant when it was closed, or null
 * @returns         whole minutes, at least one, or null while it lasts
 * @source          domain report I10
 */
export function minutesSpent(openedAt: string | null, closedAt: string | null): number | null {
  if (openedAt === null || closedAt === null) return null
  return Math.max(1, Math.round((Date.parse(closedAt) - Date.parse(openedAt)) / 60_000))
}
