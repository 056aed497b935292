import { CRITERIA, type Criterion, type NotedNeed } from './criteria.ts'
import { CRITERION_WORDS, IMPORTANCE_WORDS } from './need-words.ts'

/**
 * The needs that differ from those that stand: what a new version writes.
 *
 * @param standing  needs in force
 * @param wished    needs as the prescriber leaves them
 * @returns         the needs to add, in the order of the page; none when nothing changes
 * @source          E4: later changes are versioned with their author
 */
export function changedNeeds(
  standing: readonly NotedNeed[],
  wished: readonly NotedNeed[],
): readonly NotedNeed[] {
  const before = new Map(standing.map((need) => [need.criterion, need]))
  const after = new Map(wished.map((need) => [need.criterion, need]))
  return CRITERIA.flatMap((criterion) => {
    const need = after.get(criterion)
    if (need === undefined) return []
    const old = before.get(criterion)
    if (old === undefined && isNothing(need)) return []
    return old !== undefined && sameNeed(old, need) ? [] : [need]
  })
}

function isNothing({ importance, value, note }: NotedNeed): boolean {
  return importance === 'indifferent' && value === null && note === null
}

function sameNeed(one: NotedNeed, two: NotedNeed): boolean {
  return (
    one.importance === two.importance &&
    one.weight === two.weight &&
    one.note === two.note &&
    stable(one.value) === stable(two.value)
  )
}

// The database gives the keys of a JSON value in its own order.
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${key}:${stable(entry)}`).join(',')}}`
}

/**
 * What changed for one criterion, in a sentence.
 *
 * @param before  the need as it stood, null when it was not stated
 * @param after   the need as it stands
 * @returns       « École : passe de souhaité à indispensable »
 * @source        E4, the picture's list of versions
 */
function changeWords(before: NotedNeed | null, after: NotedNeed): string {
  const label = CRITERION_WORDS[after.criterion]
  if (before === null) return `${label} : ajouté, ${lower(IMPORTANCE_WORDS[after.importance])}`
  const changes = [
    before.importance === after.importance
      ? null
      : `passe de ${lower(IMPORTANCE_WORDS[before.importance])} à ${lower(IMPORTANCE_WORDS[after.importance])}`,
    stable(before.value) === stable(after.value) ? null : 'demande précisée',
    before.weight === after.weight ? null : 'poids changé',
    before.note === after.note ? null : 'note changée',
  ].filter((change) => change !== null)
  return `${label} : ${changes.join(', ')}`
}

function lower(words: string): string {
  return words.toLocaleLowerCase('fr')
}

export type VersionedNeed = NotedNeed & { readonly version: number }

/**
 * The sentences of each version, from every row ever written.
 *
 * @param rows  all rows of a household, in any order
 * @returns     by version number, what it changed, in the order of the page
 * @source      E4: history visible, who changed what and when
 */
export function changesByVersion(
  rows: readonly VersionedNeed[],
): ReadonlyMap<number, readonly string[]> {
  const order = (criterion: Criterion) => CRITERIA.indexOf(criterion)
  const sorted = rows.toSorted(
    (one, two) => one.version - two.version || order(one.criterion) - order(two.criterion),
  )
  const last = new Map<Criterion, NotedNeed>()
  const changes = new Map<number, string[]>()
  for (const row of sorted) {
    const sentence = changeWords(last.get(row.criterion) ?? null, row)
    changes.set(row.version, [...(changes.get(row.version) ?? []), sentence])
    last.set(row.criterion, row)
  }
  return changes
}
