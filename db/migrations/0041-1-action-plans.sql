-- L1: one référent of the landlord at a time, with a deputy; every change stays and is told to everybody on the case.
ALTER TABLE app.assignment ADD COLUMN deputy_for uuid REFERENCES app.account;
COMMENT ON COLUMN app.assignment.deputy_for IS 'Le référent que cette personne supplée ; vide pour le référent lui-même.';

CREATE TABLE app.referent_change (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  referent_account_id uuid NOT NULL REFERENCES app.account,
  referent_name text NOT NULL,
  deputy_account_id uuid NOT NULL REFERENCES app.account,
  deputy_name text NOT NULL,
  from_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.referent_change IS 'Compartiment 13 : le référent du bailleur et sa suppléance, changement après changement ; le dernier est en place.';
CREATE INDEX referent_change_household ON app.referent_change (household_id, recorded_at DESC);
CALL app_private.protect_case('app.referent_change', '13');
REVOKE INSERT, UPDATE ON app.referent_change FROM perenne_request;
DROP POLICY case_write ON app.referent_change;
DROP POLICY case_change ON app.referent_change;
CREATE POLICY definer_names ON app.referent_change FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT INSERT ON app.referent_change TO perenne_definer;
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('referent-changed', 'Dire à tous ceux du dossier qui est le référent', true);

CREATE FUNCTION app_private.name_referent(p_id uuid, p_household uuid, p_referent uuid, p_deputy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  signed date;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.household_id IS DISTINCT FROM p_household OR NOT c.has_case OR c.role NOT IN ('REF', 'ALL', 'PRG') THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF EXISTS (SELECT FROM app.referent_change k WHERE k.id = p_id) THEN RETURN; END IF;
  IF p_referent = p_deputy THEN PERFORM app_private.refuse('deputy-is-referent'); END IF;
  IF (SELECT count(DISTINCT r.account_id) FROM app.account_role r WHERE r.account_id IN (p_referent, p_deputy)
      AND r.organisation_id = c.organisation_id AND r.role = 'REF' AND r.confirmed_at IS NOT NULL
      AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)) < 2
  THEN PERFORM app_private.refuse('role-not-confirmed'); END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('referent ' || p_household::text, 0));
  SELECT max(l.signed_on) INTO signed FROM app.lease l WHERE l.household_id = p_household AND l.ended_on IS NULL;
  UPDATE app.assignment a SET ends_on = c.today - 1
  WHERE a.household_id = p_household AND a.kind = 'case' AND a.role = 'REF' AND (a.ends_on IS NULL OR a.ends_on >= c.today);
  INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on, signed_on, assigned_by, deputy_for)
  VALUES (gen_random_uuid(), p_household, c.organisation_id, 'REF', p_referent, 'named', c.today, c.today, signed, c.account_id, NULL),
    (gen_random_uuid(), p_household, c.organisation_id, 'REF', p_deputy, 'named', c.today, c.today, signed, c.account_id, p_referent);
  INSERT INTO app.referent_change (id, household_id, referent_account_id, referent_name, deputy_account_id, deputy_name, author_account_id, author_organisation_id)
  SELECT p_id, p_household, r.id, r.display_name, d.id, d.display_name, c.account_id, c.organisation_id
  FROM app.account r, app.account d WHERE r.id = p_referent AND d.id = p_deputy;
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT DISTINCT 'referent-changed', ARRAY[p_id, p_household], c.account_id, r.id
  FROM app.assignment a
  JOIN app.account_role r ON r.account_id = a.account_id AND r.organisation_id = a.organisation_id AND r.role = a.role
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
  WHERE a.household_id = p_household AND a.kind = 'case' AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
    AND a.role IN ('HH', 'PRE', 'REF', 'LSW', 'PMS', 'MJPM');
END $$;
COMMENT ON FUNCTION app_private.name_referent IS 'Nomme le référent du bailleur et sa suppléance ; l’ancien s’arrête le même jour, tous les intervenants sont prévenus.';
GRANT EXECUTE ON FUNCTION app_private.name_referent(uuid, uuid, uuid, uuid) TO perenne_request;

-- L3: the plan made by the household, its worker and the référent, each with what it expects.
CREATE TABLE app.action_plan (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  met_on date NOT NULL,
  starts_on date NOT NULL,
  months smallint NOT NULL CHECK (months BETWEEN 1 AND 36),
  steps text NOT NULL CHECK (btrim(steps) <> ''),
  -- Who does what around the household, and who to call first.
  organisations text NOT NULL CHECK (btrim(organisations) <> ''),
  household_expects text NOT NULL CHECK (btrim(household_expects) <> ''),
  worker_expects text NOT NULL CHECK (btrim(worker_expects) <> ''),
  referent_expects text NOT NULL CHECK (btrim(referent_expects) <> ''),
  version integer NOT NULL DEFAULT 1,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.action_plan IS 'Compartiment 13 : plan d’action fait en réunion, sa durée, ses étapes, qui entoure le ménage, ce que chacun attend.';
CALL app_private.protect_case('app.action_plan', '13');

-- L4, L6: objectives. Those of the household are in its words: professionals never write in them.
CREATE TABLE app.objective (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  is_own boolean NOT NULL,
  axis text NOT NULL CHECK (axis IN ('able-to-rent', 'knows-renting', 'knows-living', 'environment')),
  what text NOT NULL CHECK (btrim(what) <> ''),
  due_on date,
  how_known text CHECK (btrim(how_known) <> ''),
  helped_by text CHECK (btrim(helped_by) <> ''),
  status text NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'doing', 'done', 'partly', 'dropped')),
  status_reason text CHECK (btrim(status_reason) <> ''),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK (status NOT IN ('partly', 'dropped') OR status_reason IS NOT NULL),
  CHECK (is_own OR (due_on IS NOT NULL AND how_known IS NOT NULL AND helped_by IS NOT NULL))
);
COMMENT ON TABLE app.objective IS 'Compartiment 13 : objectifs du plan, par axe d’autonomie ; ceux du ménage sont dans ses mots.';
CREATE INDEX objective_household ON app.objective (household_id);
CALL app_private.protect_case('app.objective', '13');
REVOKE UPDATE ON app.objective FROM perenne_request;
GRANT UPDATE (axis, what, due_on, how_known, helped_by, status, status_reason, version, updated_at) ON app.objective TO perenne_request;
CREATE POLICY household_wants ON app.objective FOR INSERT TO perenne_request
  WITH CHECK (is_own AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = objective.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));
CREATE POLICY household_rewords ON app.objective FOR UPDATE TO perenne_request
  USING (is_own AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = objective.household_id
    AND m.compartment = '13' AND m.verb = 'propose'))
  WITH CHECK (is_own);
CREATE POLICY own_words ON app.objective AS RESTRICTIVE FOR UPDATE TO perenne_request
  USING (NOT is_own OR (SELECT c.role = 'HH' FROM app_private.request() c));
-- Under dictation, the worker may write what the household wants; it does not change it afterwards.
CREATE POLICY own_words_once ON app.objective AS RESTRICTIVE FOR INSERT TO perenne_request
  WITH CHECK (NOT is_own OR (SELECT c.role IN ('HH', 'PRE') FROM app_private.request() c));

-- L5: review points, with the four questions of the call for projects.
CREATE TABLE app.plan_review (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  held_on date NOT NULL,
  present text[] NOT NULL CHECK (cardinality(present) > 0),
  steps_validated text NOT NULL CHECK (btrim(steps_validated) <> ''),
  objectives_revised text NOT NULL CHECK (btrim(objectives_revised) <> ''),
  expectations_met text NOT NULL CHECK (btrim(expectations_met) <> ''),
  links_exist text NOT NULL CHECK (btrim(links_exist) <> ''),
  next_on date NOT NULL CHECK (next_on > held_on),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.plan_review IS 'Compartiment 13 : point d’étape du plan, ses quatre questions, le prochain.';
CREATE INDEX plan_review_household ON app.plan_review (household_id, held_on DESC);
CALL app_private.protect_case('app.plan_review', '13');
REVOKE UPDATE ON app.plan_review FROM perenne_request;
DROP POLICY case_change ON app.plan_review;

-- L2: the convention, version after version.
CREATE TABLE app.convention (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  number smallint NOT NULL CHECK (number > 0),
  commitments text NOT NULL CHECK (btrim(commitments) <> ''),
  modalities text NOT NULL CHECK (btrim(modalities) <> ''),
  shared text NOT NULL CHECK (btrim(shared) <> ''),
  end_conditions text NOT NULL CHECK (btrim(end_conditions) <> ''),
  written_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, number),
  UNIQUE (household_id, id)
);
COMMENT ON TABLE app.convention IS 'Compartiment 13 : convention d’accompagnement, facultative, version après version : engagements, vers l’autonomie, ce qui se partage, fin.';
CALL app_private.protect_case('app.convention', '13');
REVOKE UPDATE ON app.convention FROM perenne_request;
DROP POLICY case_change ON app.convention;

-- Signed by the three sides, each for itself; the paper is frozen with its last signature.
CREATE TABLE app.plan_signature (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  -- Empty for the plan itself.
  convention_id uuid,
  -- Of the plan that was signed.
  plan_version integer,
  party text NOT NULL CHECK (party IN ('household', 'association', 'landlord')),
  signer_name text NOT NULL CHECK (btrim(signer_name) <> ''),
  signed_on date NOT NULL,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, convention_id) REFERENCES app.convention (household_id, id),
  CHECK ((convention_id IS NULL) = (plan_version IS NOT NULL))
);
COMMENT ON TABLE app.plan_signature IS 'Compartiment 13 : qui a signé le plan ou la convention, et quand ; chacun pour soi.';
CREATE UNIQUE INDEX plan_signature_once ON app.plan_signature (household_id, party, COALESCE(convention_id::text, plan_version::text));
CALL app_private.protect_case('app.plan_signature', '13');
REVOKE UPDATE ON app.plan_signature FROM perenne_request;
DROP POLICY case_change ON app.plan_signature;
CREATE POLICY household_signs ON app.plan_signature FOR INSERT TO perenne_request
  WITH CHECK (party = 'household' AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = plan_signature.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));

CREATE TABLE app.plan_paper (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL CHECK (kind IN ('plan', 'convention')),
  dated date NOT NULL,
  content bytea NOT NULL,
  content_sha256 text GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.plan_paper IS 'Compartiment 13 : plan ou convention signés, figés, avec leur empreinte.';
CREATE INDEX plan_paper_household ON app.plan_paper (household_id, dated DESC);
CALL app_private.protect_case('app.plan_paper', '13');
REVOKE UPDATE ON app.plan_paper FROM perenne_request;
DROP POLICY case_change ON app.plan_paper;
CREATE POLICY household_freezes ON app.plan_paper FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = plan_paper.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));

CREATE FUNCTION app_private.guard_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.met_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.kind = 'keys' AND m.undone_at IS NULL
      AND m.happened_on <= NEW.starts_on)
  THEN PERFORM app_private.refuse('plan-before-keys'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_plan() IS 'Un plan d’action se fait après l’entrée dans les lieux.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.action_plan FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_plan();

CREATE FUNCTION app_private.guard_plan_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.held_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.kind = 'plan-signed'
      AND m.undone_at IS NULL AND m.happened_on <= NEW.held_on)
  THEN PERFORM app_private.refuse('review-before-plan'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_plan_review() IS 'Un point d’étape suit un plan signé.';
CREATE TRIGGER guard AFTER INSERT ON app.plan_review FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_plan_review();

CREATE FUNCTION app_private.guard_plan_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  plan app.action_plan;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.signed_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT (CASE NEW.party WHEN 'household' THEN c.role IN ('HH', 'PRE') WHEN 'association' THEN c.role = 'PRE' ELSE c.role IN ('REF', 'LSW') END)
  THEN PERFORM app_private.refuse('other-party'); END IF;
  IF NEW.convention_id IS NOT NULL THEN RETURN NULL; END IF;
  SELECT p.* INTO plan FROM app.action_plan p WHERE p.household_id = NEW.household_id;
  IF plan.household_id IS NULL OR NEW.signed_on < plan.met_on THEN PERFORM app_private.refuse('plan-first'); END IF;
  -- Each signs what is written now.
  IF NEW.plan_version <> plan.version THEN PERFORM app_private.refuse('plan-changed'); END IF;
  IF NOT EXISTS (SELECT FROM app.objective o WHERE o.household_id = NEW.household_id AND o.is_own)
  THEN PERFORM app_private.refuse('own-goals-first'); END IF;
  IF (SELECT count(*) FROM app.plan_signature s WHERE s.household_id = NEW.household_id AND s.plan_version = plan.version) = 3
    AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.kind = 'plan-signed' AND m.undone_at IS NULL)
  THEN PERFORM app_private.record_plan_signed(NEW.household_id,
    (SELECT max(s.signed_on) FROM app.plan_signature s WHERE s.household_id = NEW.household_id AND s.plan_version = plan.version));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_plan_signature() IS 'Chacun signe pour soi ce qui est écrit ; la troisième signature ouvre l’accompagnement.';
CREATE TRIGGER guard AFTER INSERT ON app.plan_signature FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_plan_signature();

-- The household may be the last to sign, with its right to propose.
CREATE FUNCTION app_private.record_plan_signed(p_household uuid, p_on date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.household_id IS DISTINCT FROM p_household OR NOT c.has_case THEN PERFORM app_private.refuse('may-not-write'); END IF;
  INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by) VALUES (p_household, 'plan-signed', p_on, c.account_id);
END $$;
COMMENT ON FUNCTION app_private.record_plan_signed IS 'Inscrit la signature du plan ; appelée par la garde des signatures seule.';
