import type { ErrorCode } from '#kernel/app-error.ts'

/** `unreachable`: no answer at all. It is the only code that the server does not send. */
export type ApiErrorCode = ErrorCode | 'unreachable'

type Details = {
  readonly rule?: string | undefined
  readonly requestId?: string | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly current?: unknown
}

/** What the API refused, as it said it: codes only, the sentences are in `errors.fr.ts`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ApiErrorCode
  readonly rule: string | undefined
  readonly requestId: string | undefined
  /** Path of a field → code of what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>
  /** After a conflict: the record as it stands now. */
  readonly current: unknown

  constructor(status: number, code: ApiErrorCode, details: Details = {}) {
    super(details.rule === undefined ? code : `${code}: ${details.rule}`)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.rule = details.rule
    this.requestId = details.requestId
    this.fields = details.fields ?? {}
    this.current = details.current
  }
}

export function isApiError(error: unknown, code?: ApiErrorCode): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code)
}
