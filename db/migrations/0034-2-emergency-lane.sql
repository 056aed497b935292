-- D10 « se loger en urgence »: opened with a justification, a limit and who decided; it stops by itself at its limit, and
-- somebody then says what follows: longer, or ended, with a motive. Steps are added, never changed.
CREATE TABLE app.emergency_step (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  step text NOT NULL CHECK (step IN ('opened', 'extended', 'ended')),
  until date,
  motive text NOT NULL CHECK (btrim(motive) <> ''),
  -- Who decided, which is not always who writes it down.
  decider text NOT NULL CHECK (btrim(decider) <> ''),
  decided_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((step = 'ended') = (until IS NULL)),
  CHECK (until >= decided_on)
);
COMMENT ON TABLE app.emergency_step IS 'Compartiment 10 : voie d’urgence, ouverte, prolongée ou terminée, avec son motif, son terme et qui l’a décidée.';
COMMENT ON COLUMN app.emergency_step.until IS 'Dernier jour de la voie d’urgence ; elle s’arrête d’elle-même ensuite.';
CREATE INDEX emergency_step_household ON app.emergency_step (household_id, recorded_at DESC, id DESC);
CALL app_private.protect_case('app.emergency_step', '10');
REVOKE UPDATE ON app.emergency_step FROM perenne_request;
DROP POLICY case_change ON app.emergency_step;

-- Whoever writes at the same instant: one lane at a time, and none to lengthen or end when none was opened.
CREATE FUNCTION app_private.guard_emergency() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE last_step text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(NEW.household_id::text, 34));
  SELECT e.step INTO last_step FROM app.emergency_step e WHERE e.household_id = NEW.household_id AND e.id <> NEW.id
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1;
  IF NEW.step = 'opened' AND last_step IN ('opened', 'extended') THEN PERFORM app_private.refuse('emergency-already-open'); END IF;
  IF NEW.step <> 'opened' AND COALESCE(last_step, 'ended') = 'ended' THEN PERFORM app_private.refuse('emergency-not-open'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_emergency() IS 'Une seule voie d’urgence à la fois par ménage.';
CREATE TRIGGER guard AFTER INSERT ON app.emergency_step FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_emergency();

-- Where each lane stands today. Not for the household nor for holders, who read the state of a proposal and nothing else
-- of compartment 10 (notes 2 and 14). The keys of a dwelling are its good end.
CREATE VIEW app.emergency_status WITH (security_barrier = true) AS
SELECT e.household_id, e.until, CASE WHEN e.until >= c.today THEN 'live' ELSE 'lapsed' END AS state
FROM app_private.request() c
JOIN (SELECT DISTINCT ON (s.household_id) s.household_id, s.step, s.until FROM app.emergency_step s
  ORDER BY s.household_id, s.recorded_at DESC, s.id DESC) e ON e.step <> 'ended'
JOIN app.household h ON h.id = e.household_id
WHERE c.role NOT IN ('HH', 'RES')
  AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = e.household_id AND m.kind = 'keys' AND m.undone_at IS NULL)
  AND EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = e.household_id AND m.compartment IN ('10', '10r') AND m.verb = 'read'
      AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id));
ALTER VIEW app.emergency_status OWNER TO perenne_definer;
COMMENT ON VIEW app.emergency_status IS 'Compartiment 10 et vue réduite 10r : voie d’urgence ouverte et jusqu’à quand, ou arrêtée à son terme en attendant une suite ; jamais pourquoi.';
GRANT SELECT ON app.emergency_status TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.emergency_status', 'case', '10 10r');
