-- G2 and note 5: what excludes a household from a dwelling for a protected reason is one yes or no, computed by
-- perenne_match in memory when a list is asked for, for a release that is open today, each asking logged and counted.
CREATE TABLE app.match_run (
  id uuid PRIMARY KEY,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  asked_by uuid NOT NULL REFERENCES app.account,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  asked_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  asked_on date NOT NULL DEFAULT app_private.programme_today(),
  households integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE app.match_run IS 'Rapprochements demandés pour une libération : qui, quand, combien de ménages ; tenu par la base, lu par personne en séance.';
CREATE INDEX match_run_by_day ON app.match_run (asked_by, asked_on);
ALTER TABLE app.match_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.match_run FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_counts ON app.match_run TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY match_reads ON app.match_run FOR SELECT TO perenne_match USING (true);
GRANT SELECT, INSERT, UPDATE ON app.match_run TO perenne_definer;
GRANT SELECT ON app.match_run TO perenne_match;
INSERT INTO app.table_scope (name, scope) VALUES ('app.match_run', 'duty');

CREATE TABLE app.protected_verdict (
  household_id uuid NOT NULL REFERENCES app.household,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  is_excluded boolean NOT NULL,
  computed_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  PRIMARY KEY (vacancy_id, household_id)
);
COMMENT ON TABLE app.protected_verdict IS 'Compartiment 3b-r : « exclu par une contrainte protégée », oui ou non, pour une libération ouverte aujourd’hui ; ne dit ni laquelle, ni de qui.';
CREATE INDEX protected_verdict_household ON app.protected_verdict (household_id);
CALL app_private.protect_case('app.protected_verdict', '3b-r');
REVOKE INSERT, UPDATE ON app.protected_verdict FROM perenne_request;
DROP POLICY case_write ON app.protected_verdict;
DROP POLICY case_change ON app.protected_verdict;
-- Of today and of an open release only: no history, no stock.
CREATE POLICY of_today ON app.protected_verdict AS RESTRICTIVE FOR SELECT TO perenne_request
  USING (computed_on = (SELECT c.today FROM app_private.request() c)
    AND EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id AND v.status IN ('open', 'proposed')));
CREATE POLICY match_writes ON app.protected_verdict TO perenne_match USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON app.protected_verdict TO perenne_match;

-- What the computing role reads, and nothing else: the sealed needs, and which households wait.
CREATE POLICY match_reads ON app.protected_text FOR SELECT TO perenne_match USING (kind IN ('avoided-area', 'care-proximity', 'need-ended'));
GRANT SELECT (id, household_id, compartment, kind, sealed_text) ON app.protected_text TO perenne_match;

CREATE FUNCTION app_private.start_match_run(p_run uuid, p_vacancy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  v app.vacancy;
  allowed integer;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO v FROM app.vacancy k WHERE k.id = p_vacancy AND k.scheme_id = ANY (app_private.landlord_schemes('ALL'));
  IF v.id IS NULL THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF v.status NOT IN ('open', 'proposed') THEN PERFORM app_private.refuse('vacancy-not-open'); END IF;
  SELECT t.value::integer INTO allowed FROM app.scheme_term t
  WHERE t.scheme_id = v.scheme_id AND t.key = 'match.daily-runs' AND daterange(t.valid_from, t.valid_to) @> c.today;
  IF (SELECT count(*) FROM app.match_run r WHERE r.asked_by = c.account_id AND r.asked_on = c.today) >= COALESCE(allowed, 0)
  THEN PERFORM app_private.refuse('match-runs-used'); END IF;
  INSERT INTO app.match_run (id, vacancy_id, asked_by, organisation_id) VALUES (p_run, p_vacancy, c.account_id, c.organisation_id);
END $$;
COMMENT ON FUNCTION app_private.start_match_run IS 'Ouvre un rapprochement pour une libération ouverte, dans la limite du jour ; chaque demande est inscrite.';
GRANT EXECUTE ON FUNCTION app_private.start_match_run(uuid, uuid) TO perenne_request;

-- Who waits for a dwelling: eligible, at its needs, with no proposal that lives.
CREATE FUNCTION app_private.waiting_for_dwelling(p_vacancy uuid) RETURNS TABLE (household_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = ''
BEGIN ATOMIC
  SELECT h.id FROM app_private.request() c
  JOIN app.vacancy v ON v.id = p_vacancy AND v.scheme_id = ANY (app_private.landlord_schemes('ALL'))
  JOIN app.household h ON h.scheme_id = v.scheme_id AND h.state = 'active' AND h.phase = 2
  WHERE c.role = 'ALL'
    AND NOT EXISTS (SELECT FROM app.candidacy k WHERE k.household_id = h.id
      AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = k.id AND m.undone_at IS NULL AND m.kind = 'candidacy-closed'));
END;
COMMENT ON FUNCTION app_private.waiting_for_dwelling IS 'Ménages dont les besoins sont connus et à qui rien n’est proposé, pour la chargée d’attribution.';
GRANT EXECUTE ON FUNCTION app_private.waiting_for_dwelling(uuid) TO perenne_request;

-- Nobody proposes a dwelling that was found excluded today: the refusal says no more than the verdict.
CREATE FUNCTION app_private.guard_exclusion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM app.protected_verdict k WHERE k.vacancy_id = NEW.vacancy_id AND k.household_id = NEW.household_id
      AND k.is_excluded AND k.computed_on = app_private.programme_today())
  THEN PERFORM app_private.refuse('protected-exclusion'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_exclusion() IS 'Un logement exclu aujourd’hui par une contrainte protégée ne se propose pas.';
CREATE TRIGGER exclusion AFTER INSERT ON app.candidacy FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_exclusion();
