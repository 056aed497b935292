// Beginnings of words that say why rather than what. A warning only: people decide, and a word may be innocent.
const CAUSES = [
  'addict',
  'agress',
  'alcool',
  'anxi',
  'asthm',
  'autis',
  'cancer',
  'conjoint',
  'dépend',
  'dépress',
  'détention',
  'diabèt',
  'drogue',
  'épilep',
  'ex-',
  'handicap',
  'harcel',
  'hospital',
  'hôpital',
  'incarc',
  'judic',
  'justice',
  'malad',
  'médic',
  'menac',
  'peur',
  'plainte',
  'police',
  'prison',
  'psy',
  'suicid',
  'toxic',
  'traitement',
  'trouble',
  'viol',
] as const

/**
 * Words of a note that may say a cause: its readers include the landlord.
 *
 * @param text  what is being typed
 * @returns     the words found, as typed, each once; none when the note only says what is needed
 * @source      domain report §4.3, compartment 3 « cause-free »; §4.1
 */
export function causeWords(text: string): readonly string[] {
  const words = text.match(/[\p{L}'’-]+/gu) ?? []
  const found = words.filter((word) => {
    const folded = fold(word)
    return CAUSES.some((start) => folded.startsWith(fold(start)))
  })
  return [...new Set(found)]
}

function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
