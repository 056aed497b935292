import { sql } from 'kysely'
import { COMPARTMENTS } from '#kernel/compartments.ts'
import { look } from './doorway.ts'
import { readerOf } from './facts.ts'
import type { TestActor } from './people.ts'
import { difference, type Watch } from './rows-wall.ts'
import { opens, rightsOf } from './rules.ts'

/** What the search by file number finds for somebody, against the households whose identity he reads. */
export async function searchDiffers({ base, truth }: Watch, actor: TestActor): Promise<string[]> {
  const reader = await readerOf(base.oracle, actor)
  const households = truth.rows['app.household'] ?? []
  const asked = { householdId: null, declared: COMPARTMENTS }
  const rights = rightsOf(reader, asked, truth.facts)
  const expected = households.filter((row) =>
    rights.some((right) =>
      opens(
        right,
        'read',
        {
          householdId: String(row['id']),
          compartments: ['1'],
          person: null,
          accountId: null,
          organisationId: String(row['author_organisation_id']),
        },
        reader,
      ),
    ),
  )
  const found = await look(base, actor, null, async (tx) => {
    const numbers = households.map((row) => String(row['file_number']))
    const rows = await sql<{ householdId: string }>`SELECT DISTINCT s.household_id
      FROM unnest(${numbers}::text[]) AS n(number), app_private.search_ids(n.number, 50) s`.execute(
      tx,
    )
    return rows.rows
  })
  return difference(
    expected.map((row) => String(row['id'])),
    found.map(({ householdId }) => householdId),
    `${reader.role}, recherche`,
  )
}
