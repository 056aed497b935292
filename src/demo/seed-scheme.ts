import { randomUUID } from 'node:crypto'
import type { AdminClient } from '#platform/db/prepare.ts'
import { rows } from './demo.ts'

type Organisations = ReadonlyMap<string, string>

const CALL = 'Appel à projets « 10 000 logements HLM accompagnés », 2014'
const PRACTICE = 'Usage des bailleurs, à confirmer par le responsable du dispositif'

/** The programme of the call for projects of 2014, as rows: partners, terms, sectors, quotas, prices, dwelling types. */
export async function seedScheme(
  client: AdminClient,
  organisations: Organisations,
  monthsBefore: number,
): Promise<string> {
  const id = randomUUID()
  await client.query(
    `INSERT INTO scheme (id, landlord_id, name, starts_on, months, household_target, source)
     VALUES ($1, $2, 'Un logement pérenne : une réussite dans son parcours d’insertion',
       app_private.programme_today() - make_interval(months => $3), 24, 30, $4)`,
    [id, organisations.get('hsh'), monthsBefore, CALL],
  )
  await seedPartners(client, id, organisations)
  await seedAgreements(client, organisations)
  await seedTerms(client, id)
  await seedSectors(client, id)
  await seedPrices(client, id, organisations)
  await seedTypology(client, id)
  return id
}

async function seedPartners(
  client: AdminClient,
  schemeId: string,
  organisations: Organisations,
): Promise<void> {
  for (const row of await rows('organisations.csv')) {
    if (row['kind'] === 'households' || row['kind'] === 'state') continue
    await client.query(
      `INSERT INTO scheme_partner (scheme_id, organisation_id, refers_households, starts_on)
       SELECT $1, $2, $3, starts_on FROM scheme WHERE id = $1`,
      [schemeId, organisations.get(row['key'] ?? ''), row['refers'] === 'true'],
    )
  }
}

async function seedAgreements(client: AdminClient, organisations: Organisations): Promise<void> {
  for (const row of await rows('agreements.csv')) {
    await client.query(
      `INSERT INTO organisation_agreement (id, organisation_id, kind, number, starts_on, ends_on)
       SELECT gen_random_uuid(), $1, $2, $3, t + make_interval(months => $4), t + make_interval(months => $5)
       FROM app_private.programme_today() t`,
      [
        organisations.get(row['organisation'] ?? ''),
        row['kind'],
        row['number'],
        row['starts_months'],
        row['ends_months'],
      ],
    )
  }
}

async function seedTerms(client: AdminClient, schemeId: string): Promise<void> {
  for (const row of await rows('terms.csv')) {
    await client.query(
      `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
       SELECT gen_random_uuid(), id, $2, $3, $4, starts_on, $5 FROM scheme WHERE id = $1`,
      [schemeId, row['key'], row['value'], row['unit'], row['source']],
    )
  }
}

async function seedSectors(client: AdminClient, schemeId: string): Promise<void> {
  const sectors = new Map<string, string>()
  for (const row of await rows('sectors.csv')) {
    const name = row['sector'] ?? ''
    const known = sectors.get(name)
    const id = known ?? randomUUID()
    if (known === undefined) {
      sectors.set(name, id)
      await client.query(
        'INSERT INTO sector (id, scheme_id, name, position) VALUES ($1, $2, $3, $4)',
        [id, schemeId, name, row['position']],
      )
      await client.query(
        `INSERT INTO sector_quota (id, scheme_id, sector_id, dwellings, valid_from, source)
         SELECT gen_random_uuid(), id, $2, $3, starts_on, $4 FROM scheme WHERE id = $1`,
        [schemeId, id, row['dwellings'], CALL],
      )
    }
    await client.query(
      `INSERT INTO sector_commune (id, scheme_id, sector_id, commune, valid_from, source)
       SELECT gen_random_uuid(), id, $2, $3, starts_on, $4 FROM scheme WHERE id = $1`,
      [schemeId, id, row['commune'], CALL],
    )
  }
}

async function seedPrices(
  client: AdminClient,
  schemeId: string,
  organisations: Organisations,
): Promise<void> {
  for (const row of await rows('prices.csv')) {
    await client.query(
      `INSERT INTO scheme_price (id, scheme_id, line, operator_organisation_id, operator_kind, amount_cents, per, valid_from, source)
       SELECT gen_random_uuid(), id, $2, $3, nullif($4, ''), nullif($5, '')::integer, $6, starts_on, $7 FROM scheme WHERE id = $1`,
      [
        schemeId,
        row['line'],
        organisations.get(row['operator'] ?? '') ?? null,
        row['operator_kind'],
        row['amount_cents'],
        row['per'],
        row['source'],
      ],
    )
  }
}

async function seedTypology(client: AdminClient, schemeId: string): Promise<void> {
  for (const row of await rows('typology.csv')) {
    await client.query(
      `INSERT INTO typology_rule (id, scheme_id, position, adults, persons_from, persons_to, rooms_from, rooms_to, valid_from, source)
       SELECT gen_random_uuid(), id, $2, nullif($3, '')::smallint, $4, nullif($5, '')::smallint, $6, $7, starts_on, $8
       FROM scheme WHERE id = $1`,
      [
        schemeId,
        row['position'],
        row['adults'],
        row['persons_from'],
        row['persons_to'],
        row['rooms_from'],
        row['rooms_to'],
        PRACTICE,
      ],
    )
  }
}
