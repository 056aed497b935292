import { randomUUID } from 'node:crypto'
import { rows, type Demo, type Row } from './demo.ts'

/** What some households live on, said some days after their referral. */
export async function seedBudgets(demo: Demo): Promise<void> {
  const leads = Map.groupBy(await rows('budgets.csv'), (row) => row['lead'] ?? '')
  for (const [lead, lines] of leads) await seedBudget(demo, lead, lines)
}

type File = {
  readonly id: string
  readonly personId: string
  readonly author: readonly [string, string]
}

async function seedBudget(demo: Demo, lead: string, lines: readonly Row[]): Promise<void> {
  const file = await fileOf(demo, lead)
  await demo.client.query(
    `INSERT INTO budget (household_id, stated_on, inclusion_cards, author_account_id, author_organisation_id, updated_by)
     VALUES ($1, app_private.programme_today() - 4, 0, $2, $3, $2)`,
    [file.id, ...file.author],
  )
  for (const row of lines) await seedLine(demo, file, row)
}

async function fileOf({ client }: Demo, lead: string): Promise<File> {
  const found = await client.query<{ id: string; person: string; by: string; of: string }>(
    `SELECT h.id, p.id AS person, h.author_account_id AS by, h.author_organisation_id AS of
     FROM household h JOIN person p ON p.id = h.lead_person_id WHERE p.first_name || ' ' || p.last_name = $1`,
    [lead],
  )
  const [row] = found.rows
  if (!row) throw new Error(`No household is led by ${lead}`)
  return { id: row.id, personId: row.person, author: [row.by, row.of] }
}

async function seedLine({ client }: Demo, file: File, row: Row): Promise<void> {
  const shared = [randomUUID(), file.id, row['kind'], Number(row['cents']), ...file.author]
  switch (row['line']) {
    case 'resource':
      await client.query(
        `INSERT INTO resource (id, household_id, kind, monthly_cents, author_account_id, author_organisation_id,
           person_id, starts_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, app_private.programme_today() - 300)`,
        [...shared, file.personId],
      )
      return
    case 'charge':
      await client.query(
        `INSERT INTO recurrent_charge (id, household_id, kind, monthly_cents, author_account_id, author_organisation_id,
           starts_on)
         VALUES ($1, $2, $3, $4, $5, $6, app_private.programme_today() - 300)`,
        shared,
      )
      return
    default:
      // A tax notice stands for the income of one or two years before the present one.
      await client.query(
        `INSERT INTO taxable_income (id, household_id, basis, year, amount_cents, author_account_id, author_organisation_id)
         VALUES ($1, $2, 'tax-notice',
           extract(year FROM app_private.programme_today()) - CASE $3 WHEN 'n-1' THEN 1 ELSE 2 END, $4, $5, $6)`,
        shared,
      )
  }
}
