-- Dated facts of the path that open phases. Features record them with the act itself; nobody types a phase.
CREATE TABLE app.milestone (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL CHECK (kind IN ('referral-sent', 'eligible', 'prescriber-informed', 'prescriber-go', 'convoked',
    'decided', 'result-told', 'household-notified', 'offer-accepted', 'candidacy-closed', 'lease-signed', 'keys',
    'plan-signed', 'handover-started', 'closure-held', 'reviewed', 'suspended', 'resumed', 'withdrawn', 'ended-early')),
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  recorded_by uuid REFERENCES app.account,
  undone_at timestamptz
);
COMMENT ON TABLE app.milestone IS 'Faits datés du parcours, sans contenu : ils ouvrent les phases. Un fait annulé reste, daté de son annulation.';
CREATE INDEX milestone_household ON app.milestone (household_id, kind, happened_on) WHERE undone_at IS NULL;
CREATE INDEX milestone_kind ON app.milestone (kind, happened_on) WHERE undone_at IS NULL;
ALTER TABLE app.milestone ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.milestone FORCE ROW LEVEL SECURITY;
-- Read through app_private.path_facts only, which holds back a result until its reader may know it.
CREATE POLICY definer_keeps ON app.milestone TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY reporting_counts ON app.milestone FOR SELECT TO perenne_reporting USING (true);
CREATE POLICY due_reads ON app.milestone FOR SELECT TO perenne_due USING (true);
CREATE POLICY seed_writes ON app.milestone TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON app.milestone TO perenne_definer, perenne_seed;
GRANT SELECT ON app.milestone TO perenne_reporting, perenne_due;
INSERT INTO app.table_scope (name, scope) VALUES ('app.milestone', 'duty');

CREATE FUNCTION app_private.record_milestone(p_household uuid, p_kind text, p_on date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.household_id IS DISTINCT FROM p_household OR NOT c.has_case
    OR NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.verb IN ('write', 'answer'))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by) VALUES (p_household, p_kind, p_on, c.account_id);
END $$;
COMMENT ON FUNCTION app_private.record_milestone IS 'Inscrit un fait du parcours, dans la transaction de l’acte qui le produit.';

-- The live facts of the household in scope, as this reader may know them (notes 9 and 15 of the matrix):
-- the result reaches the prescriber first, then the landlord's field staff and the SIAO, the household last.
CREATE FUNCTION app_private.path_facts(p_household uuid) RETURNS TABLE (kind text, happened_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT 'opened', (h.opened_at AT TIME ZONE 'Europe/Paris')::date
  FROM app.household h, app_private.request() c
  WHERE h.id = p_household AND c.household_id = h.id AND (c.has_case OR h.author_account_id = c.account_id)
  UNION ALL
  SELECT m.kind, m.happened_on
  FROM app.milestone m, app.household h, app_private.request() c
  WHERE h.id = p_household AND m.household_id = h.id AND c.household_id = h.id AND m.undone_at IS NULL
    AND (c.has_case OR h.author_account_id = c.account_id)
    AND (m.kind NOT IN ('decided', 'result-told', 'household-notified', 'candidacy-closed')
      OR c.role IN ('PRE', 'ALL', 'PRG', 'CAL', 'RES')
      OR EXISTS (SELECT FROM app.milestone told WHERE told.household_id = h.id AND told.undone_at IS NULL
        AND told.happened_on >= m.happened_on
        AND told.kind = CASE WHEN c.role IN ('HH', 'MJPM') THEN 'household-notified' ELSE 'result-told' END))
  ORDER BY 2;
END;

-- Stored to filter lists only; a test computes it again.
CREATE FUNCTION app_private.store_phase(p_household uuid, p_phase integer, p_since date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  UPDATE app.household h SET phase = p_phase, phase_since = p_since
  FROM app_private.request() c
  WHERE h.id = p_household AND c.household_id = h.id AND (c.has_case OR h.author_account_id = c.account_id)
    AND (h.phase <> p_phase OR h.phase_since <> p_since);
END;
-- The same facts with nothing held back, for the phase that is stored: called after a write, never shown.
CREATE FUNCTION app_private.all_path_facts(p_household uuid) RETURNS TABLE (kind text, happened_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT 'opened', (h.opened_at AT TIME ZONE 'Europe/Paris')::date
  FROM app.household h, app_private.request() c
  WHERE h.id = p_household AND c.household_id = h.id
  UNION ALL
  SELECT m.kind, m.happened_on FROM app.milestone m, app_private.request() c
  WHERE m.household_id = p_household AND c.household_id = p_household AND m.undone_at IS NULL
  ORDER BY 2;
END;
GRANT EXECUTE ON FUNCTION app_private.record_milestone(uuid, text, date), app_private.path_facts(uuid),
  app_private.all_path_facts(uuid), app_private.store_phase(uuid, integer, date) TO perenne_request;

-- Sending and accepting leave their fact with the act.
CREATE FUNCTION app_private.note_referral_sent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO app.milestone (household_id, kind, happened_on)
  VALUES (NEW.household_id, 'referral-sent', (NEW.sent_at AT TIME ZONE 'Europe/Paris')::date);
  RETURN NULL;
END $$;
CREATE TRIGGER referral_sent AFTER UPDATE OF sent_at ON app.referral FOR EACH ROW
  WHEN (OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL) EXECUTE FUNCTION app_private.note_referral_sent();
CREATE TRIGGER referral_sent_at_once AFTER INSERT ON app.referral FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL) EXECUTE FUNCTION app_private.note_referral_sent();

CREATE FUNCTION app_private.note_eligible() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO app.milestone (household_id, kind, happened_on) VALUES (NEW.household_id, 'eligible', NEW.decided_on);
  RETURN NULL;
END $$;
CREATE TRIGGER eligible AFTER INSERT ON app.eligibility FOR EACH ROW
  WHEN (NEW.outcome = 'accepted') EXECUTE FUNCTION app_private.note_eligible();
