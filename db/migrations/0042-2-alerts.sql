-- M4: what is watched, said as data: where it is seen, what to do, what closes it.
CREATE TABLE app.alert_kind (
  code text PRIMARY KEY,
  position smallint NOT NULL,
  label text NOT NULL,
  seen_in text NOT NULL,
  advice text NOT NULL,
  closes text NOT NULL,
  plain text NOT NULL,
  -- Found by the dates themselves, or entered by somebody who saw it.
  is_found boolean NOT NULL,
  source text NOT NULL
);
COMMENT ON TABLE app.alert_kind IS 'Ce qui alerte : d’où cela se voit, quoi faire, ce qui y met fin, comment le dire au ménage, source.';
CALL app_private.protect_reference('app.alert_kind');
CREATE POLICY migration_declares ON app.alert_kind TO perenne_owner USING (true) WITH CHECK (true);
INSERT INTO app.alert_kind (code, position, label, seen_in, advice, closes, plain, is_found, source) VALUES
  ('no-contact', 1, 'Sans contact', 'La dernière visite tenue date de plus que le délai du dispositif.', 'Appeler, puis passer ; demander à l’accompagnant s’il a des nouvelles.', 'Une visite tenue.', 'On ne s’est pas vus depuis un moment.', true, 'Réglage du dispositif'),
  ('missed-visits', 2, 'Deux visites manquées', 'Les deux dernières visites n’ont pas pu se tenir.', 'Ne pas insister au même horaire : laisser un mot, proposer un autre lieu, prévenir l’accompagnant.', 'Une visite tenue.', 'Deux rendez-vous n’ont pas pu se faire.', true, 'Réglage du dispositif'),
  ('visit-late', 3, 'Visite en retard', 'Le rythme convenu est dépassé.', 'Fixer un rendez-vous.', 'Une visite tenue.', 'Une visite devait avoir lieu.', true, 'Rythme des visites du dispositif'),
  ('no-deputy', 4, 'Personne pour remplacer', 'Le référent ou l’accompagnant est absent, sans suppléance.', 'Nommer une suppléance pour cette absence.', 'Une suppléance, ou la fin de l’absence.', 'La personne qui vous suit est absente.', true, 'Continuité du suivi'),
  ('benefit-late', 5, 'Aide au logement non demandée', 'L’étape « Demande d’aide au logement » n’est pas faite à sa date.', 'Faire la demande avec le ménage : elle n’est pas versée pour le passé.', 'L’étape constatée.', 'La demande d’aide au logement est à faire.', true, 'CCH, articles L.823-8 et R.823-10'),
  ('insurance-late', 6, 'Assurance à remettre', 'L’étape « Assurance habitation » n’est pas faite à sa date.', 'Aider à choisir et à demander l’attestation.', 'L’étape constatée.', 'Le papier d’assurance du logement est à donner.', true, 'Loi n° 89-462, article 7 g'),
  ('rent-late', 10, 'Loyer en retard, dix jours', 'Saisi par le référent.', 'Appeler le ménage avant toute lettre.', 'Le loyer payé, ou un plan d’apurement.', 'Le loyer de ce mois n’est pas arrivé.', false, 'Usage du bailleur'),
  ('rent-one-month', 11, 'Un mois de loyer impayé', 'Saisi par le référent.', 'Revoir le budget avec le ménage et son accompagnant, proposer un plan.', 'Un plan d’apurement tenu.', 'Un mois de loyer reste à payer. On peut en parler.', false, 'Usage du bailleur'),
  ('rent-two-months', 12, 'Deux mois de loyer impayés', 'Saisi par le référent.', 'Signaler à la CAF et à la CCAPEX, seuils à vérifier ; plan d’apurement.', 'Un plan d’apurement signé et tenu.', 'Deux mois de loyer restent à payer. On cherche une solution ensemble.', false, 'CCH, article R.824-4 ; seuil à vérifier auprès de la CAF'),
  ('energy-cut', 13, 'Coupure d’énergie annoncée', 'Dit par le ménage ou vu en visite.', 'Demander le FSL énergie, appeler le fournisseur.', 'La coupure écartée.', 'L’énergie risque d’être coupée.', false, 'Usage des accompagnements'),
  ('complaint', 14, 'Plainte d’un voisin', 'Reçue par le bailleur.', 'Entendre le ménage d’abord, sans nommer qui s’est plaint.', 'La gêne a cessé, ou il n’y en avait pas.', 'On a besoin de parler du voisinage avec vous.', false, 'Usage du bailleur'),
  ('mail-piling', 15, 'Courrier qui s’entasse', 'Vu en passant.', 'Proposer d’ouvrir le courrier ensemble.', 'Le courrier est ouvert.', 'Du courrier attend dans la boîte.', false, 'Usage des accompagnements'),
  ('right-ending', 16, 'Un droit qui se termine', 'Titre de séjour, aide ou allocation proche de sa fin.', 'Prendre rendez-vous pour le renouveler.', 'Le droit renouvelé.', 'Un papier ou une aide se termine bientôt.', false, 'Usage des accompagnements');
DROP POLICY migration_declares ON app.alert_kind;

-- One live alert a cause: what is seen again is merged into it; somebody always owns it.
CREATE TABLE app.alert (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL REFERENCES app.household,
  subject_person_id uuid NOT NULL,
  kind text NOT NULL REFERENCES app.alert_kind,
  -- The very cause: the same one does not fire twice, even once closed.
  cause text NOT NULL,
  raised_on date NOT NULL,
  why text NOT NULL CHECK (btrim(why) <> ''),
  seen_times integer NOT NULL DEFAULT 1 CHECK (seen_times > 0),
  last_seen_on date NOT NULL,
  owner text NOT NULL CHECK (owner IN ('referent', 'worker', 'counsellor', 'emergency')),
  owner_since date NOT NULL,
  acknowledged_on date,
  acknowledged_by uuid REFERENCES app.account,
  closed_on date,
  closed_by uuid REFERENCES app.account,
  closed_with text CHECK (btrim(closed_with) <> ''),
  -- Note 11: telling the household would endanger somebody; asked by one, agreed by another.
  withheld_by uuid REFERENCES app.account,
  withheld_agreed_by uuid REFERENCES app.account,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id),
  CHECK ((closed_on IS NULL) = (closed_with IS NULL)),
  CHECK (withheld_agreed_by IS NULL OR withheld_by IS NOT NULL)
);
COMMENT ON TABLE app.alert IS 'Compartiment 15 : alerte ouverte sur une cause, pourquoi, qui la tient, prise en charge, close avec ce qui a été fait.';
CREATE UNIQUE INDEX alert_one_open ON app.alert (household_id, kind) WHERE closed_on IS NULL;
CREATE UNIQUE INDEX alert_once ON app.alert (household_id, kind, cause);
CREATE INDEX alert_open ON app.alert (owner, owner_since) WHERE closed_on IS NULL;
CALL app_private.protect_case('app.alert', '15');
REVOKE UPDATE ON app.alert FROM perenne_request;
GRANT UPDATE (acknowledged_on, acknowledged_by, closed_on, closed_by, closed_with, withheld_by, withheld_agreed_by, seen_times, last_seen_on) ON app.alert TO perenne_request;
-- Note 11. As long as one asks for it and nobody has refused, the household does not read it; agreed by a second person, it stays so.
CREATE POLICY safely_told ON app.alert AS RESTRICTIVE FOR SELECT TO perenne_request
  USING (withheld_by IS NULL OR (SELECT c.role <> 'HH' FROM app_private.request() c));
CREATE POLICY definer_keeps ON app.alert TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.alert TO perenne_definer;

CREATE VIEW app.alert_reduced AS
SELECT a.household_id, a.subject_person_id, bool_or(a.closed_on IS NULL) AS is_open FROM app.alert a
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = a.household_id AND m.compartment = '15r' AND m.verb = 'read'
  AND (m.subject_person_id IS NULL OR m.subject_person_id = a.subject_person_id))
GROUP BY a.household_id, a.subject_person_id;
ALTER VIEW app.alert_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.alert_reduced IS 'Vue réduite 15r : une alerte est ouverte, oui ou non.';
GRANT SELECT ON app.alert_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.alert_reduced', 'case', '15r');

-- M8: danger is dealt with outside the platform; only that the way was used is kept.
CREATE TABLE app.danger_path (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  subject_person_id uuid NOT NULL,
  used_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.danger_path IS 'Compartiment 15 : le chemin « danger » a été utilisé ce jour-là ; rien d’autre n’en est gardé.';
CREATE INDEX danger_path_household ON app.danger_path (household_id);
CALL app_private.protect_case('app.danger_path', '15');
REVOKE UPDATE ON app.danger_path FROM perenne_request;
DROP POLICY case_change ON app.danger_path;
-- Never told to the household: whoever threatens may be in it.
CREATE POLICY not_the_household ON app.danger_path AS RESTRICTIVE FOR SELECT TO perenne_request
  USING ((SELECT c.role <> 'HH' FROM app_private.request() c));

CREATE FUNCTION app_private.guard_alert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF TG_OP = 'INSERT' THEN
    IF (SELECT k.is_found FROM app.alert_kind k WHERE k.code = NEW.kind) THEN PERFORM app_private.refuse('alert-found-by-dates'); END IF;
    IF NEW.raised_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.closed_on IS NOT NULL THEN PERFORM app_private.refuse('alert-closed'); END IF;
  IF NEW.withheld_agreed_by IS NOT NULL AND NEW.withheld_agreed_by = NEW.withheld_by THEN PERFORM app_private.refuse('second-reader'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_alert() IS 'Une alerte saisie est de celles que les dates ne trouvent pas ; close, elle ne change plus ; taire demande deux personnes.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.alert FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_alert();

-- What the rules look at, for every household that lives in its dwelling: one line each, dates only.
CREATE FUNCTION app_private.watched_households()
RETURNS TABLE (household_id uuid, keys_on date, visits jsonb, intensity text, away jsonb, benefit_due_on date, insurance_due_on date, terms jsonb)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1000 SET search_path = ''
BEGIN ATOMIC
  WITH now AS (SELECT app_private.programme_today() AS today)
  SELECT h.id, l.keys_on,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('on', v.visited_on, 'outcome', v.outcome) ORDER BY v.visited_on)
      FROM app.visit v WHERE v.household_id = h.id), '[]'),
    COALESCE((SELECT r.intensity FROM app.visit_rhythm r WHERE r.household_id = h.id ORDER BY r.recorded_at DESC LIMIT 1), 'usual'),
    COALESCE((SELECT jsonb_agg(jsonb_build_object('who', b.account_id, 'from', b.starts_on, 'to', b.ends_on))
      FROM app.assignment a
      JOIN app.absence b ON b.account_id = a.account_id AND b.organisation_id = a.organisation_id AND b.withdrawn_at IS NULL
        AND b.deputy_account_id IS NULL AND b.ends_on >= now.today AND b.starts_on <= now.today + 14
      WHERE a.household_id = h.id AND a.kind = 'case' AND a.role IN ('PRE', 'REF') AND a.deputy_for IS NULL
        AND a.starts_on <= now.today AND (a.ends_on IS NULL OR a.ends_on >= now.today)
        AND NOT (a.role = 'REF' AND EXISTS (SELECT FROM app.assignment d WHERE d.household_id = h.id AND d.deputy_for = a.account_id
          AND (d.ends_on IS NULL OR d.ends_on >= now.today)))), '[]'),
    (SELECT s.due_on FROM app.entry_step s WHERE s.lease_id = l.id AND s.code = 'apl' AND s.done_on IS NULL),
    (SELECT s.due_on FROM app.entry_step s WHERE s.lease_id = l.id AND s.code = 'insurance' AND s.done_on IS NULL),
    (SELECT jsonb_object_agg(t.key, t.value) FROM app.scheme_term t WHERE t.scheme_id = h.scheme_id
      AND t.key IN ('nudge.no-contact', 'visit.weekly-visits', 'visit.fortnightly-until', 'visit.monthly-until', 'delay.answer-alert')
      AND daterange(t.valid_from, t.valid_to) @> now.today)
  FROM now
  JOIN app.household h ON h.phase BETWEEN 8 AND 10 AND h.state = 'active'
  JOIN LATERAL (SELECT k.id, k.keys_on FROM app.lease k WHERE k.household_id = h.id AND k.ended_on IS NULL AND k.keys_on IS NOT NULL
    ORDER BY k.signed_on DESC LIMIT 1) l ON true;
END;
COMMENT ON FUNCTION app_private.watched_households() IS 'Ce que les règles d’alerte regardent, des dates seulement ; appelée par le devoir des échéances.';

CREATE FUNCTION app_private.open_alerts()
RETURNS TABLE (id uuid, household_id uuid, kind text, cause text, owner text, owner_since date, acknowledged_on date, closed_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1000 SET search_path = ''
BEGIN ATOMIC
  SELECT a.id, a.household_id, a.kind, a.cause, a.owner, a.owner_since, a.acknowledged_on, a.closed_on
  FROM app.alert a JOIN app.alert_kind k ON k.code = a.kind
  WHERE a.closed_on IS NULL OR k.is_found;
END;
COMMENT ON FUNCTION app_private.open_alerts() IS 'Les alertes ouvertes, et les causes déjà closes qui ne se rouvrent pas ; appelée par le devoir des échéances.';

CREATE FUNCTION app_private.keep_alerts(p_raised jsonb, p_ended jsonb, p_passed jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  today date := app_private.programme_today();
  moved integer;
  part integer;
BEGIN
  INSERT INTO app.alert (household_id, subject_person_id, kind, cause, raised_on, why, last_seen_on, owner, owner_since, author_account_id, author_organisation_id)
  SELECT h.id, h.lead_person_id, r.kind, r.cause, today, r.why, today, 'referent', today, h.author_account_id, h.author_organisation_id
  FROM jsonb_to_recordset(p_raised) AS r(household_id uuid, kind text, cause text, why text)
  JOIN app.household h ON h.id = r.household_id AND h.lead_person_id IS NOT NULL
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS moved = ROW_COUNT;
  UPDATE app.alert a SET closed_on = today, closed_with = e.because
  FROM jsonb_to_recordset(p_ended) AS e(id uuid, because text) WHERE a.id = e.id AND a.closed_on IS NULL;
  GET DIAGNOSTICS part = ROW_COUNT;
  moved := moved + part;
  UPDATE app.alert a SET owner = p.owner, owner_since = today
  FROM jsonb_to_recordset(p_passed) AS p(id uuid, owner text) WHERE a.id = p.id AND a.closed_on IS NULL AND a.acknowledged_on IS NULL;
  GET DIAGNOSTICS part = ROW_COUNT;
  RETURN moved + part;
END $$;
COMMENT ON FUNCTION app_private.keep_alerts IS 'Ouvre, ferme et fait monter les alertes que les règles ont trouvées ; appelée par le devoir des échéances.';
GRANT EXECUTE ON FUNCTION app_private.watched_households(), app_private.open_alerts(), app_private.keep_alerts(jsonb, jsonb, jsonb) TO perenne_due;

CREATE TABLE app.emergency_number (
  number text PRIMARY KEY,
  position smallint NOT NULL,
  label text NOT NULL,
  source text NOT NULL,
  checked_on date NOT NULL
);
COMMENT ON TABLE app.emergency_number IS 'Numéros d’urgence et d’aide, avec leur source et le jour où ils ont été vérifiés.';
CALL app_private.protect_reference('app.emergency_number');
CREATE POLICY migration_declares ON app.emergency_number TO perenne_owner USING (true) WITH CHECK (true);
INSERT INTO app.emergency_number (number, position, label, source, checked_on) VALUES
  ('15', 1, 'Samu, urgence médicale', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('17', 2, 'Police ou gendarmerie', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('18', 3, 'Pompiers', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('112', 4, 'Toute urgence, depuis toute l’Europe', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('114', 5, 'Toute urgence, par SMS', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('119', 6, 'Enfant en danger', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('3919', 7, 'Violences faites aux femmes', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('3114', 8, 'Prévention du suicide', 'service-public.fr, numéros d’urgence', '2026-11-01'),
  ('115', 9, 'Sans abri ce soir', 'service-public.fr, numéros d’urgence', '2026-11-01');
DROP POLICY migration_declares ON app.emergency_number;
