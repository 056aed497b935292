import type { AdminClient } from '#platform/db/prepare.ts'

/**
 * What invented households need, once their referral was accepted: a size that fits, one or two communes of the
 * programme, and for some a step-free access. Drawn from the household itself: the same one asks the same each time.
 */
export async function writeNeeds(client: AdminClient, ids: readonly string[]): Promise<void> {
  await client.query(
    `WITH known AS (
       SELECT h.id, h.author_account_id AS by, h.author_organisation_id AS of, n.adults + n.children AS persons,
         min(m.happened_on) AS eligible_on, abs(hashtext(h.id::text)) AS chance
       FROM household h JOIN composition n ON n.household_id = h.id
       JOIN milestone m ON m.household_id = h.id AND m.kind = 'eligible' AND m.undone_at IS NULL
       WHERE h.id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM need_version v WHERE v.household_id = h.id)
       GROUP BY h.id, n.adults, n.children
     ), places AS (
       SELECT array_agg(DISTINCT commune ORDER BY commune) AS codes FROM sector_commune
     ), version AS (
       INSERT INTO need_version (household_id, number, recorded_at, author_account_id, author_organisation_id)
       SELECT id, 1, eligible_on + interval '10 hours', by, of FROM known RETURNING household_id
     )
     INSERT INTO need (household_id, version, criterion, importance, weight, value, author_account_id, author_organisation_id)
     SELECT k.id, 1, n.criterion, n.importance, 2, n.value, k.by, k.of
     FROM known k JOIN version ON version.household_id = k.id CROSS JOIN places p
     CROSS JOIN LATERAL (
       SELECT 'typology', 'must', jsonb_build_object('typologies', CASE WHEN k.persons = 1 THEN '["T1","T2"]'::jsonb
         WHEN k.persons = 2 THEN '["T2","T3"]' WHEN k.persons = 3 THEN '["T3"]' WHEN k.persons = 4 THEN '["T3","T4"]'
         ELSE '["T4","T5"]' END)
       UNION ALL
       SELECT 'commune', CASE WHEN k.chance % 3 = 0 THEN 'must' ELSE 'should' END, jsonb_build_object('communes',
         to_jsonb(ARRAY[p.codes[1 + k.chance % cardinality(p.codes)], p.codes[1 + (k.chance / 7) % cardinality(p.codes)]]))
       UNION ALL
       SELECT 'accessibility', 'must', '{"kinds":["step-free"]}'::jsonb WHERE k.chance % 11 = 0
     ) AS n(criterion, importance, value)`,
    [ids],
  )
}
