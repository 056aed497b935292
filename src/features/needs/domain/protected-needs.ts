import type { TravelMode } from './criteria.ts'

/** Families of care equipment: never a category, a name nor a reason (compartment 3c). */
export const CARE_FAMILIES = ['care', 'pharmacy', 'support'] as const
export type CareFamily = (typeof CARE_FAMILIES)[number]

/** A place that is never proposed (compartment 3b). Geometry alone: nothing says why. */
export type AvoidedArea =
  | { readonly shape: 'commune'; readonly commune: string }
  | {
      readonly shape: 'circle'
      readonly latitude: number
      readonly longitude: number
      readonly radiusMetres: number
    }

export type CareProximity = {
  readonly family: CareFamily
  readonly maxMinutes: number
  readonly mode: TravelMode
}

/** What is never listed nor told to a landlord: where not to live, what care must be near. */
export type ProtectedNeed =
  | { readonly kind: 'avoided-area'; readonly area: AvoidedArea }
  | { readonly kind: 'care-proximity'; readonly care: CareProximity }

/** The kinds of app.protected_text that this feature writes, with their compartment. */
export const PROTECTED_NEED_KINDS = {
  'avoided-area': '3b',
  'care-proximity': '3c',
} as const satisfies Readonly<Record<ProtectedNeed['kind'], '3b' | '3c'>>
/** A text of this kind holds the id of the one that it ends: rows are added, never changed. */
export const ENDING_KIND = 'need-ended'

/** A decrypted text, as far as these rules look at it; `text` is null when its key is lost. */
export type ProtectedRow = {
  readonly id: string
  readonly kind: string
  readonly text: string | null
}

export type LivingNeed = {
  /** Null when the key is lost: something is asked and nobody knows what. */
  readonly need: ProtectedNeed | null
  /** Written by a carer or a probation officer, until the prescriber takes it up: it binds nobody yet. */
  readonly isProposal: boolean
}

/**
 * The protected needs in force: those that no later row ended. Whoever evaluates them goes through here, leaves the
 * proposals out and treats an unreadable one as « inconnu ».
 *
 * @param rows  decrypted texts of one household, all kinds mixed
 * @returns     the rows that still hold, with what they say
 * @source      E2, E3; architecture §4 point 13 (losing the key loses the text, never the row)
 */
export function livingNeeds<Row extends ProtectedRow>(
  rows: readonly Row[],
): readonly (Row & LivingNeed)[] {
  const ended = new Set(rows.filter(({ kind }) => kind === ENDING_KIND).map(({ text }) => text))
  return rows
    .filter(({ id, kind }) => kind in PROTECTED_NEED_KINDS && !ended.has(id))
    .map((row) => ({ ...row, ...openedNeed(row.text) }))
}

function openedNeed(text: string | null): LivingNeed {
  if (text === null) return { need: null, isProposal: false }
  try {
    const { isProposal, ...need } = JSON.parse(text) as ProtectedNeed & { isProposal?: boolean }
    return { need, isProposal: isProposal === true }
  } catch {
    return { need: null, isProposal: false }
  }
}

/** The text that is encrypted for a need. @source E2, E3 */
export function sealedNeed(need: ProtectedNeed, isProposal: boolean): string {
  return JSON.stringify({ ...need, isProposal })
}
