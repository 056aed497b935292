/** `easy`: most adults read it alone; `fair`: with some effort; `hard`: to be written again. */
export type Reading = 'easy' | 'fair' | 'hard'

export type Readability = {
  /** Kandel and Moles, about 0 (impossible) to 100 (very easy). */
  readonly score: number
  readonly reading: Reading
  /** Words of the trade that a household should not have to know, as they stand in the text. */
  readonly jargon: readonly string[]
  /** Sentences of more than twenty words, the longest first. */
  readonly longSentences: readonly string[]
}

// From what score a text reads alone, and with some effort: bands of Flesch, kept by Kandel and Moles for French.
const EASY_FROM = 70
const FAIR_FROM = 50
const LONG_SENTENCE_WORDS = 20

// Words of the trade belong to professionals; « plus » is everybody's, « PLUS » is not.
const ACRONYMS = /\b(?:CALEOL|NUR|DALO|PDALHPD|PLAI|PLUS|PLS|RFR|APL|FSL|SIAO|CCAPEX)\b/gu
const TRADE_WORDS =
  /\b(?:commission d[’']attribution|r[ée]servataires?|contingents?|numéro unique|reste à vivre|taux d[’']effort|typologies?|attributaires?|radiations?|bail glissant|glissements?|condition suspensive|mixité sociale|irrecevab\w+|non[- ]attribution|nonobstant|susmentionné\w*|diligent\w+)\b/giu

/**
 * How easily a French text is read.
 *
 * @param text  plain text, sentences ended by . ! ? or a line break
 * @returns     score without unit, its band, the words of the trade and the long sentences found
 * @source      L. Kandel and A. Moles, « Application de l’indice de Flesch à la langue française », 1958:
 *              207 − 1.015 × words per sentence − 73.6 × syllables per word
 */
export function readabilityOf(text: string): Readability {
  const sentences = text.split(/[.!?:\n]+/u).filter((sentence) => wordsOf(sentence).length > 0)
  const words = wordsOf(text)
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0)
  const score =
    words.length === 0
      ? 100
      : 207 - 1.015 * (words.length / sentences.length) - 73.6 * (syllables / words.length)
  return {
    score: Math.round(Math.min(100, Math.max(0, score))),
    reading: score >= EASY_FROM ? 'easy' : score >= FAIR_FROM ? 'fair' : 'hard',
    jargon: [...new Set([ACRONYMS, TRADE_WORDS].flatMap((trade) => text.match(trade) ?? []))],
    longSentences: sentences
      .map((sentence) => sentence.trim())
      .filter((sentence) => wordsOf(sentence).length > LONG_SENTENCE_WORDS)
      .sort((a, b) => wordsOf(b).length - wordsOf(a).length),
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []
}

/** Spoken syllables of a French word, by its groups of vowels; a final silent « e » is not heard. */
function syllablesOf(word: string): number {
  const plain = word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  const heard = plain.replace(/(?<=[^aeiouy]|[aeiouy][^aeiouy]+)(?:es?|ent)$/u, '')
  return Math.max(1, (heard.match(/[aeiouy]+/gu) ?? []).length)
}
