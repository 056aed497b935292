-- Compartment 2: who lives together.
CREATE TABLE app.household_member (
  person_id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('lead', 'spouse', 'child', 'parent', 'other')),
  custody text CHECK (custody IN ('full', 'shared', 'visiting')),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.household_member IS 'Compartiment 2 : lien de chaque personne avec la personne de référence, garde des enfants.';
CREATE INDEX household_member_household ON app.household_member (household_id);
CALL app_private.protect_case('app.household_member', '2');

CREATE TABLE app.composition (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  adults smallint NOT NULL CHECK (adults BETWEEN 1 AND 20),
  children smallint NOT NULL CHECK (children BETWEEN 0 AND 20),
  expected_children smallint NOT NULL DEFAULT 0 CHECK (expected_children BETWEEN 0 AND 5),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.composition IS 'Compartiment 2 : nombre d’adultes, d’enfants, de naissances attendues.';
CALL app_private.protect_case('app.composition', '2');

CREATE VIEW app.composition_reduced WITH (security_barrier = true) AS
SELECT k.household_id, k.adults, k.children FROM app.composition k
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = k.household_id AND m.compartment = '2r' AND m.verb = 'read');
ALTER VIEW app.composition_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.composition_reduced IS 'Vue réduite 2r : nombre d’adultes et d’enfants.';
GRANT SELECT ON app.composition_reduced TO perenne_request;

-- D12: how one speaks with this household; means, never causes.
CREATE TABLE app.communication_means (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  language text NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
  interpreter_needed boolean NOT NULL,
  reading text NOT NULL CHECK (reading IN ('alone', 'with-help', 'spoken-only')),
  letters_read_with text,
  sms_accepted boolean NOT NULL,
  digital text NOT NULL CHECK (digital IN ('alone', 'with-help', 'none')),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.communication_means IS 'Compartiment 1 : langue, interprète, lecture, SMS, numérique ; des moyens, jamais des causes.';
CALL app_private.protect_case('app.communication_means', '1');

-- D2: the number without which no committee can sit.
CREATE TABLE app.housing_request (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  unique_request_number text,
  renewed_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.housing_request IS 'Compartiment 1 : demande de logement social ; numéro vide quand la demande reste à enregistrer.';
CREATE INDEX housing_request_number ON app.housing_request (unique_request_number);
CALL app_private.protect_case('app.housing_request', '1');

CREATE TABLE app.referral (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL UNIQUE REFERENCES app.household,
  ready_on date NOT NULL,
  urgency text NOT NULL CHECK (urgency IN ('ordinary', 'urgent')),
  urgency_reason text,
  present_situation text NOT NULL CHECK (present_situation IN ('shelter', 'emergency-shelter', 'hotel',
    'hosted', 'street', 'institution', 'tenant', 'other')),
  present_since date,
  dalo_recognised boolean NOT NULL,
  pdalhpd_public boolean NOT NULL,
  sent_at timestamptz,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  version integer NOT NULL DEFAULT 1,
  CHECK (urgency = 'ordinary' OR btrim(urgency_reason) <> '')
);
COMMENT ON TABLE app.referral IS 'Compartiment 3 : signalement par le prescripteur ; brouillon tant que sent_at est vide.';
CALL app_private.protect_case('app.referral', '3');

-- D4: where the household stands, dated and reversible; its words belong to the person (compartment 6).
CREATE TABLE app.adhesion (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  state text NOT NULL CHECK (state IN ('informed', 'hesitant', 'agrees', 'refuses', 'withdrew')),
  stated_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.adhesion IS 'Compartiment 3 : adhésion du ménage, datée, réversible ; un refus ne ferme rien.';
CREATE INDEX adhesion_household ON app.adhesion (household_id, stated_on DESC, recorded_at DESC);
CALL app_private.protect_case('app.adhesion', '3');

-- D9: a protected adult has a mandatary, named with his role.
CREATE TABLE app.protection_measure (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  subject_person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('safeguard', 'simple-curatorship', 'reinforced-curatorship', 'guardianship', 'family-empowerment')),
  mandatary_name text NOT NULL,
  mandatary_role text NOT NULL,
  mandatary_phone text,
  -- No longer in force since that day; a measure is ended, never erased.
  ended_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.protection_measure IS 'Compartiment 9 : mesure de protection, mandataire et son rôle ; appartient à la personne.';
CREATE INDEX protection_measure_household ON app.protection_measure (household_id);
CALL app_private.protect_case('app.protection_measure', '9');

CREATE VIEW app.protection_reduced WITH (security_barrier = true) AS
SELECT k.household_id, k.subject_person_id,
  CASE WHEN k.kind = 'guardianship' THEN 'by-mandatary' ELSE 'with-mandatary' END AS signature, k.mandatary_name
FROM app.protection_measure k
WHERE k.kind <> 'safeguard' AND k.ended_on IS NULL AND EXISTS (SELECT FROM app.my_access m
  WHERE m.household_id = k.household_id AND m.compartment = '9r' AND m.verb = 'read'
    AND (m.subject_person_id IS NULL OR m.subject_person_id = k.subject_person_id));
ALTER VIEW app.protection_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.protection_reduced IS 'Vue réduite 9r : signature par le mandataire ou avec lui.';
GRANT SELECT ON app.protection_reduced TO perenne_request;

-- Protected texts are encrypted by the application; losing the key loses the text, never the row.
CREATE TABLE app.protected_text (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  subject_person_id uuid NOT NULL,
  -- 7c is absent: clinical content is off unless a certified host is declared (A12).
  compartment text NOT NULL REFERENCES app.compartment CHECK (compartment IN ('3b', '3c', '6', '7a', '7b', '8', '14b')),
  kind text NOT NULL CHECK (kind IN ('note', 'adhesion-words')),
  sealed_text bytea NOT NULL,
  written_on date NOT NULL,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.protected_text IS 'Textes protégés, chiffrés, chacun dans son compartiment et propre à une personne.';
COMMENT ON COLUMN app.protected_text.sealed_text IS 'AES-256-GCM, clé hors de la base ; compartiment et ligne liés au texte.';
CREATE INDEX protected_text_household ON app.protected_text (household_id, compartment, written_on DESC);
ALTER TABLE app.protected_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.protected_text FORCE ROW LEVEL SECURITY;
CREATE POLICY case_read ON app.protected_text FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = protected_text.household_id
    AND m.compartment = protected_text.compartment AND m.verb = 'read'
    AND (m.subject_person_id IS NULL OR m.subject_person_id = protected_text.subject_person_id)
    AND (m.own_account_id IS NULL OR m.own_account_id = protected_text.author_account_id)
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id = protected_text.author_organisation_id)));
CREATE POLICY case_write ON app.protected_text FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = protected_text.household_id
    AND m.compartment = protected_text.compartment AND m.verb = 'write'
    AND (m.subject_person_id IS NULL OR m.subject_person_id = protected_text.subject_person_id))
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));
GRANT SELECT, INSERT ON app.protected_text TO perenne_request;
CREATE POLICY seed_writes ON app.protected_text TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON app.protected_text TO perenne_seed;

INSERT INTO app.table_scope (name, scope, compartment) VALUES
  ('app.composition_reduced', 'case', '2r'), ('app.protection_reduced', 'case', '9r'), ('app.protected_text', 'case', '3b 3c 6 7a 7b 8 14b');

-- Sending: the landlord's officers and programme lead learn that the household exists, and not before.
CREATE FUNCTION app_private.send_referral(p_household uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT EXISTS (SELECT FROM app.my_access m JOIN app.referral r ON r.household_id = m.household_id
      WHERE m.household_id = p_household AND m.compartment = '3' AND m.verb = 'write'
        AND (m.own_organisation_id IS NULL OR m.own_organisation_id = r.author_organisation_id))
  THEN PERFORM app_private.refuse('may-not-refer'); END IF;
  IF NOT EXISTS (SELECT FROM app.information_notice n WHERE n.household_id = p_household)
  THEN PERFORM app_private.refuse('notice-missing'); END IF;
  UPDATE app.referral r SET sent_at = app_private.programme_now()
  WHERE r.household_id = p_household AND r.sent_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE app.household h SET phase = 1, phase_since = c.today WHERE h.id = p_household;
  INSERT INTO app.assignment (id, household_id, organisation_id, role, reach, starts_on, assigned_by)
  SELECT gen_random_uuid(), h.id, s.landlord_id, landlord_role, 'organisation', c.today, c.account_id
  FROM app.household h JOIN app.scheme s ON s.id = h.scheme_id
  CROSS JOIN unnest(ARRAY['ALL', 'PRG']) AS landlord_role
  WHERE h.id = p_household;
END $$;
CREATE POLICY definer_sends ON app.referral FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT UPDATE (sent_at) ON app.referral TO perenne_definer;
GRANT EXECUTE ON FUNCTION app_private.send_referral(uuid) TO perenne_request;
