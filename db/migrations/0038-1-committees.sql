-- The allocation committee (CALEOL): who sits, when, on which dwellings and candidates. What it decides is in 0038-2.
CREATE TABLE app.committee_motive (
  code text PRIMARY KEY,
  label text NOT NULL,
  -- What the household is told, in neutral words.
  sentence text NOT NULL,
  outcomes text[] NOT NULL,
  position smallint NOT NULL
);
COMMENT ON TABLE app.committee_motive IS 'Motifs de non-attribution et d’irrecevabilité : liste fermée, avec la phrase neutre que lit le ménage.';
INSERT INTO app.committee_motive (code, label, sentence, outcomes, position) VALUES
  ('composition', 'Logement inadapté à la composition du ménage', 'La taille du logement ne correspond pas au nombre de personnes qui y vivraient.', '{not-allocated}', 1),
  ('over-ceiling', 'Ressources au-dessus du plafond', 'Les ressources déclarées dépassent le plafond fixé pour ce logement.', '{not-allocated,inadmissible}', 2),
  ('effort', 'Loyer trop lourd pour le budget', 'Le loyer de ce logement laisserait trop peu pour vivre chaque mois.', '{not-allocated}', 3),
  ('incomplete-file', 'Dossier incomplet', 'Il manque une pièce au dossier pour décider.', '{not-allocated,inadmissible}', 4),
  ('higher-priority', 'Candidat prioritaire ou plus ancien retenu', 'Le logement a été attribué à un ménage prioritaire ou dont la demande est plus ancienne.', '{not-allocated}', 5),
  ('not-adapted', 'Logement inadapté au handicap', 'Le logement n’a pas les aménagements demandés.', '{not-allocated}', 6),
  ('location', 'Localisation inadaptée à la demande', 'Le logement est trop loin des lieux demandés.', '{not-allocated}', 7),
  ('housing-debt', 'Dette de logement sans plan d’apurement', 'Une dette de logement n’a pas encore de plan de remboursement.', '{not-allocated}', 8),
  ('balance', 'Équilibre d’occupation de la résidence', 'L’occupation de la résidence ne permet pas cette attribution.', '{not-allocated}', 9),
  ('withdrawal', 'Désistement du candidat', 'Le ménage ne souhaite plus ce logement.', '{not-allocated}', 10),
  ('no-reply', 'Absence de réponse du candidat', 'Les demandes d’information sont restées sans réponse.', '{not-allocated}', 11),
  ('false-declaration', 'Déclaration inexacte', 'Une information du dossier ne correspond pas aux pièces.', '{not-allocated,inadmissible}', 12),
  ('no-unique-number', 'Pas de numéro unique', 'La demande de logement social n’est pas enregistrée : il faut un numéro unique.', '{inadmissible}', 13),
  ('access-conditions', 'Conditions légales d’accès non remplies', 'Une condition fixée par la loi pour un logement social n’est pas remplie.', '{inadmissible}', 14),
  ('other', 'Autre motif, à écrire', 'Le motif est écrit ci-dessous.', '{not-allocated,inadmissible}', 15);
CALL app_private.protect_reference('app.committee_motive');

CREATE TABLE app.committee_seat (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  account_id uuid NOT NULL REFERENCES app.account,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  name text NOT NULL CHECK (btrim(name) <> ''),
  kind text NOT NULL CHECK (kind IN ('board', 'tenants', 'mayor', 'epci', 'prefect', 'association', 'holder')),
  commune text REFERENCES app.commune,
  epci_siren text,
  is_president boolean NOT NULL DEFAULT false,
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK ((kind = 'mayor') = (commune IS NOT NULL)),
  CHECK ((kind = 'epci') = (epci_siren IS NOT NULL)),
  CHECK (NOT is_president OR kind IN ('board', 'tenants')),
  EXCLUDE USING gist (scheme_id WITH =, account_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&),
  EXCLUDE USING gist (scheme_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (is_president)
);
COMMENT ON TABLE app.committee_seat IS 'Sièges de la commission : qui, à quel titre, pour quel territoire, du … au ….';
COMMENT ON COLUMN app.committee_seat.commune IS 'Un maire siège pour les logements de sa commune seulement.';
COMMENT ON COLUMN app.committee_seat.epci_siren IS 'Un président d’EPCI siège pour les logements de son territoire.';

CREATE TABLE app.committee_session (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  held_on date NOT NULL,
  hour text NOT NULL CHECK (hour ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text NOT NULL CHECK (btrim(place) <> ''),
  is_remote boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'convoked', 'open', 'closed', 'signed', 'cancelled')),
  -- From the règlement, as it stood when the session was convoked.
  quorum smallint CHECK (quorum > 0),
  convoked_on date,
  chair_id uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  signed_on date,
  cancelled_on date,
  cancel_reason text CHECK (btrim(cancel_reason) <> ''),
  access_ends_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  version integer NOT NULL DEFAULT 1,
  CHECK ((state = 'drafted') = (convoked_on IS NULL AND cancelled_on IS NULL)),
  CHECK (state NOT IN ('open', 'closed', 'signed') OR (opened_at IS NOT NULL AND chair_id IS NOT NULL)),
  CHECK ((state = 'signed') = (signed_on IS NOT NULL)),
  CHECK ((state = 'cancelled') = (cancelled_on IS NOT NULL AND cancel_reason IS NOT NULL))
);
COMMENT ON TABLE app.committee_session IS 'Séance de la commission : date, lieu, quorum du règlement, état, président de séance.';
COMMENT ON COLUMN app.committee_session.access_ends_on IS 'Dernier jour où les membres lisent les candidats : quinze jours après la signature du procès-verbal.';
CREATE INDEX committee_session_scheme ON app.committee_session (scheme_id, held_on DESC);

CREATE TABLE app.committee_member (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  session_id uuid NOT NULL REFERENCES app.committee_session,
  seat_id uuid NOT NULL REFERENCES app.committee_seat,
  account_id uuid NOT NULL REFERENCES app.account,
  presence text NOT NULL DEFAULT 'expected' CHECK (presence IN ('expected', 'present', 'remote', 'excused', 'absent')),
  mandate_to uuid,
  UNIQUE (session_id, seat_id),
  UNIQUE (session_id, id),
  FOREIGN KEY (session_id, mandate_to) REFERENCES app.committee_member (session_id, id),
  CHECK (mandate_to IS NULL OR (mandate_to <> id AND presence IN ('excused', 'absent')))
);
COMMENT ON TABLE app.committee_member IS 'Membres convoqués à une séance : présence, mandat donné.';
CREATE INDEX committee_member_account ON app.committee_member (account_id, session_id);
ALTER TABLE app.committee_session ADD FOREIGN KEY (chair_id) REFERENCES app.committee_member;

CREATE TABLE app.committee_item (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES app.committee_session,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  position smallint NOT NULL CHECK (position > 0),
  -- R.441-3: fewer than three candidates, and why.
  exception text CHECK (exception IN ('insufficient-candidates', 'prefect-designated', 'adapted-plai')),
  exception_words text CHECK (btrim(exception_words) <> ''),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'open', 'closed', 'postponed')),
  opened_at timestamptz,
  closed_at timestamptz,
  postponed_reason text CHECK (btrim(postponed_reason) <> ''),
  UNIQUE (session_id, vacancy_id),
  UNIQUE (session_id, position) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((exception IS NULL) = (exception_words IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'postponed') = (postponed_reason IS NOT NULL))
);
COMMENT ON TABLE app.committee_item IS 'Ordre du jour : un logement, son rang dans la séance, l’exception s’il a moins de trois candidats, le temps passé.';
-- A dwelling waits for one session at a time.
CREATE UNIQUE INDEX committee_item_live ON app.committee_item (vacancy_id) WHERE state IN ('waiting', 'open');

CREATE TABLE app.committee_candidate (
  id uuid PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES app.committee_item ON DELETE CASCADE,
  candidacy_id uuid NOT NULL REFERENCES app.candidacy,
  position smallint NOT NULL CHECK (position > 0),
  outcome text CHECK (outcome IN ('allocated', 'allocated-ranked', 'allocated-conditional', 'not-allocated', 'inadmissible')),
  rank smallint CHECK (rank BETWEEN 1 AND 20),
  missing_document text CHECK (btrim(missing_document) <> ''),
  complete_on date,
  motive text REFERENCES app.committee_motive,
  words text CHECK (btrim(words) <> ''),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (item_id, candidacy_id)
);
COMMENT ON TABLE app.committee_candidate IS 'Candidats d’un logement en séance, et la décision que la commission est en train de prendre.';
CREATE INDEX committee_candidate_candidacy ON app.committee_candidate (candidacy_id);

CREATE TABLE app.committee_recusal (
  item_id uuid NOT NULL REFERENCES app.committee_item ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES app.committee_member,
  recorded_by uuid NOT NULL REFERENCES app.account,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  PRIMARY KEY (item_id, member_id)
);
COMMENT ON TABLE app.committee_recusal IS 'Déports : un membre ne prend pas part à un logement.';

CREATE TABLE app.committee_vote (
  candidate_id uuid NOT NULL REFERENCES app.committee_candidate,
  member_id uuid NOT NULL REFERENCES app.committee_member,
  voice text NOT NULL CHECK (voice IN ('for', 'against', 'abstain')),
  cast_by uuid NOT NULL REFERENCES app.account,
  cast_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  -- A member votes once on a candidate.
  PRIMARY KEY (candidate_id, member_id)
);
COMMENT ON TABLE app.committee_vote IS 'Voix d’un membre sur la décision proposée pour un candidat : une seule par membre et par candidat.';

-- The assignments that a convocation opened, to be ended with the minutes.
CREATE TABLE app.committee_access (
  session_id uuid NOT NULL REFERENCES app.committee_session,
  candidacy_id uuid NOT NULL REFERENCES app.candidacy,
  member_id uuid NOT NULL REFERENCES app.committee_member,
  assignment_id uuid NOT NULL REFERENCES app.assignment,
  PRIMARY KEY (candidacy_id, member_id)
);
COMMENT ON TABLE app.committee_access IS 'Affectations ouvertes aux membres par une convocation, fermées quinze jours après la signature.';

CREATE TABLE app.committee_document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  session_id uuid NOT NULL REFERENCES app.committee_session,
  kind text NOT NULL CHECK (kind IN ('agenda', 'minutes')),
  version smallint NOT NULL CHECK (version > 0),
  bytes bytea NOT NULL,
  -- The blocks that the bytes were made from: the page and the Word file say the same as long as they are kept.
  content jsonb NOT NULL,
  sha256 text GENERATED ALWAYS AS (encode(sha256(bytes), 'hex')) STORED,
  issued_on date NOT NULL DEFAULT app_private.programme_today(),
  issued_by uuid NOT NULL REFERENCES app.account,
  signer_name text,
  UNIQUE (session_id, kind, version),
  CHECK ((kind = 'minutes') = (signer_name IS NOT NULL))
);
COMMENT ON TABLE app.committee_document IS 'Convocations et procès-verbaux délivrés, figés : octets, empreinte SHA-256, version, signataire.';

-- A mayor sits for his commune, an EPCI president for its territory, a holder for its contingent, the others for all.
CREATE FUNCTION app_private.sits_for(p_seat uuid, p_vacancy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app.committee_seat s, app.vacancy v
    JOIN app.commune c ON c.insee_then = v.commune
    WHERE s.id = p_seat AND v.id = p_vacancy AND CASE s.kind
      WHEN 'mayor' THEN s.commune = v.commune
        OR (SELECT m.insee_now FROM app.commune m WHERE m.insee_then = s.commune) = c.insee_now
      WHEN 'epci' THEN EXISTS (SELECT FROM app.present_commune p WHERE p.insee = c.insee_now AND p.epci_siren = s.epci_siren)
      WHEN 'holder' THEN EXISTS (SELECT FROM app.vacancy_holder h WHERE h.vacancy_id = v.id AND h.organisation_id = s.organisation_id)
      ELSE true END);
END;
COMMENT ON FUNCTION app_private.sits_for IS 'Ce siège prend-il part à ce logement ? Le maire pour sa commune, l’EPCI pour son territoire, un réservataire pour son contingent.';

-- What a member reads: from the convocation to fifteen days after the signature (note 1 of the matrix).
CREATE FUNCTION app_private.my_committee_sessions() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(s.id), '{}') FROM app_private.request() c
  JOIN app.committee_member m ON m.account_id = c.account_id AND c.role = 'CAL'
  JOIN app.committee_seat k ON k.id = m.seat_id AND k.organisation_id = c.organisation_id
  JOIN app.committee_session s ON s.id = m.session_id AND (s.access_ends_on IS NULL OR s.access_ends_on >= c.today);
END;
CREATE FUNCTION app_private.my_committee_items() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(i.id), '{}') FROM app_private.request() c
  JOIN app.committee_member m ON m.account_id = c.account_id AND c.role = 'CAL'
  JOIN app.committee_seat k ON k.id = m.seat_id AND k.organisation_id = c.organisation_id
  JOIN app.committee_session s ON s.id = m.session_id AND (s.access_ends_on IS NULL OR s.access_ends_on >= c.today)
  JOIN app.committee_item i ON i.session_id = s.id
  WHERE app_private.sits_for(m.seat_id, i.vacancy_id);
END;
COMMENT ON FUNCTION app_private.my_committee_sessions() IS 'Séances où siège l’acteur, de la convocation à quinze jours après la signature.';
COMMENT ON FUNCTION app_private.my_committee_items() IS 'Logements de l’ordre du jour auxquels l’acteur prend part.';
CREATE FUNCTION app_private.my_committee_dwellings() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(v.id) || array_agg(v.dwelling_id), '{}')
  FROM unnest(app_private.my_committee_items()) AS mine(id)
  JOIN app.committee_item i ON i.id = mine.id JOIN app.vacancy v ON v.id = i.vacancy_id;
END;
COMMENT ON FUNCTION app_private.my_committee_dwellings() IS 'Libérations et logements que lit un membre : ceux auxquels il prend part.';
-- Seen from the tables below: the session of an item, without asking the policies of the session again.
CREATE FUNCTION app_private.landlord_items(VARIADIC p_roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(i.id), '{}') FROM app.committee_item i JOIN app.committee_session s ON s.id = i.session_id
  WHERE s.scheme_id = ANY (app_private.landlord_schemes(VARIADIC p_roles));
END;
COMMENT ON FUNCTION app_private.landlord_items IS 'Ordres du jour du bailleur de l’acteur, s’il agit dans l’un de ces rôles.';
GRANT EXECUTE ON FUNCTION app_private.my_committee_sessions(), app_private.my_committee_items(),
  app_private.my_committee_dwellings(), app_private.landlord_items(text[]) TO perenne_request;

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.committee_seat', 'app.committee_session', 'app.committee_member', 'app.committee_item',
      'app.committee_candidate', 'app.committee_recusal', 'app.committee_vote', 'app.committee_document', 'app.committee_access'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO perenne_definer', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
    IF target = 'app.committee_access' THEN INSERT INTO app.table_scope (name, scope) VALUES (target, 'duty'); CONTINUE; END IF;
    EXECUTE format('GRANT SELECT ON %s TO perenne_request', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'session');
  END LOOP;
END $$;

-- Seats, sessions, presence and agendas: the landlord's officers and its programme lead, and the members of a session.
CREATE POLICY landlord_reads ON app.committee_seat FOR SELECT TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'PRG'))::uuid[]));
CREATE POLICY landlord_reads ON app.committee_session FOR SELECT TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'PRG'))::uuid[]));
CREATE POLICY landlord_reads ON app.committee_item FOR SELECT TO perenne_request
  USING (id = ANY ((SELECT app_private.landlord_items('ALL', 'PRG'))::uuid[]));
CREATE POLICY member_reads ON app.committee_session FOR SELECT TO perenne_request
  USING (id = ANY ((SELECT app_private.my_committee_sessions())::uuid[]));
CREATE POLICY with_the_session ON app.committee_member FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_session s WHERE s.id = session_id));
CREATE POLICY with_the_session ON app.committee_seat FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_member m WHERE m.seat_id = committee_seat.id));
CREATE POLICY member_reads ON app.committee_item FOR SELECT TO perenne_request
  USING (id = ANY ((SELECT app_private.my_committee_items())::uuid[]));
CREATE POLICY with_the_item ON app.committee_recusal FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_item i WHERE i.id = item_id));
-- Candidates and voices: those who sit and the officer, each as far as the candidacy itself is open to him.
CREATE POLICY in_session ON app.committee_candidate FOR SELECT TO perenne_request
  USING ((item_id = ANY ((SELECT app_private.landlord_items('ALL'))::uuid[])
      OR item_id = ANY ((SELECT app_private.my_committee_items())::uuid[]))
    AND EXISTS (SELECT FROM app.candidacy k WHERE k.id = candidacy_id));
CREATE POLICY with_the_candidate ON app.committee_vote FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_candidate k WHERE k.id = candidate_id));
-- The minutes name candidates and give motives: not the reduced readers, nor whoever sits for a part of the dwellings only.
CREATE FUNCTION app_private.my_whole_sessions() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(s.id), '{}') FROM unnest(app_private.my_committee_sessions()) AS s(id)
  WHERE NOT EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = s.id AND NOT i.id = ANY (app_private.my_committee_items()));
END;
COMMENT ON FUNCTION app_private.my_whole_sessions() IS 'Séances où l’acteur prend part à tous les logements : il en lit les documents entiers.';
GRANT EXECUTE ON FUNCTION app_private.my_whole_sessions() TO perenne_request;
CREATE POLICY landlord_reads ON app.committee_document FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_session s, app_private.request() c WHERE s.id = session_id AND c.role = 'ALL'));
CREATE POLICY member_reads ON app.committee_document FOR SELECT TO perenne_request
  USING (session_id = ANY ((SELECT app_private.my_whole_sessions())::uuid[]));

-- The officer drafts: what changes a state goes through functions.
CREATE POLICY officer_seats ON app.committee_seat FOR INSERT TO perenne_request
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[])
    AND set_by = (SELECT c.account_id FROM app_private.request() c));
CREATE POLICY officer_ends_seats ON app.committee_seat FOR UPDATE TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[]))
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[]));
GRANT INSERT, UPDATE (ends_on) ON app.committee_seat TO perenne_request;
CREATE POLICY officer_drafts ON app.committee_session FOR INSERT TO perenne_request
  WITH CHECK (state = 'drafted' AND scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[])
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));
CREATE POLICY officer_changes ON app.committee_session FOR UPDATE TO perenne_request
  USING (state = 'drafted' AND scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[]))
  WITH CHECK (state = 'drafted');
GRANT INSERT (id, scheme_id, held_on, hour, place, is_remote, author_account_id, author_organisation_id),
  UPDATE (held_on, hour, place, is_remote, version) ON app.committee_session TO perenne_request;
CREATE POLICY officer_puts ON app.committee_item FOR INSERT TO perenne_request
  WITH CHECK (state = 'waiting' AND EXISTS (SELECT FROM app.committee_session s WHERE s.id = session_id AND s.state = 'drafted'
    AND s.scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[])));
GRANT INSERT (id, session_id, vacancy_id, position, exception, exception_words) ON app.committee_item TO perenne_request;
CREATE POLICY officer_puts ON app.committee_candidate FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.committee_item i JOIN app.committee_session s ON s.id = i.session_id
      JOIN app.candidacy k ON k.vacancy_id = i.vacancy_id
    WHERE i.id = item_id AND k.id = candidacy_id AND s.state = 'drafted'
      AND s.scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[])));
CREATE POLICY officer_writes ON app.committee_candidate FOR UPDATE TO perenne_request
  USING (EXISTS (SELECT FROM app.committee_item i JOIN app.committee_session s ON s.id = i.session_id
    WHERE i.id = item_id AND i.state = 'open' AND s.state = 'open'
      AND s.scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL'))::uuid[])));
GRANT INSERT (id, item_id, candidacy_id, position), UPDATE (outcome, rank, missing_document, complete_on, motive, words, version)
  ON app.committee_candidate TO perenne_request;

-- A member reads the dwellings to which he takes part, no other.
CREATE POLICY member_reads ON app.vacancy FOR SELECT TO perenne_request
  USING (id = ANY ((SELECT app_private.my_committee_dwellings())::uuid[]));
CREATE POLICY member_reads ON app.dwelling FOR SELECT TO perenne_request
  USING (id = ANY ((SELECT app_private.my_committee_dwellings())::uuid[]));
