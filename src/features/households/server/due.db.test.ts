import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { openReviews } from './due.ts'

let base: TestDatabase

beforeAll(async () => {
  base = await freshDatabase()
})
afterAll(() => base.close())

test('trois mois après la clôture, le bilan s’ouvre par le calendrier, au jour dit et pas avant', async () => {
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const scheme = await people.scheme(base.oracle, landlord.id)
  const worker = await people.actor(base.oracle, association.id, 'PRE')
  const ripe = await people.household(base.oracle, scheme.id, worker)
  const green = await people.household(base.oracle, scheme.id, worker)
  await base.oracle.query(
    `INSERT INTO scheme_term (id, scheme_id, key, value, unit, valid_from, source)
     VALUES (gen_random_uuid(), $1, 'months.review', 3, 'months', current_date - 300, 'essai')`,
    [scheme.id],
  )
  for (const [id, days] of [
    [ripe.id, 0],
    [green.id, 1],
  ] as const) {
    await base.oracle.query(
      `UPDATE household SET phase = 11,
         phase_since = (app_private.programme_today() - interval '3 months')::date + $2::int WHERE id = $1`,
      [id, days],
    )
  }
  expect(await openReviews(base.db)).toBe(1)
  const { rows } = await base.oracle.query<{ id: string; phase: number }>(
    'SELECT id, phase FROM household ORDER BY phase DESC',
  )
  expect(rows.map(({ id, phase }) => [id, phase])).toEqual([
    [ripe.id, 12],
    [green.id, 11],
  ])
})
