import { randomUUID } from 'node:crypto'
import { decided, release, type Decided, type Sitting } from './decided.ts'
import type { TestHousehold } from './people.ts'

/** A household that said yes yesterday to a dwelling decided five days ago. */
export async function accepted(
  sitting: Sitting,
  facts: Decided = {},
): Promise<{
  readonly household: TestHousehold
  readonly candidacyId: string
  readonly vacancyId: string
}> {
  const { oracle, worker } = sitting
  const found = await release(sitting, facts)
  const { household, candidacyId } = await decided(sitting, found, facts)
  await oracle.query(
    `INSERT INTO offer_reply (id, household_id, candidacy_id, reply, replied_on, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, 'accepted', current_date - 1, $4, $5)`,
    [randomUUID(), household.id, candidacyId, worker.accountId, worker.organisationId],
  )
  await oracle.query(
    `INSERT INTO milestone (household_id, kind, happened_on, candidacy_id)
     SELECT $1, kind, current_date - back, $2
     FROM (VALUES ('result-told', 4), ('household-notified', 3), ('offer-accepted', 1)) AS facts(kind, back)`,
    [household.id, candidacyId],
  )
  return { household, candidacyId, vacancyId: found.vacancyId }
}
