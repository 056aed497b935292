import type { Demo } from './demo.ts'

type Goal = {
  readonly lead: string
  readonly axis: string
  readonly what: string
  readonly status: string
  readonly due: number | null
  readonly known: string | null
  readonly helped: string | null
}

const GOALS: readonly Goal[] = [
  {
    ...{ lead: 'Souleymane Valdoré', axis: 'knows-living', status: 'done', due: null },
    ...{ what: 'Que chacun ait son coin, et du vert au mur.', known: null, helped: null },
  },
  {
    ...{ lead: 'Souleymane Valdoré', axis: 'knows-renting', status: 'doing', due: 40 },
    ...{
      what: 'Le loyer part tout seul le 5.',
      known: 'Deux prélèvements de suite.',
      helped: 'ARIES',
    },
  },
  {
    ...{ lead: 'Souleymane Valdoré', axis: 'environment', status: 'todo', due: -4 },
    ...{ what: 'Aller voir le club du quartier.', known: 'Une visite faite.', helped: 'Fanta' },
  },
  {
    ...{ lead: 'Perle Grangevent', axis: 'environment', status: 'doing', due: 60 },
    ...{ what: 'Je veux que les petits restent dans la même école.', known: null, helped: null },
  },
  {
    ...{ lead: 'Perle Grangevent', axis: 'able-to-rent', status: 'todo', due: 30 },
    ...{ what: 'Mettre un peu de côté chaque mois.', known: 'Un relevé.', helped: 'Le CCAS' },
  },
]

/** Plans of the households that live in their dwelling: signed where the path says so, with what they want first. */
export async function seedPlans({ client }: Demo): Promise<void> {
  await client.query(
    `INSERT INTO objective (id, household_id, is_own, axis, what, due_on, how_known, helped_by, status, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), h.id, g.helped IS NULL, g.axis, g.what, app_private.programme_today() + g.due, g.known, g.helped, g.status,
       h.author_account_id, h.author_organisation_id
     FROM jsonb_to_recordset($1::jsonb) AS g(lead text, axis text, what text, status text, due int, known text, helped text)
     JOIN person p ON p.first_name || ' ' || p.last_name = g.lead JOIN household h ON h.lead_person_id = p.id`,
    [JSON.stringify(GOALS)],
  )
  await client.query(
    `INSERT INTO action_plan (household_id, met_on, starts_on, months, steps, organisations, household_expects, worker_expects,
       referent_expects, updated_by, author_account_id, author_organisation_id)
     SELECT h.id, s.on - 2, k.on, 12, 'Premier mois : les droits. Troisième mois : le budget tient. Sixième mois : seul pour les démarches.',
       'L’association chaque semaine, le référent chaque mois, le CCAS au besoin. Appeler l’association d’abord.',
       'Qu’on prévienne avant de passer.', 'Un point par mois, au logement.', 'Le loyer à jour, un signe si ça coince.',
       h.author_account_id, h.author_account_id, h.author_organisation_id
     FROM household h
     JOIN LATERAL (SELECT max(happened_on) AS on FROM milestone WHERE household_id = h.id AND kind = 'plan-signed') s ON s.on IS NOT NULL
     JOIN LATERAL (SELECT max(happened_on) AS on FROM milestone WHERE household_id = h.id AND kind = 'keys') k ON k.on IS NOT NULL`,
  )
  await client.query(
    `INSERT INTO plan_signature (id, household_id, plan_version, party, signer_name, signed_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), p.household_id, 1, x.party,
       CASE x.party WHEN 'household' THEN l.first_name || ' ' || l.last_name WHEN 'association' THEN w.display_name ELSE r.display_name END,
       p.met_on + 2, h.author_account_id, h.author_organisation_id
     FROM action_plan p JOIN household h ON h.id = p.household_id JOIN person l ON l.id = h.lead_person_id
     JOIN account w ON w.id = h.author_account_id
     JOIN LATERAL (SELECT a.display_name FROM assignment s JOIN account a ON a.id = s.account_id
       WHERE s.household_id = h.id AND s.role = 'REF' ORDER BY s.starts_on LIMIT 1) r ON true
     CROSS JOIN unnest(ARRAY['household', 'association', 'landlord']) AS x(party)`,
  )
  await client.query(
    `INSERT INTO plan_review (id, household_id, held_on, present, steps_validated, objectives_revised, expectations_met, links_exist,
       next_on, author_account_id, author_organisation_id)
     SELECT gen_random_uuid(), p.household_id, p.met_on + 60, ARRAY['household', 'worker', 'referent'], 'Les droits sont ouverts, l’assurance est à jour.',
       'Le budget passe avant le reste.', 'On prévient avant de passer : c’est tenu.', 'Le CCAS et l’école connaissent la famille.',
       p.met_on + 150, h.author_account_id, h.author_organisation_id
     FROM action_plan p JOIN household h ON h.id = p.household_id WHERE p.met_on + 60 < app_private.programme_today()`,
  )
}
