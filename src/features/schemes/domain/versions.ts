/** Days on which a version holds: from `validFrom`, until the eve of `validTo` (null: no end is known). */
export type Validity = { readonly validFrom: string; readonly validTo: string | null }

/**
 * The versions that hold on a day.
 *
 * @param versions  versions of one or several rules
 * @param day       `YYYY-MM-DD`
 * @returns         those whose period contains the day
 * @source          Q1, C6: every figure of the scheme is dated
 */
export function inForce<V extends Validity>(versions: readonly V[], day: string): V[] {
  return versions.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  )
}

/**
 * The versions that were planned and have not begun.
 *
 * @param versions  versions of one or several rules
 * @param day       `YYYY-MM-DD`
 * @returns         those that begin after the day
 * @source          Q1: a change may be decided before it begins
 */
export function planned<V extends Validity>(versions: readonly V[], day: string): V[] {
  return versions.filter(({ validFrom }) => validFrom > day)
}
