/** Units of a term, each with its word for one and for several. */
export const TERM_UNITS = {
  'working-days': ['jour ouvré', 'jours ouvrés'],
  days: ['jour', 'jours'],
  months: ['mois', 'mois'],
  hours: ['heure', 'heures'],
  minutes: ['minute', 'minutes'],
  'euro-cents': ['€', '€'],
  households: ['ménage', 'ménages'],
  persons: ['personne', 'personnes'],
  'per-month': ['par mois', 'par mois'],
  ratio: ['', ''],
  count: ['', ''],
  choice: ['', ''],
} as const

export type TermUnit = keyof typeof TERM_UNITS

const NUMBER = new Intl.NumberFormat('fr-FR')
const WIDE = '\u00a0'

/**
 * A term's value as people read it.
 *
 * @param value    in the unit of the term
 * @param unit     its unit
 * @param choices  words of a choice, the first for 1
 * @returns        « 3 jours ouvrés », « au jour »
 * @source         S7: French interface
 */
export function valueWords(value: number, unit: TermUnit, choices: readonly string[] = []): string {
  if (unit === 'choice') return choices[value - 1] ?? String(value)
  const shown = unit === 'euro-cents' ? value / 100 : value
  const [one, many] = TERM_UNITS[unit]
  const word = shown >= 2 ? many : one
  return [NUMBER.format(shown), word].filter(Boolean).join(WIDE)
}
