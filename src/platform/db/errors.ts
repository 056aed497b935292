import { AppError, type ErrorCode } from '#kernel/app-error.ts'

const BY_STATE: Readonly<Record<string, ErrorCode>> = {
  '42501': 'not-found', // a policy said no: for this reader, the row does not exist
  '23503': 'not-found',
  '23505': 'conflict',
  '23P01': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '23502': 'bad-input',
  '23514': 'bad-input',
  '22001': 'bad-input',
  '22007': 'bad-input',
  '22008': 'bad-input',
  '22P02': 'bad-input',
  '22021': 'bad-input',
  '57014': 'unavailable',
  '53300': 'unavailable',
}

/** SQLSTATE of `app_private.refuse`: a rule said no, its code is the message. */
const RULE_REFUSED = 'PR001'

/** Translates what PostgreSQL says into a code; its words, which hold values of rows, go no further. */
export function fromDatabaseError(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return undefined
  }
  if (error.code === RULE_REFUSED) return new AppError('rule-refused', { rule: error.message })
  const known = BY_STATE[error.code]
  if (known) return new AppError(known)
  return /^(08|57P)|^ECONN|^EPIPE/.test(error.code) ? new AppError('unavailable') : undefined
}
