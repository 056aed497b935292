-- Appointments of professionals. Read by their participants only; about a household, by those of them who see it.
CREATE TABLE app.appointment (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('needs-exchange', 'visit', 'review', 'meeting', 'other')),
  household_id uuid REFERENCES app.household,
  title text CHECK (btrim(title) <> ''),
  starts_at timestamptz NOT NULL,
  minutes smallint NOT NULL CHECK (minutes BETWEEN 1 AND 600),
  place text CHECK (btrim(place) <> ''),
  place_is_public boolean NOT NULL,
  organiser_account_id uuid NOT NULL REFERENCES app.account,
  organiser_organisation_id uuid NOT NULL REFERENCES app.organisation,
  version integer NOT NULL DEFAULT 1,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  cancelled_at timestamptz,
  cancel_motive text CHECK (btrim(cancel_motive) <> ''),
  CHECK ((cancelled_at IS NULL) = (cancel_motive IS NULL))
);
COMMENT ON TABLE app.appointment IS 'Rendez-vous des professionnels : quand, où, de quelle nature ; annulé, il reste avec son motif.';
COMMENT ON COLUMN app.appointment.title IS 'Objet, sans rien de sensible ; vide : la nature suffit.';
COMMENT ON COLUMN app.appointment.place_is_public IS 'Le lieu ne dit rien de la personne : il peut sortir dans le calendrier du téléphone.';
CREATE INDEX appointment_starts ON app.appointment (starts_at);

CREATE TABLE app.appointment_participant (
  appointment_id uuid NOT NULL REFERENCES app.appointment,
  account_id uuid NOT NULL REFERENCES app.account,
  -- For whom this person comes: what she reads follows her access for that organisation.
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  answer text NOT NULL DEFAULT 'none' CHECK (answer IN ('yes', 'no', 'none')),
  answered_at timestamptz,
  PRIMARY KEY (appointment_id, account_id)
);
COMMENT ON TABLE app.appointment_participant IS 'Qui vient à un rendez-vous, pour quelle organisation, et ce que la personne a répondu.';
CREATE INDEX appointment_participant_account ON app.appointment_participant (account_id, appointment_id);

-- A person's calendar in her telephone: an address that nobody can guess, kept as a fingerprint, revocable.
CREATE TABLE app.calendar_feed (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES app.account,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_at timestamptz,
  last_read_at timestamptz
);
COMMENT ON TABLE app.calendar_feed IS 'Adresse du calendrier d’une personne : son empreinte, sa création, sa révocation, sa dernière lecture.';
COMMENT ON COLUMN app.calendar_feed.token_hash IS 'SHA-256 du secret de l’adresse : l’adresse elle-même n’est gardée nulle part.';
CREATE UNIQUE INDEX calendar_feed_live ON app.calendar_feed (account_id) WHERE revoked_at IS NULL;

-- Absences, and who stands in: a colleague of the same organisation.
CREATE TABLE app.absence (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES app.account,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  deputy_account_id uuid REFERENCES app.account,
  declared_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  withdrawn_at timestamptz,
  CHECK (starts_on <= ends_on),
  CHECK (deputy_account_id <> account_id),
  CONSTRAINT absence_once EXCLUDE USING gist (account_id WITH =, organisation_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
    WHERE (withdrawn_at IS NULL)
);
COMMENT ON TABLE app.absence IS 'Absences des professionnels, sans motif, et qui les supplée dans leur organisation.';
CREATE INDEX absence_organisation ON app.absence (organisation_id, ends_on) WHERE withdrawn_at IS NULL;

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.appointment', 'app.appointment_participant', 'app.calendar_feed', 'app.absence'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    -- Written by the functions of 0029 only: each checks who may.
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_definer, perenne_seed', target);
    INSERT INTO app.table_scope (name, scope) VALUES
      (target, CASE target WHEN 'app.absence' THEN 'organisation' ELSE 'own' END);
  END LOOP;
END $$;

CREATE POLICY own_line ON app.appointment_participant FOR SELECT TO perenne_request
  USING (account_id = (SELECT c.account_id FROM app_private.request() c));
GRANT SELECT ON app.appointment_participant TO perenne_request;

-- Everything but the fingerprint.
CREATE POLICY own_feed ON app.calendar_feed FOR SELECT TO perenne_request
  USING (account_id = (SELECT c.account_id FROM app_private.request() c));
GRANT SELECT (id, account_id, created_at, revoked_at, last_read_at) ON app.calendar_feed TO perenne_request;

-- A participant who has left the case no longer reads what was planned about it.
CREATE POLICY participant_reads ON app.appointment FOR SELECT TO perenne_request
  USING ((SELECT c.role <> 'HH' FROM app_private.request() c)
    AND EXISTS (SELECT FROM app.appointment_participant p WHERE p.appointment_id = appointment.id)
    AND (household_id IS NULL OR EXISTS (SELECT FROM app.household h WHERE h.id = appointment.household_id)));
GRANT SELECT ON app.appointment TO perenne_request;

CREATE POLICY own_organisation ON app.absence FOR SELECT TO perenne_request
  USING (organisation_id = (SELECT c.organisation_id FROM app_private.request() c)
    AND (SELECT c.role <> 'HH' FROM app_private.request() c));
GRANT SELECT ON app.absence TO perenne_request;

-- Who else comes. About a household, a carer, a probation officer or a mandatary is named only to those who know
-- of them through the constellation; a colleague is always known.
CREATE VIEW app.appointment_party WITH (security_barrier = true) AS
SELECT p.appointment_id, p.account_id, t.display_name, o.short_name AS organisation_name, p.answer
FROM app_private.request() c
JOIN app.appointment_participant mine ON mine.account_id = c.account_id
JOIN app.appointment a ON a.id = mine.appointment_id
JOIN app.appointment_participant p ON p.appointment_id = a.id
JOIN app.account t ON t.id = p.account_id
JOIN app.organisation o ON o.id = p.organisation_id
LEFT JOIN app.household h ON h.id = a.household_id
WHERE c.role <> 'HH'
  AND (a.household_id IS NULL OR EXISTS (SELECT FROM app.my_access m WHERE m.household_id = a.household_id
    AND m.compartment IN ('1', '1r') AND m.verb = 'read'
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id)))
  AND (p.organisation_id = c.organisation_id OR p.account_id = c.account_id
    OR EXISTS (SELECT FROM app.case_team k WHERE k.household_id = a.household_id AND k.account_id = p.account_id));
ALTER VIEW app.appointment_party OWNER TO perenne_definer;
COMMENT ON VIEW app.appointment_party IS 'Qui vient à mes rendez-vous, pour autant que la constellation du ménage me le montre.';
GRANT SELECT ON app.appointment_party TO perenne_request;
INSERT INTO app.table_scope (name, scope) VALUES ('app.appointment_party', 'own');
