-- O1: who holds what around a household, from when to when; nothing is held by nobody.
CREATE TABLE app.responsibility_kind (
  code text PRIMARY KEY,
  position smallint NOT NULL,
  label text NOT NULL,
  source text NOT NULL
);
COMMENT ON TABLE app.responsibility_kind IS 'Responsabilités d’un accompagnement, que quelqu’un de nommé tient chaque jour.';
CALL app_private.protect_reference('app.responsibility_kind');
CREATE POLICY migration_declares ON app.responsibility_kind TO perenne_owner USING (true) WITH CHECK (true);
INSERT INTO app.responsibility_kind (code, position, label, source) VALUES
  ('budget', 1, 'Budget', 'Appel à projets 2014, relais progressif'),
  ('rights', 2, 'Démarches, droits', 'Appel à projets 2014, relais progressif'),
  ('dwelling', 3, 'Logement, entretien', 'Appel à projets 2014, relais progressif'),
  ('neighbours', 4, 'Voisinage', 'Appel à projets 2014, relais progressif'),
  ('energy', 5, 'Énergie', 'Usage des accompagnements'),
  ('care-link', 6, 'Lien avec les soins', 'Appel à projets 2014, relais progressif'),
  ('school', 7, 'École, enfants', 'Usage des accompagnements');
DROP POLICY migration_declares ON app.responsibility_kind;

CREATE TABLE app.holding (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  code text NOT NULL REFERENCES app.responsibility_kind,
  -- Empty: the household itself.
  holder_account_id uuid REFERENCES app.account,
  holder_name text NOT NULL CHECK (btrim(holder_name) <> ''),
  side text NOT NULL CHECK (side IN ('association', 'landlord', 'department', 'household')),
  starts_on date NOT NULL,
  -- Last day; empty: until further notice.
  ends_on date,
  -- Foreseen until it is confirmed: a hand-over is not made by a date.
  confirmed_on date,
  rolled_back_on date,
  rollback_motive text CHECK (btrim(rollback_motive) <> ''),
  version integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((side = 'household') = (holder_account_id IS NULL)),
  CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CHECK ((rolled_back_on IS NULL) = (rollback_motive IS NULL))
);
COMMENT ON TABLE app.holding IS 'Compartiment 13 : qui tient une responsabilité, du … au …, prévu puis confirmé ; un retour en arrière dit pourquoi, sans reproche.';
CREATE INDEX holding_household ON app.holding (household_id, code, starts_on);
CALL app_private.protect_case('app.holding', '13');
REVOKE UPDATE ON app.holding FROM perenne_request;
GRANT UPDATE (starts_on, ends_on, confirmed_on, rolled_back_on, rollback_motive, version) ON app.holding TO perenne_request;

-- O2: three joint meetings, each validated by the household.
CREATE TABLE app.joint_meeting (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  step text NOT NULL CHECK (step IN ('presentation', 'shared', 'solo')),
  held_on date NOT NULL,
  validated_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, step)
);
COMMENT ON TABLE app.joint_meeting IS 'Compartiment 13 : rencontres à trois d’un relais, présentation, partagée, seul avec appui ; le ménage dit que cela lui va.';
CALL app_private.protect_case('app.joint_meeting', '13');
REVOKE UPDATE ON app.joint_meeting FROM perenne_request;
DROP POLICY case_change ON app.joint_meeting;
CREATE POLICY definer_keeps ON app.joint_meeting FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT UPDATE ON app.joint_meeting TO perenne_definer;

-- O3: the worker named, who has said yes.
CREATE TABLE app.handover_worker (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  worker_account_id uuid NOT NULL REFERENCES app.account,
  worker_name text NOT NULL,
  named_on date NOT NULL DEFAULT app_private.programme_today(),
  accepted_on date,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.handover_worker IS 'Compartiment 13 : le travailleur social qui prend le relais, nommé, puis d’accord ; le dernier nommé vaut.';
CREATE INDEX handover_worker_household ON app.handover_worker (household_id, recorded_at DESC);
CALL app_private.protect_case('app.handover_worker', '13');
REVOKE INSERT, UPDATE ON app.handover_worker FROM perenne_request;
DROP POLICY case_write ON app.handover_worker;
DROP POLICY case_change ON app.handover_worker;
CREATE POLICY definer_names ON app.handover_worker TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.handover_worker TO perenne_definer;

CREATE FUNCTION app_private.name_handover_worker(p_id uuid, p_household uuid, p_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  office uuid;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.household_id IS DISTINCT FROM p_household OR NOT c.has_case OR c.role <> 'PRE' THEN PERFORM app_private.refuse('may-not-write'); END IF;
  SELECT r.organisation_id INTO office FROM app.account_role r WHERE r.account_id = p_account AND r.role = 'PMS' AND r.confirmed_at IS NOT NULL
    AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today) LIMIT 1;
  IF office IS NULL THEN PERFORM app_private.refuse('transfer-to-nobody'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = p_household AND m.kind = 'plan-signed' AND m.undone_at IS NULL)
  THEN PERFORM app_private.refuse('handover-before-plan'); END IF;
  IF EXISTS (SELECT FROM app.handover_worker w WHERE w.id = p_id) THEN RETURN; END IF;
  -- Note 3: the department's worker reads from the day the hand-over is prepared.
  UPDATE app.assignment a SET handover_ready_on = c.today
  WHERE a.household_id = p_household AND a.kind = 'case' AND a.role = 'PMS' AND a.account_id = p_account AND a.handover_ready_on IS NULL
    AND (a.ends_on IS NULL OR a.ends_on >= c.today);
  INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on, handover_ready_on, assigned_by)
  SELECT gen_random_uuid(), p_household, office, 'PMS', p_account, 'named', c.today, c.today, c.today, c.account_id
  WHERE NOT EXISTS (SELECT FROM app.assignment a WHERE a.household_id = p_household AND a.kind = 'case' AND a.role = 'PMS'
    AND a.account_id = p_account AND (a.ends_on IS NULL OR a.ends_on >= c.today));
  INSERT INTO app.handover_worker (id, household_id, worker_account_id, worker_name, author_account_id, author_organisation_id)
  SELECT p_id, p_household, a.id, a.display_name, c.account_id, c.organisation_id FROM app.account a WHERE a.id = p_account;
END $$;
COMMENT ON FUNCTION app_private.name_handover_worker IS 'Le prescripteur nomme qui prend le relais au Département ; le dossier s’ouvre à cette personne pour le préparer.';

CREATE FUNCTION app_private.accept_handover(p_household uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  UPDATE app.handover_worker w SET accepted_on = COALESCE(w.accepted_on, c.today)
  WHERE w.household_id = p_household AND c.household_id = p_household AND c.has_case AND w.worker_account_id = c.account_id
    AND w.id = (SELECT l.id FROM app.handover_worker l WHERE l.household_id = p_household ORDER BY l.recorded_at DESC LIMIT 1);
  IF NOT FOUND THEN PERFORM app_private.refuse('may-not-write'); END IF;
END $$;
COMMENT ON FUNCTION app_private.accept_handover IS 'Qui est nommé dit oui, pour soi.';

CREATE FUNCTION app_private.validate_meeting(p_meeting uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  -- The household itself, or its worker who heard it say so.
  IF c.role NOT IN ('HH', 'PRE') OR NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = c.household_id AND m.compartment = '13'
      AND m.verb IN ('propose', 'write'))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  UPDATE app.joint_meeting j SET validated_on = COALESCE(j.validated_on, c.today)
  WHERE j.id = p_meeting AND j.household_id = c.household_id AND j.held_on <= c.today;
  IF NOT FOUND THEN PERFORM app_private.refuse('meeting-not-held'); END IF;
END $$;
COMMENT ON FUNCTION app_private.validate_meeting IS 'Le ménage dit que la rencontre lui a convenu.';

-- O4: absences without a deputy of those who hold something, without their reason.
CREATE FUNCTION app_private.holder_absences(p_household uuid) RETURNS TABLE (account_id uuid, starts_on date, ends_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT DISTINCT b.account_id, b.starts_on, b.ends_on
  FROM app_private.request() c
  JOIN app.holding h ON h.household_id = p_household AND c.household_id = p_household AND c.has_case
  JOIN app.absence b ON b.account_id = h.holder_account_id AND b.withdrawn_at IS NULL AND b.deputy_account_id IS NULL
  WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.compartment = '13' AND m.verb = 'read');
END;
COMMENT ON FUNCTION app_private.holder_absences IS 'Absences sans suppléance de ceux qui tiennent une responsabilité, sans leur motif.';

-- Who may hold something: those who follow the household now.
CREATE FUNCTION app_private.possible_holders(p_household uuid) RETURNS TABLE (account_id uuid, name text, side text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT DISTINCT a.account_id, t.display_name, CASE a.role WHEN 'PRE' THEN 'association' WHEN 'PMS' THEN 'department' ELSE 'landlord' END
  FROM app_private.request() c
  JOIN app.assignment a ON a.household_id = p_household AND c.household_id = p_household AND c.has_case AND a.kind = 'case'
    AND a.role IN ('PRE', 'REF', 'LSW', 'PMS') AND a.account_id IS NOT NULL AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
  JOIN app.account t ON t.id = a.account_id
  WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.compartment = '13' AND m.verb = 'write');
END;
COMMENT ON FUNCTION app_private.possible_holders IS 'Ceux qui suivent le ménage et peuvent tenir une responsabilité.';
GRANT EXECUTE ON FUNCTION app_private.name_handover_worker(uuid, uuid, uuid), app_private.accept_handover(uuid),
  app_private.validate_meeting(uuid), app_private.holder_absences(uuid), app_private.possible_holders(uuid) TO perenne_request;

CREATE FUNCTION app_private.guard_meeting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.validated_on IS NOT NULL THEN PERFORM app_private.refuse('meeting-not-held'); END IF;
  IF NEW.held_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF (NEW.step = 'shared' AND NOT EXISTS (SELECT FROM app.joint_meeting j WHERE j.household_id = NEW.household_id AND j.step = 'presentation' AND j.held_on <= NEW.held_on))
    OR (NEW.step = 'solo' AND NOT EXISTS (SELECT FROM app.joint_meeting j WHERE j.household_id = NEW.household_id AND j.step = 'shared' AND j.held_on <= NEW.held_on))
  THEN PERFORM app_private.refuse('meetings-in-order'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_meeting() IS 'Les rencontres à trois se tiennent dans l’ordre ; le ménage les valide ensuite.';
CREATE TRIGGER guard AFTER INSERT ON app.joint_meeting FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_meeting();

CREATE FUNCTION app_private.guard_holding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.confirmed_on IS NULL THEN RETURN NULL; END IF;
  IF NEW.confirmed_on > c.today OR NEW.starts_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.side <> 'department' OR (TG_OP = 'UPDATE' AND OLD.confirmed_on IS NOT NULL) THEN RETURN NULL; END IF;
  -- O2, O3: named, agreed, met, and three meetings that the household validated.
  IF NOT EXISTS (SELECT FROM app.handover_worker w WHERE w.household_id = NEW.household_id AND w.worker_account_id = NEW.holder_account_id AND w.accepted_on IS NOT NULL)
  THEN PERFORM app_private.refuse('worker-not-agreed'); END IF;
  IF (SELECT count(*) FROM app.joint_meeting j WHERE j.household_id = NEW.household_id AND j.validated_on IS NOT NULL) < 3
  THEN PERFORM app_private.refuse('three-meetings-first'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.kind = 'handover-started' AND m.undone_at IS NULL)
  THEN PERFORM app_private.record_milestone(NEW.household_id, 'handover-started', NEW.starts_on, NULL); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_holding() IS 'Une responsabilité passe au Département quand la personne est nommée, d’accord, et que le ménage a validé trois rencontres.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.holding FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_holding();
