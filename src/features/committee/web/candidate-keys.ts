import type { KeyboardEvent } from 'react'
import { OUTCOMES, OUTCOME_WORDS, type Outcome } from '../domain/outcomes.ts'

/** Letters typed in a field are letters. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'radio'
  return target.matches('textarea, select, [contenteditable]')
}

function letter(event: KeyboardEvent): string | null {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  return isPlain && !isTyping(event) ? event.key.toLowerCase() : null
}

/** « s »: the next candidate; « p »: the one before. */
export function stepOf(event: KeyboardEvent): 1 | -1 | null {
  const key = letter(event)
  return key === 's' ? 1 : key === 'p' ? -1 : null
}

/** « a » to « e »: a decision; « v »: everybody for it. */
export function choiceOf(event: KeyboardEvent): Outcome | 'all-for' | null {
  const key = letter(event)
  if (key === 'v') return 'all-for'
  return OUTCOMES.find((outcome) => OUTCOME_WORDS[outcome].letter === key) ?? null
}
