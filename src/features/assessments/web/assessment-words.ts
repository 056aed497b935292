import { PART_WORDS } from '../domain/scales.ts'
import type { Missing } from '../domain/assessment-rules.ts'

/** « T3 », « T2 à T3 »; null when nothing was concluded. */
export function roomsWords(from: number | null, to: number | null): string | null {
  if (from === null) return null
  return to === null || to === from ? `T${String(from)}` : `T${String(from)} à T${String(to)}`
}

/** What is missing, in the words of the page. */
export function missingWords(missing: readonly Missing[]): string {
  return missing
    .map((what) => {
      if (what === 'rooms') return 'type de logement'
      return what === 'intensity' ? 'intensité' : PART_WORDS[what].toLowerCase()
    })
    .join(', ')
}
