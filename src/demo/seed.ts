import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import { rows } from './demo.ts'
import { seedAccounts } from './seed-accounts.ts'
import { seedHousehold } from './seed-households.ts'

const STARTED_MONTHS_AGO = 9

/** Fills an empty base with invented people; refuses any base that is not a demonstration or holds a scheme. */
export async function seedDemonstration(client: pg.Client, cipher: TextCipher): Promise<boolean> {
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL ROLE perenne_seed')
    await client.query('SET LOCAL search_path = app')
    if (!(await mayBeFilled(client))) {
      await client.query('ROLLBACK')
      return false
    }
    const organisations = await seedOrganisations(client)
    const schemeId = await seedScheme(client, organisations)
    const accounts = await seedAccounts(client, organisations)
    const demo = { client, cipher, schemeId, organisations, accounts }
    let number = 0
    for (const row of await rows('households.csv')) {
      number += 1
      await seedHousehold(demo, row, number)
    }
    await client.query('COMMIT')
    return true
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function mayBeFilled(client: pg.Client): Promise<boolean> {
  const state = await client.query<{ fit: boolean }>(
    `SELECT EXISTS (SELECT FROM instance WHERE mode = 'demonstration')
       AND NOT EXISTS (SELECT FROM scheme) AS fit`,
  )
  return state.rows[0]?.fit === true
}

async function seedOrganisations(client: pg.Client): Promise<Map<string, string>> {
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

async function seedScheme(
  client: pg.Client,
  organisations: ReadonlyMap<string, string>,
): Promise<string> {
  const id = randomUUID()
  const source = 'Appel à projets « 10 000 logements HLM accompagnés », 2014'
  await client.query(
    `INSERT INTO scheme (id, landlord_id, name, starts_on, months, household_target, source)
     VALUES ($1, $2, 'Un logement pérenne : une réussite dans son parcours d’insertion',
       app_private.programme_today() - make_interval(months => $3), 24, 30, $4)`,
    [id, organisations.get('hsh'), STARTED_MONTHS_AGO, source],
  )
  for (const row of await rows('organisations.csv')) {
    if (row['kind'] === 'households' || row['kind'] === 'state') continue
    await client.query(
      `INSERT INTO scheme_partner (scheme_id, organisation_id, refers_households, starts_on)
       SELECT $1, $2, $3, starts_on FROM scheme WHERE id = $1`,
      [id, organisations.get(row['key'] ?? ''), row['refers'] === 'true'],
    )
  }
  for (const row of await rows('terms.csv')) {
    await client.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       SELECT gen_random_uuid(), id, $2, $3, $4, starts_on, $5 FROM scheme WHERE id = $1`,
      [id, row['key'], row['value'], row['unit'], row['source']],
    )
  }
  return id
}
