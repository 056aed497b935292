import type { Owner } from '#features/alerts/domain/alert-rules.ts'

export const OWNER_WORDS: Readonly<Record<Owner, string>> = {
  referent: 'le référent',
  worker: 'l’accompagnant',
  counsellor: 'la conseillère sociale',
  emergency: 'la conseillère sociale, en urgence',
}
