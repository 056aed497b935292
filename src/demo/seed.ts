import { randomUUID } from 'node:crypto'
import type { AdminClient } from '#platform/db/prepare.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import { rows } from './demo.ts'
import { seedAccounts } from './seed-accounts.ts'
import { seedBudgets } from './seed-budgets.ts'
import { seedCandidacies } from './seed-candidacies.ts'
import { seedCommittee } from './seed-committee.ts'
import { seedDwellings } from './seed-dwellings.ts'
import { seedFunding } from './seed-funding.ts'
import { seedHousehold } from './seed-households.ts'
import { seedLeases } from './seed-leases.ts'
import { seedPlans } from './seed-plans.ts'
import { seedNeeds } from './seed-needs.ts'
import { seedMeetings } from './seed-meetings.ts'
import { seedHandover } from './seed-handover.ts'
import { seedVisits } from './seed-visits.ts'
import { seedScheme } from './seed-scheme.ts'

/** The scheme is in its tenth month on the day of the demonstration. */
const MONTHS_BEFORE = 9

/** Fills an empty base with invented people; refuses any base that is not a demonstration or holds a scheme. */
export async function seedDemonstration(
  client: AdminClient,
  cipher: TextCipher,
  monthsBefore = MONTHS_BEFORE,
): Promise<boolean> {
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL ROLE perenne_seed')
    await client.query('SET LOCAL search_path = app')
    if (!(await mayBeFilled(client))) {
      await client.query('ROLLBACK')
      return false
    }
    const organisations = await seedOrganisations(client)
    const schemeId = await seedScheme(client, organisations, monthsBefore)
    const accounts = await seedAccounts(client, organisations)
    const demo = { client, cipher, schemeId, organisations, accounts }
    await seedDwellings(demo)
    let number = 0
    for (const row of await rows('households.csv')) {
      number += 1
      await seedHousehold(demo, row, number)
    }
    await seedBudgets(demo)
    await seedNeeds(demo)
    await seedCandidacies(demo)
    await seedCommittee(demo)
    const housed = await seedFunding(demo, number)
    await seedLeases(demo, housed)
    await seedPlans(demo)
    await seedHandover(demo)
    await seedVisits(client)
    await seedMeetings(demo)
    await client.query('COMMIT')
    return true
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function mayBeFilled(client: AdminClient): Promise<boolean> {
  const state = await client.query<{ fit: boolean }>(
    `SELECT EXISTS (SELECT FROM instance WHERE mode = 'demonstration')
       AND NOT EXISTS (SELECT FROM scheme) AS fit`,
  )
  return state.rows[0]?.fit === true
}

async function seedOrganisations(client: AdminClient): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const row of await rows('organisations.csv')) {
    const id = randomUUID()
    ids.set(row['key'] ?? '', id)
    await client.query(
      `INSERT INTO organisation (id, kind, name, short_name, territory, capacity)
       VALUES ($1, $2, $3, $4, nullif($5, ''), nullif($6, '')::int)`,
      [id, row['kind'], row['name'], row['short_name'], row['territory'], row['capacity']],
    )
  }
  return ids
}
