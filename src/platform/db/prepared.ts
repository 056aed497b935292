import { createHash } from 'node:crypto'
import pg from 'pg'

/** Beyond these, a statement is new text each time: keeping its plan on every connection would only take memory. */
const KEPT_STATEMENTS = 400

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= KEPT_STATEMENTS) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}

/**
 * A connection that prepares what it is asked with parameters. Row security makes planning dear, dearer than running:
 * the server plans a statement once a connection, for the role that runs it, and again if the role changes.
 */
export class PreparingClient extends pg.Client {
  override query = ((statement: unknown, values?: unknown, ...rest: unknown[]) => {
    const name =
      typeof statement === 'string' && Array.isArray(values) ? nameOf(statement) : undefined
    const ask = super.query.bind(this) as (...asked: unknown[]) => unknown
    return name === undefined
      ? ask(statement, values, ...rest)
      : ask({ name, text: statement, values }, ...rest)
  }) as pg.Client['query']
}
