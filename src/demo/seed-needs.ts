import { rows, type Demo } from './demo.ts'

/** What some households need, as their prescriber wrote it in one version some days ago. */
export async function seedNeeds({ client }: Demo): Promise<void> {
  for (const [lead, lines] of Map.groupBy(await rows('needs.csv'), (row) => row['lead'] ?? '')) {
    const needs = lines.map(({ criterion, importance, weight, value, note }) => ({
      ...{ criterion, importance, weight: Number(weight) },
      value: JSON.parse(value ?? '{}') as unknown,
      note: note === '' ? null : note,
    }))
    const written = await client.query(
      `WITH file AS (
         SELECT h.id, h.author_account_id AS by, h.author_organisation_id AS of FROM household h
         JOIN person p ON p.id = h.lead_person_id WHERE p.first_name || ' ' || p.last_name = $1
       ), version AS (
         INSERT INTO need_version (household_id, number, recorded_at, author_account_id, author_organisation_id)
         SELECT id, 1, app_private.programme_now() - interval '4 days', by, of FROM file RETURNING household_id
       )
       INSERT INTO need (household_id, version, criterion, importance, weight, value, note, author_account_id, author_organisation_id)
       SELECT f.id, 1, n.criterion, n.importance, n.weight, n.value, n.note, f.by, f.of
       FROM file f, version, jsonb_to_recordset($2::jsonb)
         AS n(criterion text, importance text, weight smallint, value jsonb, note text)`,
      [lead, JSON.stringify(needs)],
    )
    if (written.rowCount !== needs.length) throw new Error(`No household is led by ${lead}`)
  }
}
