-- What the request role may not write by itself: opening a file, assigning, agreeing. Each checks who asks.
CREATE TABLE app.information_notice (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  given_on date NOT NULL,
  language text NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
  means text NOT NULL CHECK (means IN ('oral', 'written', 'audio', 'pictures')),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.information_notice IS 'Notice d’information donnée au ménage avant toute saisie : date, langue, moyen.';
CREATE INDEX information_notice_household ON app.information_notice (household_id);
CALL app_private.protect_case('app.information_notice', '1');
CREATE POLICY definer_writes ON app.information_notice FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT INSERT ON app.information_notice TO perenne_definer;

CREATE TABLE app.known_already_question (
  account_id uuid NOT NULL REFERENCES app.account,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  was_known boolean NOT NULL
);
COMMENT ON TABLE app.known_already_question IS 'Questions « cette personne est-elle déjà connue ? » : comptées et limitées, car la réponse renseigne.';
CREATE INDEX known_already_account ON app.known_already_question (account_id, asked_at);
ALTER TABLE app.known_already_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.known_already_question FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_counts ON app.known_already_question TO perenne_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON app.known_already_question TO perenne_definer;
INSERT INTO app.table_scope (name, scope) VALUES ('app.known_already_question', 'duty');

-- Refusals carry SQLSTATE 'PR001' and the code of the rule as their message.
CREATE FUNCTION app_private.refuse(rule text) RETURNS void
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'PR001', MESSAGE = rule; END $$;
GRANT EXECUTE ON FUNCTION app_private.refuse(text) TO perenne_definer, perenne_request;

-- A household exists with its information notice and its first assignment, or not at all (A4).
CREATE FUNCTION app_private.open_household(
  p_household uuid, p_notice_on date, p_language text, p_means text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  scheme uuid;
  number text;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role NOT IN ('PRE', 'SIAO') THEN PERFORM app_private.refuse('may-not-refer'); END IF;
  SELECT h.file_number INTO number FROM app.household h
  WHERE h.id = p_household AND h.author_organisation_id = c.organisation_id;
  IF FOUND THEN RETURN number; END IF;
  -- Somebody else's case answers as if it did not exist.
  IF EXISTS (SELECT FROM app.household h WHERE h.id = p_household)
  THEN RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'not found'; END IF;
  IF p_notice_on > c.today THEN PERFORM app_private.refuse('notice-in-the-future'); END IF;
  SELECT p.scheme_id INTO scheme FROM app.scheme_partner p
  WHERE p.organisation_id = c.organisation_id AND p.refers_households AND p.starts_on <= c.today
    AND (p.ends_on IS NULL OR p.ends_on >= c.today)
  ORDER BY p.starts_on DESC LIMIT 1;
  IF NOT FOUND THEN PERFORM app_private.refuse('not-a-partner'); END IF;
  -- One number after the other within a scheme and a year, without a hole.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(scheme::text, 0));
  SELECT to_char(c.today, 'YYYY') || '-' || lpad((count(*) + 1)::text, 3, '0') INTO number
  FROM app.household h WHERE h.scheme_id = scheme AND h.file_number LIKE to_char(c.today, 'YYYY') || '-%';
  INSERT INTO app.household (id, scheme_id, file_number, phase_since, author_account_id, author_organisation_id)
  VALUES (p_household, scheme, number, c.today, c.account_id, c.organisation_id);
  INSERT INTO app.information_notice (id, household_id, given_on, language, means, author_account_id, author_organisation_id)
  VALUES (gen_random_uuid(), p_household, p_notice_on, p_language, p_means, c.account_id, c.organisation_id);
  INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on, assigned_by)
  VALUES (gen_random_uuid(), p_household, c.organisation_id, c.role, c.account_id, 'organisation', c.today, c.today, c.account_id);
  RETURN number;
END $$;

CREATE FUNCTION app_private.name_lead_person(p_household uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM app.my_access m JOIN app.household o ON o.id = m.household_id
      WHERE m.household_id = p_household AND m.compartment = '1' AND m.verb = 'write'
        AND (m.own_organisation_id IS NULL OR m.own_organisation_id = o.author_organisation_id))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  UPDATE app.household h SET lead_person_id = p_person
  WHERE h.id = p_household AND EXISTS (SELECT FROM app.person p WHERE p.id = p_person AND p.household_id = p_household);
END $$;

-- Who may bring whom to a case: the prescriber the helpers, the landlord its own people.
CREATE FUNCTION app_private.assign(
  p_assignment uuid, p_household uuid, p_organisation uuid, p_role text, p_account uuid, p_subject uuid
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  allowed text[];
BEGIN
  SELECT * INTO c FROM app_private.request();
  allowed := CASE c.role WHEN 'PRE' THEN ARRAY['PRE', 'PMS', 'HP', 'SPIP', 'MJPM']
    WHEN 'ALL' THEN ARRAY['REF', 'LSW'] WHEN 'PRG' THEN ARRAY['ALL', 'REF', 'LSW'] ELSE '{}' END;
  IF NOT p_role = ANY (allowed) OR NOT EXISTS (SELECT FROM app.assignment a
      WHERE a.household_id = p_household AND a.organisation_id = c.organisation_id AND a.role = c.role
        AND a.kind = 'case' AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
        -- A colleague who was not named on this case cannot let himself in.
        AND (a.reach = 'organisation' OR a.account_id = c.account_id))
  THEN PERFORM app_private.refuse('may-not-assign'); END IF;
  IF p_role IN ('PRE', 'REF', 'LSW', 'ALL') AND p_organisation <> c.organisation_id
  THEN PERFORM app_private.refuse('other-organisation'); END IF;
  IF p_role IN ('HP', 'SPIP', 'MJPM') AND NOT EXISTS (SELECT FROM app.person p
      WHERE p.id = p_subject AND p.household_id = p_household)
  THEN PERFORM app_private.refuse('which-person'); END IF;
  IF NOT EXISTS (SELECT FROM app.account_role r WHERE r.account_id = p_account AND r.organisation_id = p_organisation
      AND r.role = p_role AND r.confirmed_at IS NOT NULL AND r.starts_on <= c.today
      AND (r.ends_on IS NULL OR r.ends_on >= c.today))
  THEN PERFORM app_private.refuse('role-not-confirmed'); END IF;
  INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id, starts_on, named_on, assigned_by)
  VALUES (p_assignment, p_household, p_organisation, p_role, p_account,
    CASE WHEN p_role IN ('PRE', 'ALL', 'PMS') THEN 'organisation' ELSE 'named' END,
    CASE WHEN p_role IN ('HP', 'SPIP', 'MJPM') THEN p_subject END, c.today, c.today, c.account_id)
  ON CONFLICT (id) DO NOTHING;
END $$;

CREATE FUNCTION app_private.end_assignment(p_assignment uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  UPDATE app.assignment a SET ends_on = c.today - 1
  WHERE a.id = p_assignment AND a.kind = 'case' AND a.ends_on IS NULL AND a.role <> 'HH'
    AND (a.assigned_by = c.account_id OR a.account_id = c.account_id
      OR (a.organisation_id = c.organisation_id AND c.is_manager))
    -- Never the last hands: a case always keeps somebody on the prescriber's side.
    AND (a.role <> 'PRE' OR EXISTS (SELECT FROM app.assignment o WHERE o.household_id = a.household_id
      AND o.role IN ('PRE', 'PMS') AND o.id <> a.id AND o.ends_on IS NULL));
  IF NOT FOUND THEN PERFORM app_private.refuse('may-not-end-assignment'); END IF;
END $$;

CREATE FUNCTION app_private.record_consent(
  p_consent uuid, p_household uuid, p_subject uuid, p_given_by text, p_giver_name text, p_purpose text,
  p_organisation uuid, p_account uuid, p_means text, p_language text, p_expires_on date, p_compartments text[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  -- The person herself, or the worker in front of whom she agrees; a mandatary, for his protected adult only.
  IF c.account_id IS NULL OR NOT (p_subject = ANY (c.person_ids) OR (c.role IN ('PRE', 'MJPM') AND EXISTS (
      SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.compartment = '1' AND m.verb = 'read'
        AND (m.subject_person_id IS NULL OR m.subject_person_id = p_subject))))
  THEN PERFORM app_private.refuse('may-not-record-consent'); END IF;
  IF p_expires_on <= c.today THEN PERFORM app_private.refuse('consent-already-expired'); END IF;
  IF NOT EXISTS (SELECT FROM app.access_rule r WHERE r.compartment = ANY (p_compartments) AND r.needs_consent)
  THEN PERFORM app_private.refuse('consent-without-effect'); END IF;
  INSERT INTO app.consent (id, household_id, subject_person_id, given_by, giver_name, purpose,
    recipient_organisation_id, recipient_account_id, means, language, given_on, expires_on, recorded_by)
  VALUES (p_consent, p_household, p_subject, p_given_by, p_giver_name, p_purpose, p_organisation, p_account,
    p_means, p_language, c.today, p_expires_on, c.account_id)
  ON CONFLICT (id) DO NOTHING;
  IF FOUND THEN
    INSERT INTO app.consent_compartment (consent_id, compartment) SELECT p_consent, unnest(p_compartments);
  END IF;
END $$;

CREATE FUNCTION app_private.withdraw_consent(p_consent uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  UPDATE app.consent k SET withdrawn_at = clock_timestamp()
  WHERE k.id = p_consent AND k.withdrawn_at IS NULL
    AND (k.subject_person_id = ANY (c.person_ids) OR k.recorded_by = c.account_id);
  IF NOT FOUND THEN PERFORM app_private.refuse('may-not-withdraw'); END IF;
END $$;

-- Search first, create after; « déjà connu » says that and nothing else, twenty times a day at most (A18).
CREATE FUNCTION app_private.known_already(p_first_name text, p_last_name text, p_birth_date date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  known boolean;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role NOT IN ('PRE', 'SIAO') THEN PERFORM app_private.refuse('may-not-refer'); END IF;
  IF (SELECT count(*) FROM app.known_already_question q WHERE q.account_id = c.account_id
      AND q.asked_at > clock_timestamp() - interval '1 day') >= 20
  THEN PERFORM app_private.refuse('too-many-questions'); END IF;
  -- Whole words: a single letter, or none, would answer for everybody born on that day.
  known := EXISTS (SELECT FROM app.person p WHERE p.birth_date = p_birth_date
    AND app_private.fold(p_last_name) <> '' AND app_private.fold(p_first_name) <> ''
    AND ' ' || p.search_text || ' ' LIKE '% ' || app_private.fold(p_last_name) || ' %'
    AND ' ' || p.search_text || ' ' LIKE '% ' || app_private.fold(p_first_name) || ' %');
  INSERT INTO app.known_already_question (account_id, was_known) VALUES (c.account_id, known);
  RETURN known;
END $$;

-- Row security hides trigram indexes from the request role, so the search runs here and asks for the access inside.
CREATE FUNCTION app_private.search_ids(p_words text, p_limit integer) RETURNS TABLE (household_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = ''
BEGIN ATOMIC
  SELECT f.household_id FROM (
    SELECT p.household_id, p.author_organisation_id, 1 AS rank, public.word_similarity(q.folded, p.search_text) AS near
    FROM app_private.fold(p_words) AS q(folded), app.person p
    WHERE length(q.folded) >= 2
      AND (p.search_text LIKE '%' || q.folded || '%' OR (length(q.folded) >= 4 AND q.folded OPERATOR(public.<%) p.search_text))
    UNION ALL
    SELECT h.id, h.author_organisation_id, 0, 1 FROM app.household h WHERE h.file_number LIKE btrim(p_words) || '%' AND length(btrim(p_words)) >= 4
  ) f
  WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = f.household_id AND m.compartment = '1'
    AND m.verb = 'read' AND (m.own_organisation_id IS NULL OR m.own_organisation_id = f.author_organisation_id))
  GROUP BY f.household_id
  ORDER BY min(f.rank), max(f.near) DESC, f.household_id
  LIMIT least(p_limit, 50);
END;

-- Who is around this household: shown only to those who read the compartment that the assignment belongs to,
-- so that a constellation never discloses a probation officer, a carer or a mandatary.
CREATE VIEW app.case_team WITH (security_barrier = true) AS
SELECT a.id, a.household_id, a.role, a.organisation_id, o.short_name AS organisation_name, a.account_id,
  t.display_name, t.phone, a.subject_person_id, a.starts_on, a.named_on
FROM app_private.request() c
JOIN app.assignment a ON a.kind = 'case' AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
JOIN app.household h ON h.id = a.household_id
JOIN app.organisation o ON o.id = a.organisation_id
LEFT JOIN app.account t ON t.id = a.account_id
WHERE a.role <> 'HH' AND EXISTS (SELECT FROM app.my_access m
  WHERE m.household_id = a.household_id AND m.verb = 'read'
    AND m.compartment = ANY (CASE a.role WHEN 'SPIP' THEN ARRAY['8'] WHEN 'HP' THEN ARRAY['7b']
      WHEN 'MJPM' THEN ARRAY['9', '9r'] ELSE ARRAY['1', '1r'] END)
    AND (a.subject_person_id IS NULL OR m.subject_person_id IS NULL OR m.subject_person_id = a.subject_person_id)
    AND (m.own_account_id IS NULL OR m.own_account_id = a.account_id)
    -- Whoever reads its own referrals only knows who is around those.
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id IN (h.author_organisation_id, a.organisation_id)));
ALTER VIEW app.case_team OWNER TO perenne_definer;
COMMENT ON VIEW app.case_team IS 'Les personnes autour du ménage, chacune visible selon le compartiment de son affectation.';
GRANT SELECT ON app.case_team TO perenne_request;

-- A6: « qui a consulté mon dossier », for the person herself or her mandatary.
CREATE VIEW app.who_looked WITH (security_barrier = true) AS
SELECT l.id, l.household_id, l.at, l.outcome, l.account_id = c.account_id AS is_me, l.role,
  t.display_name, o.short_name AS organisation_name, p.sentence AS purpose_sentence
FROM app_private.request() c
JOIN app.access_log l ON l.household_id = c.household_id AND l.outcome IN ('opened', 'break-glass')
JOIN app.account t ON t.id = l.account_id
JOIN app.organisation o ON o.id = l.organisation_id
JOIN app.purpose p ON p.code = l.purpose
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = l.household_id AND m.compartment = '18'
    AND m.verb = 'read' AND m.own_account_id IS NULL)
  -- When another adult of the household uses her own space is nobody's business.
  AND (l.role <> 'HH' OR l.account_id = c.account_id)
  AND (l.role NOT IN ('SPIP', 'HP', 'MJPM') OR l.subject_person_id = ANY (c.person_ids) OR l.account_id = c.account_id);
ALTER VIEW app.who_looked OWNER TO perenne_definer;
COMMENT ON VIEW app.who_looked IS 'Qui a ouvert ce dossier, quand et pourquoi : lu par la personne ; jamais l’intervenant d’un autre adulte.';
GRANT SELECT ON app.who_looked TO perenne_request;

-- Reduced view 1r: file number, first name, initial.
CREATE VIEW app.person_reduced WITH (security_barrier = true) AS
SELECT h.id AS household_id, h.file_number, p.first_name, left(p.last_name, 1) AS initial
FROM app.household h JOIN app.person p ON p.id = h.lead_person_id
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = h.id AND m.compartment = '1r' AND m.verb = 'read');
ALTER VIEW app.person_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.person_reduced IS 'Vue réduite 1r : numéro de dossier, prénom, initiale.';
GRANT SELECT ON app.person_reduced TO perenne_request;

INSERT INTO app.table_scope (name, scope, compartment) VALUES
  ('app.my_access', 'own', NULL), ('app.case_team', 'case', '1 1r 7b 8 9 9r'), ('app.who_looked', 'case', '18'),
  ('app.person_reduced', 'case', '1r');
GRANT EXECUTE ON FUNCTION app_private.open_household(uuid, date, text, text), app_private.name_lead_person(uuid, uuid),
  app_private.assign(uuid, uuid, uuid, text, uuid, uuid), app_private.end_assignment(uuid),
  app_private.record_consent(uuid, uuid, uuid, text, text, text, uuid, uuid, text, text, date, text[]),
  app_private.withdraw_consent(uuid), app_private.known_already(text, text, date),
  app_private.search_ids(text, integer) TO perenne_request;
