import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino'

export type { Logger }

/** JSON lines, on standard output unless told elsewhere. Only fields named at the call are written: no serializer adds a body or a header. */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    serializers: {
      // An error may carry values of a row in its message: its kind and code are enough to find it.
      err: (error: Error & { code?: string }) => ({ kind: error.name, code: error.code }),
      req: () => undefined,
      res: () => undefined,
    },
  }
  return to ? pino(options, to) : pino(options)
}
