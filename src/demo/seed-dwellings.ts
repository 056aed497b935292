import { randomUUID } from 'node:crypto'
import { rows, type Demo, type Row } from './demo.ts'

/** The stock, who holds what of it, and its releases; dates are counted from the programme's date. */
export async function seedDwellings(demo: Demo): Promise<void> {
  await seedRights(demo)
  const dwellings = new Map<string, string>()
  for (const row of await rows('dwellings.csv')) {
    dwellings.set(row['reference'] ?? '', await seedDwelling(demo, row))
  }
  for (const row of await rows('vacancies.csv')) {
    await seedVacancy(demo, row, dwellings.get(row['reference'] ?? '') ?? '')
  }
}

async function seedRights({ client, schemeId, organisations }: Demo): Promise<void> {
  for (const row of await rows('reservation-rights.csv')) {
    await client.query(
      `INSERT INTO reservation_right (id, scheme_id, organisation_id, contingent, commune, mode, flow_ratio,
         starts_on, ends_on, source)
       VALUES (gen_random_uuid(), $1, $2, $3, nullif($4, ''), $5, nullif($6, '')::numeric, $7, nullif($8, '')::date, $9)`,
      [
        schemeId,
        organisations.get(row['holder'] ?? ''),
        ...['contingent', 'commune', 'mode', 'share', 'starts', 'ends', 'source'].map(
          (column) => row[column],
        ),
      ],
    )
  }
  for (const row of await rows('sru-shortfalls.csv')) {
    await client.query(
      `INSERT INTO sru_shortfall (id, scheme_id, commune, starts_on, ends_on, source)
       VALUES (gen_random_uuid(), $1, $2, $3, nullif($4, '')::date, $5)`,
      [schemeId, row['commune'], row['starts'], row['ends'], row['source']],
    )
  }
}

async function seedDwelling({ client, schemeId, accounts }: Demo, row: Row): Promise<string> {
  const id = randomUUID()
  await client.query(
    `INSERT INTO dwelling (id, scheme_id, reference, address, commune, building, stair, floor, door, has_lift,
       typology, living_area_m2, rent_cents, charges_cents, heating, has_garage, financing, contingent, is_accessible,
       has_adapted_shower, energy_class, site, agreement_number, responsible_account_id)
     VALUES ($1, $2, $4, $5, $6, nullif($7, ''), nullif($8, ''), nullif($9, '')::smallint, nullif($10, ''),
       $11::boolean, $12, $13::numeric, $14::int, $15::int, $16, $17::boolean, $18, nullif($19, ''), $20::boolean, $21::boolean,
       $22, $23, $24, $3)`,
    [id, schemeId, accounts.find(({ role }) => role === 'REF')?.id, ...Object.values(row)],
  )
  return id
}

async function seedVacancy(demo: Demo, row: Row, dwellingId: string): Promise<void> {
  const { client, accounts } = demo
  const id = randomUUID()
  const by = accounts.find(({ role }) => role === row['by'])
  await client.query(
    `INSERT INTO vacancy (id, scheme_id, dwelling_id, commune, contingent, notice_given_on, leaves_on, available_on,
       status, let_on, works, visit_terms, opened_on, proposed_by_organisation_id, updated_by, updated_by_organisation_id)
     SELECT $1, d.scheme_id, d.id, d.commune, COALESCE(d.contingent, $3), t.today + $4::int, t.today + $5::int,
       t.today + $6::int, $7, t.today + nullif($8, '')::int, nullif($9, ''), nullif($10, ''), t.today + $4::int + 2,
       CASE WHEN $11 = 'RES' THEN $12::uuid END, $13, $12::uuid
     FROM dwelling d, (SELECT app_private.programme_today() AS today) t WHERE d.id = $2`,
    [
      id,
      dwellingId,
      row['contingent'],
      ...['notice', 'leaves', 'available', 'status', 'let', 'works', 'visits', 'by'].map(
        (column) => row[column],
      ),
      by?.organisationId,
      by?.id,
    ],
  )
  await seedHistory(demo, row, { id, author: by })
}

type Entered = { readonly id: string; readonly author: Demo['accounts'][number] | undefined }

async function seedHistory(demo: Demo, row: Row, { id, author }: Entered): Promise<void> {
  await demo.client.query(
    `INSERT INTO vacancy_event (id, vacancy_id, kind, author_account_id, author_organisation_id, happened_at)
     SELECT gen_random_uuid(), id, 'opened', $2, $3, app_private.programme_now() + make_interval(days => $4::int + 2)
     FROM vacancy WHERE id = $1`,
    [id, author?.id, author?.organisationId, row['notice']],
  )
  if (row['status'] !== 'open') {
    await demo.client.query(
      `INSERT INTO vacancy_event (id, vacancy_id, kind, status, motive, author_account_id, author_organisation_id, happened_at)
       SELECT gen_random_uuid(), $1, 'moved', $2, nullif($3, ''), $4, $5,
         app_private.programme_now() + make_interval(days => COALESCE(nullif($6, '')::int, -2))`,
      [id, row['status'], row['motive'], author?.id, author?.organisationId, row['let']],
    )
  }
  if (row['by'] === 'RES') await seedTurn(demo, id, { kind: 'agreed', days: row['notice'], author })
  if (row['asked'] === '') return
  const officer = demo.accounts.find(({ role }) => role === 'ALL')
  await seedTurn(demo, id, { kind: 'asked', days: row['asked'], author: officer })
  if (row['answer'] === '') return
  await seedTurn(demo, id, { kind: row['answer'], days: row['answered'], author: officer })
}

type SeededTurn = {
  readonly kind: string | undefined
  readonly days: string | undefined
  readonly author: Entered['author']
}

/** The holder of the day, and the delay that the programme's term gives it. */
async function seedTurn(demo: Demo, vacancyId: string, turn: SeededTurn): Promise<void> {
  await demo.client.query(
    `INSERT INTO vacancy_turn (id, vacancy_id, holder_organisation_id, kind, happened_on, due_on, author_account_id,
       author_organisation_id, recorded_at)
     SELECT gen_random_uuid(), v.id, r.organisation_id, $2, t.today + $3::int,
       CASE WHEN $2 = 'asked' THEN t.today + $3::int + k.value::int END, $4, $5,
       app_private.programme_now() + make_interval(days => $3::int)
     FROM vacancy v
     CROSS JOIN (SELECT app_private.programme_today() AS today) t
     JOIN reservation_right r ON r.scheme_id = v.scheme_id AND r.contingent = v.contingent
       AND (r.commune IS NULL OR r.commune = v.commune)
       AND daterange(r.starts_on, r.ends_on, '[]') @> t.today
     JOIN scheme_term k ON k.scheme_id = v.scheme_id AND k.key = 'delay.holder-turn'
     WHERE v.id = $1`,
    [vacancyId, turn.kind, turn.days, turn.author?.id, turn.author?.organisationId],
  )
}
