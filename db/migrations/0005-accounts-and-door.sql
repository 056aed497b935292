CREATE TABLE app.account (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('professional', 'household')),
  display_name text NOT NULL CHECK (btrim(display_name) <> ''),
  phone text,
  -- The person whose own space this is; NULL for a professional.
  person_id uuid,
  is_demonstration boolean NOT NULL DEFAULT false,
  closed_on date,
  CHECK ((kind = 'household') = (person_id IS NOT NULL))
);
COMMENT ON TABLE app.account IS 'Un compte par personne qui se connecte ; même identifiant que dans le schéma auth.';
CREATE UNIQUE INDEX account_person ON app.account (person_id) WHERE person_id IS NOT NULL AND closed_on IS NULL;

CREATE TABLE app.account_role (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES app.account,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  role text NOT NULL REFERENCES app.role,
  job_title text,
  is_manager boolean NOT NULL DEFAULT false,
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  requested_by uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  UNIQUE (account_id, organisation_id, role, starts_on)
);
COMMENT ON TABLE app.account_role IS 'Au nom de quelle organisation, dans quel rôle ; sans effet tant qu’un responsable ne l’a pas confirmé.';
CREATE INDEX account_role_account ON app.account_role (account_id);
CREATE INDEX account_role_organisation ON app.account_role (organisation_id);

-- One row for the running transaction; UNLOGGED since it never outlives it.
CREATE UNLOGGED TABLE app_private.request_context (
  xid xid8 PRIMARY KEY,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id uuid NOT NULL,
  account_id uuid NOT NULL,
  -- A person of a household reads her own rows and those of whom she represents.
  person_ids uuid[] NOT NULL,
  account_role_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text NOT NULL,
  is_manager boolean NOT NULL,
  scope text NOT NULL CHECK (scope IN ('household', 'list')),
  household_id uuid,
  compartments text[] NOT NULL,
  purpose text NOT NULL,
  route text NOT NULL,
  today date NOT NULL,
  second_factor_at timestamptz,
  -- Whether a live assignment opens the household of the scope: without it, the household does not exist.
  has_case boolean NOT NULL,
  CHECK ((scope = 'household') = (household_id IS NOT NULL))
);
COMMENT ON TABLE app_private.request_context IS 'Qui demande, pour qui, pourquoi, sur quel dossier : lu par les politiques, écrit par la porte seule.';
ALTER TABLE app_private.request_context ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_private.request_context FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON app_private.request_context TO perenne_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON app_private.request_context TO perenne_definer;

CREATE FUNCTION app_private.request() RETURNS SETOF app_private.request_context
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT c.* FROM app_private.request_context c WHERE c.xid = pg_current_xact_id_if_assigned();
END;
COMMENT ON FUNCTION app_private.request() IS 'Le contexte de la transaction en cours ; aucune ligne hors de la porte, donc aucun droit.';
GRANT EXECUTE ON FUNCTION app_private.request() TO perenne_request, perenne_definer, perenne_match;

-- Append-only by privilege: nobody, not even the definer, holds UPDATE or DELETE here but the retention duty.
CREATE TABLE app.access_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id uuid NOT NULL,
  account_id uuid,
  organisation_id uuid,
  role text,
  outcome text NOT NULL CHECK (outcome IN ('opened', 'listed', 'refused', 'break-glass')),
  household_id uuid,
  -- The person that the actor follows, when the assignment itself would disclose something (SPIP, carer, mandatary).
  subject_person_id uuid,
  listed_household_ids uuid[],
  compartments text[] NOT NULL DEFAULT '{}',
  purpose text NOT NULL,
  route text NOT NULL
);
COMMENT ON TABLE app.access_log IS 'Journal des accès : un ajout par demande, jamais modifié, scellé chaque seconde.';
CREATE INDEX access_log_household ON app.access_log (household_id, id) WHERE household_id IS NOT NULL;
CREATE INDEX access_log_listed ON app.access_log USING gin (listed_household_ids) WHERE listed_household_ids IS NOT NULL;
CREATE INDEX access_log_organisation ON app.access_log (organisation_id, id);
CREATE INDEX access_log_xid ON app.access_log (xid, id);

-- Policies of what belongs to no household. The context is read once per statement, as an initial plan.
ALTER TABLE app.organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY signed_in_reads ON app.organisation FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request()));
CREATE POLICY programme_lead_adds ON app.organisation FOR INSERT TO perenne_request
  WITH CHECK ((SELECT c.role = 'PRG' FROM app_private.request() c) AND kind <> 'households');
-- A programme lead keeps the directory of her own scheme: never a partner that only another landlord has.
CREATE POLICY lead_or_manager_changes ON app.organisation FOR UPDATE TO perenne_request
  USING ((SELECT c.role = 'PRG' FROM app_private.request() c) AND (
      NOT EXISTS (SELECT FROM app.scheme_partner p WHERE p.organisation_id = organisation.id)
      OR EXISTS (SELECT FROM app.scheme_partner p JOIN app.scheme s ON s.id = p.scheme_id
        WHERE p.organisation_id = organisation.id
          AND s.landlord_id = (SELECT c.organisation_id FROM app_private.request() c)))
    OR id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.is_manager))
  WITH CHECK (kind <> 'households');
GRANT SELECT, INSERT, UPDATE ON app.organisation TO perenne_request;

ALTER TABLE app.organisation_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.organisation_agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY signed_in_reads ON app.organisation_agreement FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request()));
CREATE POLICY lead_or_manager_writes ON app.organisation_agreement FOR INSERT TO perenne_request
  WITH CHECK ((SELECT c.role = 'PRG' FROM app_private.request() c)
    OR organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.is_manager));
CREATE POLICY lead_or_manager_changes ON app.organisation_agreement FOR UPDATE TO perenne_request
  USING ((SELECT c.role = 'PRG' FROM app_private.request() c)
    OR organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.is_manager));
GRANT SELECT, INSERT, UPDATE ON app.organisation_agreement TO perenne_request;

ALTER TABLE app.scheme_partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.scheme_partner FORCE ROW LEVEL SECURITY;
CREATE POLICY signed_in_reads ON app.scheme_partner FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request()));
-- The lead of a programme chooses the partners of that one, never those of another landlord.
CREATE POLICY programme_lead_writes ON app.scheme_partner FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.scheme s JOIN app_private.request() c ON c.organisation_id = s.landlord_id
    WHERE s.id = scheme_id AND c.role = 'PRG'));
GRANT SELECT, INSERT ON app.scheme_partner TO perenne_request;

ALTER TABLE app.scheme ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.scheme FORCE ROW LEVEL SECURITY;
CREATE POLICY signed_in_reads ON app.scheme FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request()));
GRANT SELECT ON app.scheme TO perenne_request;

-- Names of colleagues: those of my organisation; the others are met only through app.case_team.
ALTER TABLE app.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_colleague ON app.account FOR SELECT TO perenne_request
  USING (id = (SELECT c.account_id FROM app_private.request() c)
    OR (kind = 'professional' AND EXISTS (SELECT FROM app.account_role r
      WHERE r.account_id = account.id
        AND r.organisation_id = (SELECT c.organisation_id FROM app_private.request() c))));
GRANT SELECT ON app.account TO perenne_request;

ALTER TABLE app.account_role ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.account_role FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_organisation ON app.account_role FOR SELECT TO perenne_request
  USING (account_id = (SELECT c.account_id FROM app_private.request() c)
    OR (role <> 'HH' AND organisation_id = (SELECT c.organisation_id FROM app_private.request() c)));
GRANT SELECT ON app.account_role TO perenne_request;

-- The journal is read by its reader only: the data-protection officer of the organisation that looked.
-- A person of a household reads hers through app.who_looked.
ALTER TABLE app.access_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.access_log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON app.access_log FOR SELECT TO perenne_request
  USING (organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.role = 'DPO')
    OR account_id = (SELECT c.account_id FROM app_private.request() c WHERE c.role = 'PRE'));
CREATE POLICY definer_appends ON app.access_log FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_reads ON app.access_log FOR SELECT TO perenne_definer USING (true);
CREATE POLICY seal_reads ON app.access_log FOR SELECT TO perenne_seal USING (true);
GRANT SELECT ON app.access_log TO perenne_request, perenne_definer, perenne_seal;
GRANT INSERT ON app.access_log TO perenne_definer;

-- Duties that need the plain rows.
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.organisation', 'app.organisation_agreement', 'app.scheme',
      'app.scheme_partner', 'app.account', 'app.account_role'] LOOP
    EXECUTE format('CREATE POLICY definer_reads ON %s FOR SELECT TO perenne_definer USING (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO perenne_definer', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
  END LOOP;
END $$;
-- Accounts and their roles change only through functions of app_private.
CREATE POLICY definer_writes ON app.account FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_changes ON app.account FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY definer_writes ON app.account_role FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_changes ON app.account_role FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.account, app.account_role TO perenne_definer;

INSERT INTO app.table_scope (name, scope) VALUES
  ('app.organisation', 'scheme'), ('app.organisation_agreement', 'scheme'), ('app.scheme', 'scheme'),
  ('app.scheme_partner', 'scheme'), ('app.account', 'organisation'), ('app.account_role', 'organisation'),
  ('app.access_log', 'duty'), ('app_private.request_context', 'duty');
