import type { AdminClient } from '#platform/db/prepare.ts'

// Said in visits, in the order that a hash draws them: facts, nothing else.
const SEEN = [
  'Tout est en place, le chauffage marche.',
  'La fenêtre de la chambre ferme mal, signalée à l’agence.',
  'Une étagère posée, des rideaux aussi.',
  'Le robinet de la cuisine goutte encore.',
]
const SAID = [
  'On dort bien ici.',
  'C’est calme, j’aime bien.',
  'Les papiers, ça me fatigue.',
  'Je connais la voisine maintenant.',
]
const NEXT = [
  'Appeler la CAF ensemble mardi.',
  'Repasser dans quinze jours.',
  'Demander le passage du plombier.',
  'Rien de plus d’ici là.',
]
const PURPOSES = ['settling', 'listening', 'budget', 'neighbours', 'technical', 'listening']

/**
 * Visits of all the households that have their keys, at the rhythm of the scheme: each week for a month, each fortnight
 * until the third month, then each month; drawn from their ids, so that the same base gets the same visits.
 */
export async function seedVisits(client: AdminClient): Promise<void> {
  await client.query(
    `INSERT INTO app.visit (id, household_id, visited_on, outcome, purpose, dwelling, budget, said, praise, next_step, recorded_at,
       author_account_id, author_organisation_id)
     SELECT overlay(overlay(md5(l.household_id::text || ' visit ' || n.day) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid, l.household_id, l.keys_on + n.day,
       o.outcome, ($4::text[])[1 + d.draw % 6], CASE WHEN o.outcome = 'held' THEN ($1::text[])[1 + d.draw % 4] END,
       CASE WHEN o.outcome = 'held' AND d.draw % 3 = 0 THEN 'Le loyer du mois est payé.' END,
       CASE WHEN o.outcome = 'held' THEN ($2::text[])[1 + d.draw / 7 % 4] END,
       CASE WHEN n.day = 35 AND o.outcome = 'held' THEN 'Premier mois de loyer payé en entier.' END,
       ($3::text[])[1 + d.draw / 11 % 4], (l.keys_on + n.day + time '17:30') AT TIME ZONE 'Europe/Paris', w.id, w.organisation_id
     FROM app.lease l
     JOIN app.household h ON h.id = l.household_id
     CROSS JOIN LATERAL (SELECT a.account_id AS id, a.organisation_id FROM app.assignment a
       WHERE a.household_id = h.id AND a.role IN ('REF', 'PRE') AND a.account_id IS NOT NULL ORDER BY a.role DESC, a.starts_on LIMIT 1) w
     CROSS JOIN LATERAL (
       SELECT generate_series(7, 28, 7) AS day UNION ALL SELECT generate_series(35, 90, 14) UNION ALL SELECT generate_series(110, 360, 30)
     ) n
     CROSS JOIN LATERAL (SELECT abs(hashtext(l.household_id::text || n.day)) AS draw) d
     CROSS JOIN LATERAL (SELECT CASE WHEN d.draw % 17 = 3 THEN 'missed' WHEN d.draw % 23 = 5 THEN 'refused' ELSE 'held' END AS outcome) o
     WHERE l.keys_on IS NOT NULL AND l.keys_on + n.day < LEAST(COALESCE(l.ended_on, 'infinity'), app_private.programme_today())
       -- Some households were not seen lately: the rules find them.
       AND NOT (abs(hashtext(l.household_id::text)) % 12 = 7 AND l.keys_on + n.day > app_private.programme_today() - 45)
     ON CONFLICT DO NOTHING`,
    [SEEN, SAID, NEXT, PURPOSES],
  )
}
