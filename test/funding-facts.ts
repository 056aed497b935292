import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { TestActor, TestHousehold } from './people.ts'

/** Days before today (negative: after). */
type DaysAgo = number

/** Events that money is counted from, as the features that own them will write them. */
export async function assessment(
  oracle: pg.Client,
  household: TestHousehold,
  by: TestActor,
  days: { readonly started: DaysAgo; readonly finished: DaysAgo | null },
): Promise<void> {
  await oracle.query(
    `INSERT INTO assessment (id, household_id, subject_person_id, operator_organisation_id, started_on, finished_on,
       author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, $4, current_date - $5::int, current_date - $6::int, $7, $4)`,
    [
      ...[randomUUID(), household.id, household.persons[0], by.organisationId],
      ...[days.started, days.finished, by.accountId],
    ],
  )
}

export async function support(
  oracle: pg.Client,
  household: TestHousehold,
  by: TestActor,
  days: { readonly started: DaysAgo; readonly months: number; readonly ended?: DaysAgo },
): Promise<void> {
  await oracle.query(
    `INSERT INTO support_measure (id, household_id, operator_organisation_id, starts_on, planned_end_on, ended_on,
       author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, current_date - $4::int,
       (current_date - $4::int + make_interval(months => $5))::date - 1, current_date - $6::int, $7, $3)`,
    [
      ...[randomUUID(), household.id, by.organisationId, days.started, days.months],
      ...[days.ended ?? null, by.accountId],
    ],
  )
}

export async function lease(
  oracle: pg.Client,
  household: TestHousehold,
  by: TestActor,
  days: {
    readonly signed: DaysAgo
    readonly keys?: DaysAgo
    readonly tenant?: string
    readonly glided?: DaysAgo
    readonly ended?: DaysAgo
  },
): Promise<void> {
  await oracle.query(
    `INSERT INTO lease (id, household_id, kind, tenant_organisation_id, signed_on, keys_on, glided_on, ended_on,
       author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, $4, current_date - $5::int, current_date - $6::int, current_date - $7::int,
       current_date - $8::int, $9, $10)`,
    [
      ...[randomUUID(), household.id, days.tenant === undefined ? 'ordinary' : 'sliding'],
      ...[days.tenant ?? null, days.signed, days.keys ?? null, days.glided ?? null],
      ...[days.ended ?? null, by.accountId, by.organisationId],
    ],
  )
}
