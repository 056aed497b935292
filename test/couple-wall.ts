import { sql } from 'kysely'
import type { TestDatabase } from './db.ts'
import { everyRow, look } from './doorway.ts'
import { caseRelations, type Row } from './expected-rows.ts'
import type { TestActor, TestHousehold } from './people.ts'

export type SeenRows = Readonly<Record<string, readonly Row[]>>

/** Every row of every table and view of a case that a person reads in her own household. */
export async function ownSpace(
  base: TestDatabase,
  who: TestActor,
  household: TestHousehold,
): Promise<SeenRows> {
  const names = (await caseRelations(base.oracle)).map(({ name }) => name)
  const found = await look(
    base,
    who,
    household.id,
    async (tx) => (await everyRow(names).execute(tx)).rows,
  )
  return Object.fromEntries(
    names.map((name) => [
      name,
      found.filter(({ relation }) => relation === name).map(({ row }) => JSON.parse(row) as Row),
    ]),
  )
}

type Couple = {
  readonly household: TestHousehold
  readonly one: TestActor
  readonly other: TestActor
  readonly onePerson: string
  readonly otherPerson: string
}

/** What one adult of a couple reads of the other, in words. */
export async function coupleLeaks(base: TestDatabase, couple: Couple): Promise<string[]> {
  const { household, one, other, onePerson, otherPerson } = couple
  return [
    ...leaks(await ownSpace(base, one, household), onePerson, otherPerson),
    ...leaks(await ownSpace(base, other, household), otherPerson, onePerson),
    ...(await consentDetails(base, one, household, otherPerson)),
    ...(await consentDetails(base, other, household, onePerson)),
  ]
}

function leaks(seen: SeenRows, mine: string, theirs: string): string[] {
  return Object.entries(seen).flatMap(([name, rows]) => {
    const ofOther = rows.filter((row) => row['subject_person_id'] === theirs)
    const ofMe = rows.filter((row) => row['subject_person_id'] === mine)
    const isOfPersons = name === 'app.protected_text' || name === 'app.protection_measure'
    return [
      ...ofOther.map(() => `${name} : une ligne de l’autre adulte`),
      ...(isOfPersons && ofMe.length === 0 ? [`${name} : rien de ses propres lignes`] : []),
    ]
  })
}

// What a consent covers says as much as the consent.
async function consentDetails(
  base: TestDatabase,
  who: TestActor,
  household: TestHousehold,
  theirs: string,
): Promise<string[]> {
  const given = await base.oracle.query<{ id: string }>(
    'SELECT id FROM app.consent WHERE subject_person_id = $1',
    [theirs],
  )
  const ids = given.rows.map(({ id }) => id)
  const seen = await look(base, who, household.id, async (tx) => {
    return sql`SELECT FROM app.consent_compartment WHERE consent_id = ANY (${ids}::uuid[])`.execute(
      tx,
    )
  })
  return seen.rows.map(() => 'app.consent_compartment : un consentement de l’autre adulte')
}
