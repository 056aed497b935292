import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { PathGroup } from '../domain/moved-steps.ts'

/** Where the households of a scheme stand, by the dates of their path and without anything else of them. */
export async function pathGroupsOf(tx: Tx, schemeId: string): Promise<PathGroup[]> {
  const found =
    await sql<PathGroup>`SELECT * FROM app_private.scheme_path_facts(${schemeId})`.execute(tx)
  return found.rows
}
