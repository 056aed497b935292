import type { NeedFact } from './criteria.ts'
import { CRITERION_WORDS, needWords } from './need-words.ts'

/**
 * A first draft of what both sides agree on: the facts and nothing else, places as minutes.
 *
 * @param needs      needs in force
 * @param communeOf  name of a commune
 * @returns          two short paragraphs, empty when nothing is stated
 * @source           E4: both confirm the same summary
 */
export function summaryDraft(
  needs: readonly NeedFact[],
  communeOf: (code: string) => string,
): string {
  const said = (importance: NeedFact['importance']) =>
    needs
      .filter((need) => need.importance === importance && need.value !== null)
      .map((need) => {
        const words = needWords(need, need.criterion === 'commune' ? communeOf : null)
        return `${CRITERION_WORDS[need.criterion].toLocaleLowerCase('fr')} (${words})`
      })
  return [paragraph('Indispensable', said('must')), paragraph('Souhaité', said('should'))]
    .filter((part) => part !== null)
    .join('\n')
}

function paragraph(title: string, parts: readonly string[]): string | null {
  return parts.length === 0 ? null : `${title} : ${parts.join(' ; ')}.`
}
