-- The ground of every case: who is assigned to which household, what a person agreed to, what follows from both.
CREATE TABLE app.household (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  file_number text NOT NULL,
  lead_person_id uuid,
  -- Computed from dated facts by one pure function and stored for filtering only.
  phase smallint NOT NULL DEFAULT 1 CHECK (phase BETWEEN 1 AND 12),
  phase_since date NOT NULL,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'withdrawn', 'ended-early', 'closed')),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  opened_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (scheme_id, file_number)
);
COMMENT ON TABLE app.household IS 'Le dossier d’un ménage : son numéro, sa phase ; rien qui le décrive.';
-- A list reads in the order of an index and stops at its page: the access of each row costs some microseconds.
CREATE INDEX household_phase ON app.household (phase, phase_since, id);
CREATE INDEX household_recent ON app.household (opened_at DESC, id);

CREATE TABLE app.person (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  first_name text NOT NULL,
  last_name text NOT NULL,
  birth_name text,
  birth_date date,
  position smallint NOT NULL DEFAULT 0,
  left_on date,
  phone text,
  email text,
  address text,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (app_private.fold(
    first_name || ' ' || last_name || ' ' || COALESCE(birth_name, ''))) STORED,
  UNIQUE (household_id, id)
);
COMMENT ON COLUMN app.person.left_on IS 'Ne fait plus partie du ménage depuis ce jour ; vide tant qu’elle en est.';
COMMENT ON TABLE app.person IS 'Compartiment 1 : identité et coordonnées des personnes du ménage. Jamais de NIR.';
CREATE INDEX person_household ON app.person (household_id, position);
CREATE INDEX person_search ON app.person USING gin (search_text public.gin_trgm_ops);
CREATE INDEX person_birth ON app.person (birth_date);
ALTER TABLE app.household ADD FOREIGN KEY (lead_person_id) REFERENCES app.person DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE app.account ADD FOREIGN KEY (person_id) REFERENCES app.person;

CREATE TABLE app.assignment (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  role text NOT NULL REFERENCES app.role,
  -- The named worker; the whole organisation in this role reads the case when reach says so.
  account_id uuid REFERENCES app.account,
  reach text NOT NULL CHECK (reach IN ('organisation', 'named')),
  -- Set when the assignment concerns one person only (SPIP, carer, mandatary, the person herself).
  subject_person_id uuid REFERENCES app.person,
  kind text NOT NULL DEFAULT 'case' CHECK (kind IN ('case', 'break-glass')),
  starts_on date NOT NULL,
  -- One day before its start: withdrawn on the very day, so that it ends at once.
  ends_on date CHECK (ends_on >= starts_on - 1),
  expires_at timestamptz,
  -- Notes of the matrix that are dates of the case: note 3 (hand-over prepared) and note 16 (named; lease signed).
  handover_ready_on date,
  named_on date,
  signed_on date,
  assigned_by uuid REFERENCES app.account,
  CHECK (reach = 'organisation' OR account_id IS NOT NULL),
  -- All persons of all households share one technical organisation: « the whole organisation » would be everybody.
  CHECK (role <> 'HH' OR reach = 'named'),
  -- Without a person, these would follow every adult of the household.
  CHECK (role NOT IN ('HP', 'SPIP', 'MJPM') OR subject_person_id IS NOT NULL),
  -- The roles of the matrix that never hold a case.
  CHECK (role NOT IN ('ST', 'ADM', 'DPO')),
  CHECK ((kind = 'break-glass') = (expires_at IS NOT NULL))
);
COMMENT ON TABLE app.assignment IS 'Qui suit quel ménage, dans quel rôle, du … au … : sans affectation vivante, le dossier n’existe pas.';
COMMENT ON COLUMN app.assignment.reach IS 'organisation : tous ceux de l’organisation dans ce rôle ; named : cette seule personne.';
CREATE INDEX assignment_access ON app.assignment (household_id, organisation_id, role);
CREATE INDEX assignment_organisation ON app.assignment (organisation_id, role, household_id);
CREATE INDEX assignment_account ON app.assignment (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE app.consent (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  subject_person_id uuid NOT NULL,
  given_by text NOT NULL CHECK (given_by IN ('self', 'representative')),
  giver_name text NOT NULL,
  purpose text NOT NULL,
  recipient_organisation_id uuid NOT NULL REFERENCES app.organisation,
  recipient_account_id uuid REFERENCES app.account,
  means text NOT NULL CHECK (means IN ('written', 'oral', 'electronic', 'audio')),
  language text NOT NULL,
  given_on date NOT NULL,
  expires_on date NOT NULL CHECK (expires_on > given_on),
  withdrawn_at timestamptz,
  recorded_by uuid NOT NULL REFERENCES app.account,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.consent IS 'Compartiment 18 : ce qu’une personne accepte de partager, avec qui, jusqu’à quand ; on ajoute, on retire, on n’efface pas.';
CREATE INDEX consent_access ON app.consent (household_id, recipient_organisation_id);

CREATE TABLE app.consent_compartment (
  consent_id uuid NOT NULL REFERENCES app.consent,
  compartment text NOT NULL REFERENCES app.compartment,
  PRIMARY KEY (consent_id, compartment)
);
COMMENT ON TABLE app.consent_compartment IS 'Les compartiments couverts par un consentement.';

-- Base tables of my_access: their policies never mention it (else: infinite recursion).
ALTER TABLE app.assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY own_live ON app.assignment FOR SELECT TO perenne_request
  USING (organisation_id = (SELECT c.organisation_id FROM app_private.request() c)
    AND role = (SELECT c.role FROM app_private.request() c)
    AND (reach = 'organisation' OR account_id = (SELECT c.account_id FROM app_private.request() c))
    AND starts_on <= (SELECT c.today FROM app_private.request() c)
    AND (ends_on IS NULL OR ends_on >= (SELECT c.today FROM app_private.request() c))
    AND (expires_at IS NULL OR expires_at > clock_timestamp()));
GRANT SELECT ON app.assignment TO perenne_request;

ALTER TABLE app.consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.consent FORCE ROW LEVEL SECURITY;
GRANT SELECT ON app.consent TO perenne_request;

ALTER TABLE app.consent_compartment ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.consent_compartment FORCE ROW LEVEL SECURITY;
CREATE POLICY with_the_consent ON app.consent_compartment FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.consent k WHERE k.id = consent_id));
GRANT SELECT ON app.consent_compartment TO perenne_request;

-- The live consents that open something to the actor, without their giver nor their terms: whoever receives a
-- consent does not read the register of consents (compartment 18).
CREATE VIEW app.my_consent WITH (security_barrier = true) AS
SELECT s.household_id, s.subject_person_id, k.compartment
FROM app_private.request() c
JOIN app.consent s ON s.recipient_organisation_id = c.organisation_id
  AND (s.recipient_account_id IS NULL OR s.recipient_account_id = c.account_id)
  AND s.withdrawn_at IS NULL AND s.given_on <= c.today AND s.expires_on > c.today
  AND (c.household_id IS NULL OR c.household_id = s.household_id)
JOIN app.consent_compartment k ON k.consent_id = s.id AND k.compartment = ANY (c.compartments)
WHERE EXISTS (SELECT FROM app.access_rule r
  WHERE r.role = c.role AND r.compartment = k.compartment AND r.needs_consent);
ALTER VIEW app.my_consent OWNER TO perenne_definer;
COMMENT ON VIEW app.my_consent IS 'Ce que les consentements vivants ouvrent à la demande en cours : ménage, personne, compartiment.';
GRANT SELECT ON app.my_consent TO perenne_request;

-- What the actor may do, household by household: live assignments × matrix × consents × declared compartments.
-- A right limited to one's own rows carries whose they must be; a person-level right carries the person.
CREATE VIEW app.my_access WITH (security_invoker = true) AS
SELECT a.household_id, r.compartment, r.verb, p.subject_person_id,
  CASE WHEN r.own_by = 'account' THEN c.account_id END AS own_account_id,
  CASE WHEN r.own_by = 'organisation' THEN c.organisation_id END AS own_organisation_id
FROM app_private.request() c
JOIN app.assignment a ON a.organisation_id = c.organisation_id AND a.role = c.role
  AND (a.reach = 'organisation' OR a.account_id = c.account_id)
  AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
  AND (a.expires_at IS NULL OR a.expires_at > clock_timestamp())
  AND (c.household_id IS NULL OR c.household_id = a.household_id)
JOIN app.access_rule r ON r.role = c.role AND r.compartment = ANY (c.compartments)
JOIN app.compartment k ON k.code = r.compartment AND (c.scope = 'household' OR NOT k.household_scope_only)
CROSS JOIN LATERAL (
  -- Whose rows: her own and those she represents for the household; the person followed for a carer,
  -- SPIP or mandatary; each person who agreed where consent is needed; otherwise everybody (NULL).
  SELECT unnest(c.person_ids) AS subject_person_id WHERE c.role = 'HH' AND k.belongs_to_person
  UNION ALL
  SELECT a.subject_person_id
  WHERE NOT r.needs_consent AND NOT (c.role = 'HH' AND k.belongs_to_person)
  UNION ALL
  SELECT CASE WHEN k.belongs_to_person THEN s.subject_person_id END
  FROM app.my_consent s
  WHERE r.needs_consent AND s.household_id = a.household_id AND s.compartment = r.compartment
    AND (a.subject_person_id IS NULL OR a.subject_person_id = s.subject_person_id)
) p
WHERE NOT (r.needs_consent AND a.kind = 'break-glass')
  -- Break-glass never opens what only consent or the person's worker opens.
  AND NOT (a.kind = 'break-glass' AND r.compartment IN ('3b', '3c', '7c', '8', '14b'))
  AND NOT ('note3' = ANY (r.conditions) AND (a.handover_ready_on IS NULL OR a.handover_ready_on > c.today))
  AND NOT ('note16' = ANY (r.conditions) AND r.compartment <> '13' AND (a.named_on IS NULL OR a.named_on > c.today))
  AND NOT ('note16' = ANY (r.conditions) AND r.compartment = '13' AND r.verb = 'read' AND (a.named_on IS NULL OR a.named_on > c.today))
  AND NOT ('note16' = ANY (r.conditions) AND r.compartment = '13' AND r.verb <> 'read' AND (a.signed_on IS NULL OR a.signed_on > c.today));
COMMENT ON VIEW app.my_access IS 'Les droits de la demande en cours, ménage par ménage ; les notes 9, 11, 14 et 15 s’ajoutent dans la table concernée.';
GRANT SELECT ON app.my_access TO perenne_request, perenne_definer;

CREATE POLICY case_read ON app.consent FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = consent.household_id AND m.compartment = '18'
    AND m.verb = 'read' AND (m.subject_person_id IS NULL OR m.subject_person_id = consent.subject_person_id)
    AND (m.own_account_id IS NULL OR m.own_account_id = consent.recorded_by)));

-- One policy shape for every table of a case. A table carries household_id, author_account_id,
-- author_organisation_id and, when it belongs to a person, subject_person_id.
CREATE PROCEDURE app_private.protect_case(target regclass, compartment text, VARIADIC reduced text[] DEFAULT '{}')
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  person boolean := (SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = target AND a.attname = 'subject_person_id' AND NOT a.attisdropped));
  is_household boolean := target = 'app.household'::regclass;
  short_name text := (SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid = target);
  codes text[] := compartment || reduced;
  access text;
BEGIN
  access := format('EXISTS (SELECT FROM app.my_access m WHERE m.household_id = %I.%I AND m.compartment = ANY (%L::text[])
    AND (m.own_account_id IS NULL OR m.own_account_id = %I.author_account_id)
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id = %I.author_organisation_id)%s',
    short_name, CASE WHEN is_household THEN 'id' ELSE 'household_id' END, codes, short_name, short_name,
    CASE WHEN person THEN format(' AND (m.subject_person_id IS NULL OR m.subject_person_id = %I.subject_person_id)', short_name) ELSE '' END);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY case_read ON %s FOR SELECT TO perenne_request USING (%s AND m.verb = ''read''))', target, access);
  IF NOT is_household THEN
    EXECUTE format('CREATE POLICY case_write ON %s FOR INSERT TO perenne_request WITH CHECK (%s AND m.verb = ''write'')
      AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
      AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c))', target, access);
    EXECUTE format('CREATE POLICY case_change ON %s FOR UPDATE TO perenne_request USING (%s AND m.verb = ''write'')) WITH CHECK (%s AND m.verb = ''write''))', target, access, access);
    EXECUTE format('GRANT INSERT ON %s TO perenne_request', target);
    -- Neither the household of a row nor its author ever changes: « own entries » rests on them.
    EXECUTE format('GRANT UPDATE (%s) ON %s TO perenne_request', (
      SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND a.attname <> ALL (ARRAY['household_id', 'author_account_id', 'author_organisation_id'])), target);
  END IF;
  EXECUTE format('GRANT SELECT ON %s TO perenne_request', target);
  EXECUTE format('CREATE POLICY definer_reads ON %s FOR SELECT TO perenne_definer USING (true)', target);
  EXECUTE format('GRANT SELECT ON %s TO perenne_definer', target);
  EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
  INSERT INTO app.table_scope (name, scope, compartment) VALUES (target::text, 'case', array_to_string(codes, ' '));
END $$;

CALL app_private.protect_case('app.household', '1', '1r');
CALL app_private.protect_case('app.person', '1');

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.assignment', 'app.consent', 'app.consent_compartment'] LOOP
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_definer', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
  END LOOP;
END $$;
-- Opening a file, naming its lead person and moving its phase go through functions of app_private.
CREATE POLICY definer_opens ON app.household FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_moves ON app.household FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.household TO perenne_definer;
INSERT INTO app.table_scope (name, scope, compartment) VALUES
  ('app.assignment', 'own', NULL), ('app.my_consent', 'own', NULL), ('app.consent', 'case', '18'), ('app.consent_compartment', 'case', '18');
