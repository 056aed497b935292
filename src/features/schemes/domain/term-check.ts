import { ok, refuse, type Result } from '#kernel/result.ts'
import { termSpec, type TermKey } from './term-catalogue.ts'

/**
 * Whether a number can be the value of a term.
 *
 * @param key    the term
 * @param value  in the unit of the term
 * @returns      the value
 * @refuses      `whole-number`, `out-of-bounds`
 * @source       bounds of the catalogue: beyond them, a typing mistake
 */
export function checkTerm(
  key: TermKey,
  value: number,
): Result<number, 'whole-number' | 'out-of-bounds'> {
  const { least, most } = termSpec(key)
  if (!Number.isInteger(value)) return refuse('whole-number')
  return value < least || value > most ? refuse('out-of-bounds') : ok(value)
}
