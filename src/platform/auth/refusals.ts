import { APIError } from 'better-auth/api'
import { AppError } from '#kernel/app-error.ts'

/** What better-auth says when a person must start again, as opposed to correct what they typed. */
const EXPIRED_CODES = ['INVALID_TWO_FACTOR_COOKIE', 'CHALLENGE_NOT_FOUND', 'INVALID_TOKEN']
const TOO_MANY_CODES = ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED']

function toAppError(error: APIError, rule: string): AppError {
  const code = error.body?.code ?? ''
  if (TOO_MANY_CODES.includes(code)) return new AppError('too-many')
  if (EXPIRED_CODES.includes(code)) return new AppError('rule-refused', { rule: 'step-expired' })
  return new AppError('rule-refused', { rule })
}

/** Runs a call to better-auth; its refusals become ours, one code per situation and no detail. */
export async function refusingAs<T>(rule: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw toAppError(error, rule)
    throw error
  }
}
