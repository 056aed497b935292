import type { Result, ResultNotice } from '../contract.ts'
import { isRefusal } from '../domain/explanation.ts'

type Words<Key extends string> = Readonly<Record<Key, string>>

export const SHEET_WORDS = {
  said: 'La décision',
  reasons: 'Les raisons',
  whatCanChange: 'Ce qui peut changer',
  nextStep: 'La suite',
  wording: 'Comment le dire au ménage',
} as const
export type SheetPart = keyof typeof SHEET_WORDS
export const SHEET_PARTS = Object.keys(SHEET_WORDS) as readonly SheetPart[]

export const MODE_WORDS: Words<Result['conversations'][number]['mode']> = {
  together: 'ensemble, en face à face',
  phone: 'par téléphone',
  video: 'en visio',
  interpreter: 'avec un interprète',
}

export const UNDERSTANDING_WORDS: Words<Result['conversations'][number]['understanding']> = {
  understood: 'tout est compris',
  partly: 'une partie est comprise',
  again: 'il faudra en reparler',
}

export const CHANNEL_WORDS: Words<ResultNotice['channel']> = {
  handed: 'remise en main propre',
  email: 'courriel',
  registered: 'lettre recommandée',
}

export const KIND_WORDS: Words<ResultNotice['kind']> = {
  offer: 'Offre de logement',
  waiting: 'Place en attente',
  refusal: 'Réponse négative',
}

/** The decision in one sentence, for professionals. */
export function outcomeWords(result: Result): string {
  const { outcome, rank, servedOn, missingDocument } = result
  if (outcome === 'inadmissible') return 'Demande irrecevable pour ce logement'
  if (isRefusal(outcome)) return 'Non attribué'
  if (outcome === 'allocated-conditional')
    return `Attribué, sous condition : ${missingDocument ?? ''}`
  if (servedOn === null) return `Attribué au rang ${String(rank ?? 2)}, en attente`
  return rank === null || rank === 1
    ? 'Attribué'
    : `Attribué au rang ${String(rank)}, son tour est venu`
}

/** `yes`: a dwelling; `waiting`: after somebody else; `no`: nothing for this one. */
export function toneOf({ outcome, servedOn }: Pick<Result, 'outcome' | 'servedOn'>) {
  if (isRefusal(outcome)) return 'late'
  return servedOn === null ? 'wait' : 'accent'
}
