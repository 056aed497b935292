import { AppError } from '#kernel/app-error.ts'
import type { Result } from '#kernel/result.ts'
import type { DwellingRefusal } from '../domain/dwelling-refusals.ts'

/** What is not there for this reader is not there at all. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppError('not-found')
  return row
}

/** The value of a rule that said yes; its code as a refusal otherwise. */
export function granted<T, R extends string>(result: Result<T, R>): T {
  if (!result.ok) throw new AppError('rule-refused', { rule: result.refusal })
  return result.value
}

/** A rule that the server itself applies said no. */
export function refused(rule: DwellingRefusal): AppError {
  return new AppError('rule-refused', { rule })
}
