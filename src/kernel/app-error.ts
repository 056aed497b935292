/** What the API may answer when it refuses. The list is closed: adding a code means adding its French text. */
export const HTTP_STATUS = {
  'bad-input': 400,
  'signed-out': 401,
  'second-factor-needed': 401,
  'not-found': 404, // also « exists but not for you »: never reveal that a file exists
  conflict: 409, // somebody else changed the record since it was read
  'too-large': 413,
  'rule-refused': 422, // a rule said no; `rule` names which one
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof HTTP_STATUS

type Details = {
  readonly rule?: string
  /** Path of a field → code of what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>
  /** The record as it stands now, for a conflict: what the reader may see, who changed it and when. */
  readonly current?: unknown
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly rule: string | undefined
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly current: unknown

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.rule ? `${code}: ${details.rule}` : code)
    this.code = code
    this.rule = details.rule
    this.fields = details.fields
    this.current = details.current
  }
}
