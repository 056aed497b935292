import { randomUUID } from 'node:crypto'
import type { AdminClient } from '#platform/db/prepare.ts'
import { rows, type Account, type Row } from './demo.ts'

export async function seedAccounts(
  client: AdminClient,
  organisations: ReadonlyMap<string, string>,
): Promise<Account[]> {
  const accounts: Account[] = []
  for (const row of await rows('accounts.csv')) {
    const organisationId = organisations.get(row['organisation'] ?? '') ?? ''
    const id = await openAccount(client, row['name'] ?? '', null, row['phone'] ?? '')
    await giveRole(client, { id, organisationId, row })
    accounts.push({ id, role: row['role'] ?? '', organisationId })
  }
  return accounts
}

export async function openAccount(
  client: AdminClient,
  name: string,
  personId: string | null,
  phone = '',
): Promise<string> {
  const id = randomUUID()
  await client.query('INSERT INTO auth."user" (id, name, email) VALUES ($1, $2, $3)', [
    id,
    personId === null ? name : 'Personne accompagnée',
    `${id}@demonstration.invalid`,
  ])
  await client.query(
    `INSERT INTO account (id, kind, display_name, person_id, phone, is_demonstration)
     VALUES ($1, $2, $3, $4, nullif($5, ''), true)`,
    [id, personId === null ? 'professional' : 'household', name, personId, phone],
  )
  return id
}

export async function giveRole(
  client: AdminClient,
  given: { readonly id: string; readonly organisationId: string; readonly row: Row },
): Promise<void> {
  await client.query(
    `INSERT INTO account_role (id, account_id, organisation_id, role, job_title, is_manager, starts_on, confirmed_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, app_private.programme_today() - 270, clock_timestamp())`,
    [
      given.id,
      given.organisationId,
      given.row['role'],
      given.row['job_title'] ?? null,
      given.row['manager'] === 'true',
    ],
  )
}
