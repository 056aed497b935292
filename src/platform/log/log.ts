import { pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard output. Only fields named at the call are written: no serializer adds a body or a header. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    serializers: {
      // An error may carry values of a row in its message: its kind and code are enough to find it.
      err: (error: Error & { code?: string }) => ({ kind: error.name, code: error.code }),
      req: () => undefined,
      res: () => undefined,
    },
  })
}
