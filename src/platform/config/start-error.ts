/** A reason not to start that the person at the keyboard can act on: one French line, no stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** Ends the process with one line; anything that is not a `StartError` is a bug and keeps its stack. */
export function exitWith(error: unknown): never {
  if (error instanceof StartError) console.error(`Pérenne ne démarre pas : ${error.message}`)
  else console.error(error)
  process.exit(1)
}
