import { sql } from 'kysely'

/** Who did something, as this reader may know it: a colleague by name, anybody else by the organisation. */
export function authorName(account: string, organisation: string) {
  return sql<
    string | null
  >`coalesce(${sql.ref(`${account}.display_name`)}, ${sql.ref(`${organisation}.short_name`)})`
}
