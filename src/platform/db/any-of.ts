import { sql, type RawBuilder } from 'kysely'

/** One of these ids, as one parameter: the statement stays the same text whatever their number, and keeps its plan. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${[...ids]}::uuid[])`
}
