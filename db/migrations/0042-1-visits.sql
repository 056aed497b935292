-- M1, M2, M3, M9: what a visit showed, in facts; how close the follow-up is; written once, sent once.
CREATE TABLE app.visit (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  visited_on date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('held', 'missed', 'refused')),
  purpose text NOT NULL CHECK (purpose IN ('settling', 'listening', 'budget', 'neighbours', 'review', 'technical')),
  dwelling text CHECK (btrim(dwelling) <> ''),
  budget text CHECK (btrim(budget) <> ''),
  neighbours text CHECK (btrim(neighbours) <> ''),
  paperwork text CHECK (btrim(paperwork) <> ''),
  -- What the household says of how it goes, in its words.
  said text CHECK (btrim(said) <> ''),
  praise text CHECK (btrim(praise) <> ''),
  next_step text CHECK (btrim(next_step) <> ''),
  -- Words that name an illness or an offence were read again and kept: counted, without them.
  kept_words boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK (outcome <> 'held' OR COALESCE(dwelling, budget, neighbours, paperwork, said) IS NOT NULL)
);
COMMENT ON TABLE app.visit IS 'Compartiment 14 : compte rendu de visite, des faits par domaine, ce que dit le ménage, la suite ; écrit une fois.';
CREATE INDEX visit_household ON app.visit (household_id, visited_on DESC);
CALL app_private.protect_case('app.visit', '14');
REVOKE UPDATE ON app.visit FROM perenne_request;
DROP POLICY case_change ON app.visit;
CREATE POLICY due_reads ON app.visit FOR SELECT TO perenne_due USING (true);
GRANT SELECT (household_id, visited_on, outcome) ON app.visit TO perenne_due;

CREATE VIEW app.visit_reduced AS
SELECT v.household_id, v.visited_on, v.author_account_id FROM app.visit v
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = v.household_id AND m.compartment = '14r' AND m.verb = 'read');
ALTER VIEW app.visit_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.visit_reduced IS 'Vue réduite 14r : date et auteur d’une visite.';
GRANT SELECT ON app.visit_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.visit_reduced', 'case', '14r');

CREATE TABLE app.visit_rhythm (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  intensity text NOT NULL CHECK (intensity IN ('closer', 'usual', 'lighter')),
  reason text NOT NULL CHECK (btrim(reason) <> ''),
  from_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.visit_rhythm IS 'Compartiment 14 : rythme des visites de ce ménage, plus serré ou plus léger que celui du dispositif, et pourquoi ; le dernier vaut.';
CREATE INDEX visit_rhythm_household ON app.visit_rhythm (household_id, recorded_at DESC);
CALL app_private.protect_case('app.visit_rhythm', '14');
REVOKE UPDATE ON app.visit_rhythm FROM perenne_request;
DROP POLICY case_change ON app.visit_rhythm;
CREATE POLICY due_reads ON app.visit_rhythm FOR SELECT TO perenne_due USING (true);
GRANT SELECT ON app.visit_rhythm TO perenne_due;

CREATE FUNCTION app_private.guard_visit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.visited_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.kind = 'keys' AND m.undone_at IS NULL
      AND m.happened_on <= NEW.visited_on)
  THEN PERFORM app_private.refuse('visit-before-keys'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_visit() IS 'Une visite se raconte après avoir eu lieu, dans un logement dont le ménage a les clés.';
CREATE TRIGGER guard AFTER INSERT ON app.visit FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_visit();
