import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { isExcluded, type Place } from '../domain/protected-verdict.ts'

type Sealed = {
  readonly id: string
  readonly householdId: string
  readonly compartment: string
  readonly kind: string
  readonly sealedText: Buffer
}

type Asked = {
  readonly runId: string
  readonly vacancyId: string
  readonly householdIds: readonly string[]
  readonly place: Place
  readonly cipher: TextCipher
}

/** Whether each household is excluded; nothing says why. */
export type Verdicts = ReadonlyMap<string, boolean>

/**
 * Note 5: the sealed needs are read by the role that computes, opened in memory, and leave as one yes or no a household.
 * The asking is logged and counted before anything is read.
 */
export async function computeVerdicts(tx: Tx, actor: Actor, asked: Asked): Promise<Verdicts> {
  await sql`SELECT app_private.start_match_run(${asked.runId}, ${asked.vacancyId})`.execute(tx)
  await sql`SET LOCAL ROLE perenne_match`.execute(tx)
  const sealed = await sql<Sealed>`
    SELECT id, household_id, compartment, kind, sealed_text FROM app.protected_text
    WHERE household_id = ANY (${asked.householdIds}::uuid[])
      AND kind IN ('avoided-area', 'care-proximity', 'need-ended') ORDER BY id`.execute(tx)
  const known = Map.groupBy(sealed.rows, ({ householdId }) => householdId)
  const verdicts = asked.householdIds.map((id) =>
    isExcluded(
      (known.get(id) ?? []).map((row) => ({
        ...row,
        text: asked.cipher.open(row.sealedText, bindingOf(row)),
      })),
      asked.place,
      { placeRadiusKm: null },
    ),
  )
  await sql`
    INSERT INTO app.protected_verdict (household_id, vacancy_id, is_excluded, author_account_id, author_organisation_id)
    SELECT n.id, ${asked.vacancyId}, n.is_excluded, ${actor.accountId}, ${actor.organisationId}
    FROM unnest(${asked.householdIds}::uuid[], ${verdicts}::boolean[]) AS n(id, is_excluded)
    ON CONFLICT (vacancy_id, household_id) DO UPDATE SET is_excluded = excluded.is_excluded,
      computed_on = excluded.computed_on, author_account_id = excluded.author_account_id,
      author_organisation_id = excluded.author_organisation_id`.execute(tx)
  await sql`SET LOCAL ROLE perenne_request`.execute(tx)
  return new Map(asked.householdIds.map((id, index) => [id, verdicts[index] ?? true]))
}
