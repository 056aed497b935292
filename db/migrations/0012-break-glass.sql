-- A7: in an emergency a professional opens one case that nobody assigned to him, for a day. He reads what his
-- role reads without consent (my_access sees to it), and those who answer for the case are told.
CREATE TABLE app.break_glass (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  assignment_id uuid NOT NULL UNIQUE REFERENCES app.assignment,
  account_id uuid NOT NULL REFERENCES app.account,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  role text NOT NULL REFERENCES app.role,
  reason text NOT NULL CHECK (char_length(btrim(reason)) >= 20),
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > opened_at)
);
COMMENT ON TABLE app.break_glass IS 'Accès d’urgence : qui a ouvert quel dossier sans y être affecté, pourquoi, jusqu’à quand.';
COMMENT ON COLUMN app.break_glass.reason IS 'Motif d’au moins vingt caractères, lu par le délégué à la protection des données et par l’intervenant du dossier.';
CREATE INDEX break_glass_household ON app.break_glass (household_id, opened_at);
CREATE INDEX break_glass_organisation ON app.break_glass (organisation_id, opened_at);
CREATE INDEX break_glass_account ON app.break_glass (account_id, opened_at);

CREATE TABLE app.break_glass_question (
  account_id uuid NOT NULL REFERENCES app.account,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  was_found boolean NOT NULL
);
COMMENT ON TABLE app.break_glass_question IS 'Demandes d’accès d’urgence, abouties ou non : comptées et limitées, car la réponse renseigne.';
CREATE INDEX break_glass_question_account ON app.break_glass_question (account_id, asked_at);

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.break_glass', 'app.break_glass_question'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO perenne_definer', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'duty');
  END LOOP;
END $$;

-- Found by exact number or exact name and birth date; whatever is given must match, and match one case only.
CREATE FUNCTION app_private.case_in_emergency(
  p_organisation uuid, p_today date, p_file_number text, p_last_name text, p_first_name text, p_birth_date date
) RETURNS TABLE (household_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH named AS (
    SELECT h.id AS household_id, p.id AS person_id
    FROM app.household h
    JOIN app.scheme_partner k ON k.scheme_id = h.scheme_id AND k.organisation_id = p_organisation
      AND k.starts_on <= p_today AND (k.ends_on IS NULL OR k.ends_on >= p_today)
    LEFT JOIN app.person p ON p.household_id = h.id AND p.birth_date = p_birth_date
      AND (p.left_on IS NULL OR p.left_on > p_today)
      AND app_private.fold(p.first_name) = app_private.fold(p_first_name)
      AND app_private.fold(p_last_name) IN (app_private.fold(p.last_name), app_private.fold(p.birth_name))
    WHERE (p_file_number IS NULL OR h.file_number = p_file_number)
      AND (p_last_name IS NULL OR p.id IS NOT NULL)
      -- A draft is known to its prescriber alone.
      AND (h.author_organisation_id = p_organisation OR NOT EXISTS (
        SELECT FROM app.referral r WHERE r.household_id = h.id AND r.sent_at IS NULL))
  )
  SELECT n.household_id, n.person_id FROM named n WHERE (SELECT count(*) FROM named) = 1;
END;

CREATE FUNCTION app_private.break_glass(
  p_file_number text, p_last_name text, p_first_name text, p_birth_date date, p_reason text
) RETURNS TABLE (household_id uuid, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_column
DECLARE
  c app_private.request_context;
  found_case record;
  opening app.break_glass;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role NOT IN ('PRE', 'SIAO', 'ALL', 'REF', 'LSW', 'PRG', 'PMS', 'HP', 'SPIP', 'MJPM')
  THEN PERFORM app_private.refuse('may-not-break-glass'); END IF;
  IF c.second_factor_at IS NULL OR c.second_factor_at < clock_timestamp() - interval '5 minutes'
  THEN PERFORM app_private.refuse('second-factor-too-old'); END IF;
  -- Everything that a carer or a probation officer reads rests on consent: nothing would open.
  IF NOT EXISTS (SELECT FROM app.access_rule r WHERE r.role = c.role AND r.verb = 'read' AND NOT r.needs_consent
      AND r.compartment NOT IN ('3b', '3c', '7c', '8', '14b'))
  THEN PERFORM app_private.refuse('nothing-to-open'); END IF;
  IF char_length(btrim(regexp_replace(COALESCE(p_reason, ''), '\s+', ' ', 'g'))) < 20
  THEN PERFORM app_private.refuse('reason-too-short'); END IF;
  IF NOT (p_file_number IS NOT NULL OR p_last_name IS NOT NULL)
    OR (p_last_name IS NULL) <> (p_first_name IS NULL) OR (p_last_name IS NULL) <> (p_birth_date IS NULL)
    OR '' IN (btrim(p_file_number), app_private.fold(p_last_name), app_private.fold(p_first_name))
  THEN PERFORM app_private.refuse('number-or-name-and-birth-date'); END IF;
  IF c.role = 'MJPM' AND p_last_name IS NULL THEN PERFORM app_private.refuse('which-person'); END IF;
  -- One question after the other, so that the limit holds.
  PERFORM pg_advisory_xact_lock(hashtextextended('perenne.break-glass.' || c.account_id, 0));
  IF (SELECT count(*) FROM app.break_glass_question q WHERE q.account_id = c.account_id
      AND q.asked_at > clock_timestamp() - interval '1 day') >= 5
  THEN PERFORM app_private.refuse('too-many-emergencies'); END IF;

  SELECT * INTO found_case FROM app_private.case_in_emergency(c.organisation_id, c.today, p_file_number,
    p_last_name, p_first_name, p_birth_date);
  INSERT INTO app.break_glass_question (account_id, was_found) VALUES (c.account_id, found_case.household_id IS NOT NULL);
  -- The same line whether or not a case was found: the attempt itself is what is logged.
  INSERT INTO app.access_log (request_id, account_id, organisation_id, role, outcome, household_id, subject_person_id,
    compartments, purpose, route)
  VALUES (c.request_id, c.account_id, c.organisation_id, c.role, 'break-glass', found_case.household_id,
    CASE WHEN c.role = 'MJPM' THEN found_case.person_id END, c.compartments, 'urgence', c.route);
  IF found_case.household_id IS NULL THEN RETURN; END IF;
  IF EXISTS (SELECT FROM app.assignment a WHERE a.household_id = found_case.household_id AND a.kind = 'case'
      AND a.organisation_id = c.organisation_id AND a.role = c.role
      AND (a.reach = 'organisation' OR a.account_id = c.account_id)
      AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today))
  THEN PERFORM app_private.refuse('already-open'); END IF;

  SELECT b.* INTO opening FROM app.break_glass b
  WHERE b.household_id = found_case.household_id AND b.account_id = c.account_id AND b.role = c.role
    AND b.organisation_id = c.organisation_id AND b.expires_at > clock_timestamp()
  ORDER BY b.opened_at DESC LIMIT 1;
  IF NOT FOUND THEN
    opening.id := gen_random_uuid();
    opening.household_id := found_case.household_id;
    opening.assignment_id := gen_random_uuid();
    opening.account_id := c.account_id;
    opening.organisation_id := c.organisation_id;
    opening.role := c.role;
    opening.reason := btrim(p_reason);
    opening.opened_at := clock_timestamp();
    opening.expires_at := opening.opened_at + interval '24 hours';
    INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id, kind,
      starts_on, expires_at, assigned_by)
    VALUES (opening.assignment_id, opening.household_id, c.organisation_id, c.role, c.account_id, 'named',
      CASE WHEN c.role = 'MJPM' THEN found_case.person_id END, 'break-glass', c.today, opening.expires_at, c.account_id);
    INSERT INTO app.break_glass SELECT (opening).*;
    PERFORM app_private.tell_break_glass(opening.id);
  END IF;
  RETURN QUERY SELECT opening.household_id, opening.expires_at;
END $$;
COMMENT ON FUNCTION app_private.break_glass IS 'Ouvre un dossier en urgence pour 24 heures ; aucune ligne rendue quand rien ne correspond, et la demande est comptée.';

CREATE FUNCTION app_private.has_officer(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app.account_role r
    JOIN app.account t ON t.id = r.account_id AND t.closed_on IS NULL
    CROSS JOIN (SELECT app_private.programme_today() AS today) n
    WHERE r.organisation_id = p_organisation AND r.role = 'DPO' AND r.confirmed_at IS NOT NULL
      AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today));
END;
COMMENT ON FUNCTION app_private.has_officer(uuid) IS 'L’organisation a-t-elle un délégué à la protection des données ?';

-- Who reads that it happened: whoever did it, the data-protection officer of that organisation (the
-- landlord's when it has none: nobody enters unwatched), the case lead.
CREATE VIEW app.emergency_access WITH (security_barrier = true) AS
SELECT b.id, b.household_id, h.file_number, b.role, t.display_name, b.organisation_id,
  o.short_name AS organisation_name, b.reason, b.opened_at, b.expires_at, b.account_id = c.account_id AS is_mine
FROM app_private.request() c
JOIN app.break_glass b ON c.household_id IS NULL OR b.household_id = c.household_id
JOIN app.household h ON h.id = b.household_id
JOIN app.scheme s ON s.id = h.scheme_id
JOIN app.account t ON t.id = b.account_id
JOIN app.organisation o ON o.id = b.organisation_id
WHERE (b.account_id = c.account_id AND b.organisation_id = c.organisation_id AND b.role = c.role)
  OR ('18' = ANY (c.compartments) AND c.role = 'DPO' AND (b.organisation_id = c.organisation_id
    OR (s.landlord_id = c.organisation_id AND NOT app_private.has_officer(b.organisation_id))))
  OR ('18' = ANY (c.compartments) AND c.role = 'PRE'
    AND EXISTS (SELECT FROM app.assignment a
      WHERE a.household_id = b.household_id AND a.kind = 'case' AND a.role = 'PRE' AND a.account_id = c.account_id
        AND a.organisation_id = c.organisation_id AND a.starts_on <= c.today
        AND (a.ends_on IS NULL OR a.ends_on >= c.today)));
ALTER VIEW app.emergency_access OWNER TO perenne_definer;
COMMENT ON VIEW app.emergency_access IS 'Accès d’urgence lisibles par la demande : les siens, ceux de son organisation pour le délégué, ceux de son dossier pour l’intervenant.';
GRANT SELECT ON app.emergency_access TO perenne_request;

-- Note 13: what the people of the officer's own organisation looked at, by file number and without content.
CREATE VIEW app.organisation_access WITH (security_barrier = true) AS
SELECT l.id, l.at, l.outcome, l.account_id, t.display_name, l.role, h.id AS household_id, h.file_number,
  cardinality(l.listed_household_ids) AS listed, p.sentence AS purpose_sentence
FROM app_private.request() c
JOIN app.access_log l ON l.organisation_id = c.organisation_id
JOIN app.account t ON t.id = l.account_id
-- Somebody refused at a door learnt nothing: nor does his officer learn which file stands behind it.
LEFT JOIN app.household h ON h.id = l.household_id AND l.outcome <> 'refused'
LEFT JOIN app.purpose p ON p.code = l.purpose
WHERE c.role = 'DPO' AND '18' = ANY (c.compartments);
ALTER VIEW app.organisation_access OWNER TO perenne_definer;
COMMENT ON VIEW app.organisation_access IS 'Journal des accès d’une organisation, pour son délégué à la protection des données ; aucun contenu de dossier.';
GRANT SELECT ON app.organisation_access TO perenne_request;

INSERT INTO app.table_scope (name, scope) VALUES
  ('app.emergency_access', 'organisation'), ('app.organisation_access', 'organisation');
GRANT EXECUTE ON FUNCTION app_private.has_officer(uuid) TO perenne_request, perenne_definer;
GRANT EXECUTE ON FUNCTION app_private.case_in_emergency(uuid, date, text, text, text, date) TO perenne_definer;
GRANT EXECUTE ON FUNCTION app_private.break_glass(text, text, text, date, text) TO perenne_request;
