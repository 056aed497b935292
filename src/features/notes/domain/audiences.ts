import type { Role } from '#kernel/roles.ts'

/** Compartments that a note may be written in. */
export const NOTE_AUDIENCES = ['6', '8', '14b'] as const
export type NoteAudience = (typeof NOTE_AUDIENCES)[number]

export const AUDIENCE_LABELS: Readonly<Record<NoteAudience, string>> = {
  '6': 'Évaluation sociale',
  '8': 'Suivi de justice',
  '14b': 'Note de travail pour moi seul',
}

const READ_BY: Readonly<Record<NoteAudience, string>> = {
  '6': 'la personne concernée, les travailleurs sociaux qui la suivent ; jamais le bailleur',
  '8': 'la personne concernée et vous ; jamais le bailleur ni les autres intervenants',
  '14b': 'vous seul ; la personne peut en demander copie à votre organisation',
}

export type AudienceChoice = {
  readonly code: NoteAudience
  readonly label: string
  readonly readBy: string
}

/**
 * The audiences offered to the writer of a note, widest first.
 *
 * @param codes  compartments that the writer may write in this household
 * @param role   the writer's role
 * @returns      audiences with their readers in words, shown before the first word is typed
 * @source       domain report §4.3 (6, 8, 14b) and its note 10; ux principle 4
 */
export function audienceChoices(
  codes: readonly NoteAudience[],
  role: Role,
): readonly AudienceChoice[] {
  const order: readonly NoteAudience[] = role === 'SPIP' ? ['8', '14b', '6'] : ['6', '14b', '8']
  return order
    .filter((code) => codes.includes(code))
    .map((code) => ({ code, label: AUDIENCE_LABELS[code], readBy: READ_BY[code] }))
}
