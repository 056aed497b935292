import type { DocumentItem } from '../contract.ts'
import type { DocumentState } from '../domain/checklist.ts'
import type { PictureFlaw } from '../domain/picture-quality.ts'

export const STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  missing: 'manque',
  received: 'reçue, à vérifier',
  validated: 'validée',
  rejected: 'à refaire',
}

export const STATE_TONES = {
  missing: 'todo',
  received: 'wait',
  validated: 'accent',
  rejected: 'late',
} as const

export const FLAW_WORDS: Readonly<Record<PictureFlaw, string>> = {
  'too-small': 'La photo est petite : approchez-vous de la page.',
  'too-dark': 'La photo est sombre : allez près d’une fenêtre.',
  'too-bright': 'La photo est trop claire : évitez le reflet.',
  blurred: 'La photo est floue : posez le papier et tenez le téléphone à deux mains.',
}

/** « Avis d’imposition, Élodie Perrachon » */
export function documentTitle({ label, person }: DocumentItem): string {
  return person === null ? label : `${label}, ${person.name}`
}
