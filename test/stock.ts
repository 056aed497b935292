import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { TestScheme } from './people.ts'

let drawn = 0

/** A sector of the landlord with its communes since the start of the programme, and its quota. */
export async function sector(
  oracle: pg.Client,
  scheme: TestScheme,
  name: string,
  { communes, quota }: { readonly communes: readonly string[]; readonly quota: number },
): Promise<string> {
  const id = randomUUID()
  await oracle.query('INSERT INTO sector (id, scheme_id, name, position) VALUES ($1, $2, $3, $4)', [
    id,
    scheme.id,
    name,
    ++drawn,
  ])
  await oracle.query(
    `INSERT INTO sector_commune (id, scheme_id, sector_id, commune, valid_from, source)
     SELECT gen_random_uuid(), $1, $2, commune, current_date - 300, 'test' FROM unnest($3::text[]) AS commune`,
    [scheme.id, id, communes],
  )
  await oracle.query(
    `INSERT INTO sector_quota (id, scheme_id, sector_id, dwellings, valid_from, source)
     VALUES (gen_random_uuid(), $1, $2, $3, current_date - 300, 'test')`,
    [scheme.id, id, quota],
  )
  return id
}

export type RightOptions = {
  readonly contingent: string
  readonly commune?: string
  readonly flowRatio?: number
  readonly startsInDays?: number
  readonly endsInDays?: number
}

export async function right(
  oracle: pg.Client,
  scheme: TestScheme,
  organisationId: string,
  options: RightOptions,
): Promise<string> {
  const id = randomUUID()
  await oracle.query(
    `INSERT INTO reservation_right (id, scheme_id, organisation_id, contingent, commune, mode, flow_ratio,
       starts_on, ends_on, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, current_date + $8::int, current_date + $9::int, 'convention d’essai')`,
    [
      id,
      scheme.id,
      organisationId,
      options.contingent,
      options.commune ?? null,
      options.flowRatio === undefined ? 'stock' : 'flow',
      options.flowRatio ?? null,
      options.startsInDays ?? -1000,
      options.endsInDays ?? null,
    ],
  )
  return id
}

export async function shortfall(
  oracle: pg.Client,
  scheme: TestScheme,
  commune: string,
  { startsInDays, endsInDays }: { readonly startsInDays: number; readonly endsInDays?: number },
): Promise<string> {
  const id = randomUUID()
  await oracle.query(
    `INSERT INTO sru_shortfall (id, scheme_id, commune, starts_on, ends_on, source)
     VALUES ($1, $2, $3, current_date + $4::int, current_date + $5::int, 'arrêté d’essai')`,
    [id, scheme.id, commune, startsInDays, endsInDays ?? null],
  )
  return id
}

export type DwellingOptions = {
  readonly commune?: string
  readonly contingent?: string | null
  readonly typology?: string
  readonly rentCents?: number
}

export async function dwelling(
  oracle: pg.Client,
  scheme: TestScheme,
  options: DwellingOptions = {},
): Promise<string> {
  const id = randomUUID()
  const number = ++drawn
  await oracle.query(
    `INSERT INTO dwelling (id, scheme_id, reference, address, commune, floor, has_lift, typology, living_area_m2,
       rent_cents, charges_cents, heating, has_garage, financing, contingent, is_accessible, has_adapted_shower)
     VALUES ($1, $2, $3, $4, $5, 2, true, $6, 66, $7, 13800, 'collective', false, 'PLUS', $8, false, false)`,
    [
      id,
      scheme.id,
      `L-${String(number).padStart(5, '0')}`,
      `${String(number)} allée des Noisetiers`,
      options.commune ?? '74093',
      options.typology ?? 'T3',
      options.rentCents ?? 41_200,
      options.contingent === undefined ? 'landlord' : options.contingent,
    ],
  )
  return id
}

export type VacancyOptions = {
  readonly leavesInDays?: number
  readonly status?: string
  readonly contingent?: string
  readonly letInDays?: number
}

export async function vacancy(
  oracle: pg.Client,
  dwellingId: string,
  options: VacancyOptions = {},
): Promise<string> {
  const id = randomUUID()
  const leaves = options.leavesInDays ?? -12
  await oracle.query(
    `INSERT INTO vacancy (id, scheme_id, dwelling_id, commune, contingent, notice_given_on, leaves_on, available_on,
       status, let_on)
     SELECT $1, d.scheme_id, d.id, d.commune, COALESCE($2, d.contingent), current_date + $3::int - 90, current_date + $3::int,
       current_date + $3::int, $4, current_date + $5::int FROM dwelling d WHERE d.id = $6`,
    [
      id,
      options.contingent ?? null,
      leaves,
      options.status ?? 'open',
      options.letInDays ?? null,
      dwellingId,
    ],
  )
  return id
}
