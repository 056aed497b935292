import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/door.ts'

/** Households that wait for a dwelling of this scheme, with what the list says of each. */
export async function waitingFor(tx: Tx, vacancyId: string) {
  const found = await sql<{
    id: string
    fileNumber: string
    firstName: string | null
    lastName: string | null
    since: string
  }>`SELECT h.id, h.file_number, p.first_name, p.last_name,
       COALESCE((r.sent_at AT TIME ZONE 'Europe/Paris')::date, h.phase_since)::text AS since
     FROM app_private.waiting_for_dwelling(${vacancyId}) w
     JOIN app.household h ON h.id = w.household_id
     LEFT JOIN app.person p ON p.id = h.lead_person_id
     LEFT JOIN app.referral r ON r.household_id = h.id
     ORDER BY h.id`.execute(tx)
  return found.rows
}

export function personsOf(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('person as p')
    .leftJoin('householdMember as m', 'm.personId', 'p.id')
    .select(['p.id', 'p.householdId', 'p.lastName', 'p.birthDate', 'm.relation', 'm.custody'])
    .where('p.householdId', '=', anyOf(ids))
    .where('p.leftOn', 'is', null)
    .orderBy('p.position')
    .execute()
}

export function compositionsOf(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('composition')
    .select(['householdId', 'adults', 'children', 'expectedChildren'])
    .where('householdId', '=', anyOf(ids))
    .execute()
}

export function needsOf(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('needNow')
    .select(['householdId', 'criterion', 'importance', 'weight', 'value'])
    .where('householdId', '=', anyOf(ids))
    .execute()
}

/** Budgets as they were declared, and their lines that are not struck out. */
export async function budgetsOf(tx: Tx, ids: readonly string[]) {
  const heads = await tx
    .selectFrom('budget')
    .select(['householdId', 'statedOn', 'inclusionCards'])
    .where('householdId', '=', anyOf(ids))
    .execute()
  const lines = (table: 'resource' | 'recurrentCharge') =>
    tx
      .selectFrom(table)
      .select(['householdId', 'kind', 'monthlyCents', 'startsOn', 'endsOn'])
      .where('householdId', '=', anyOf(ids))
      .where('struckAt', 'is', null)
      .execute()
  const resources = await lines('resource')
  const charges = await lines('recurrentCharge')
  const incomes = await tx
    .selectFrom('taxableIncome')
    .select(['householdId', 'basis', 'year', 'endsOn', 'amountCents'])
    .where('householdId', '=', anyOf(ids))
    .where('struckAt', 'is', null)
    .execute()
  return { heads, resources, charges, incomes }
}

export async function termsOf(tx: Tx) {
  const surfaces = await tx
    .selectFrom('minimumSurface')
    .select(['persons', 'validFrom'])
    .select(sql<number>`area_m2::float8`.as('areaM2'))
    .execute()
  const typologies = await tx
    .selectFrom('typologyRule')
    .select(['position', 'adults', 'personsFrom', 'personsTo', 'roomsFrom', 'roomsTo'])
    .where(sql<boolean>`daterange(valid_from, valid_to) @> app_private.programme_today()`)
    .execute()
  const communes = await tx
    .selectFrom('commune')
    .select(['inseeThen', 'latitude', 'longitude'])
    .execute()
  return { surfaces, typologies, communes }
}

/** The dwelling of a release, as matching looks at it. */
export function dwellingOf(tx: Tx, vacancyId: string) {
  return tx
    .selectFrom('vacancy as v')
    .innerJoin('dwelling as d', 'd.id', 'v.dwellingId')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .innerJoin('financing as f', 'f.code', 'd.financing')
    .select(['d.typology', 'd.floor', 'd.hasLift', 'd.isAccessible', 'd.hasAdaptedShower'])
    .select(['d.hasGarage', 'd.rentCents', 'd.chargesCents', 'd.heating', 'd.commune'])
    .select(['f.label as financingLabel', 'f.ceilingFamily', 'c.officialName as communeName'])
    .select(['c.latitude', 'c.longitude', 'c.benefitZone'])
    .select(sql<number>`d.living_area_m2::float8`.as('livingAreaM2'))
    .where('v.id', '=', vacancyId)
    .executeTakeFirst()
}
