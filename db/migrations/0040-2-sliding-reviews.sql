-- K4: the contradictory review. Three statements, each given without having read the others; then a conclusion that
-- keeps the disagreements.
CREATE TABLE app.sliding_review (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  lease_id uuid NOT NULL,
  opened_on date NOT NULL,
  outcome text CHECK (outcome IN ('renew', 'glide', 'not-ready')),
  concluded_on date CHECK (concluded_on >= opened_on),
  motives text CHECK (btrim(motives) <> ''),
  plan text CHECK (btrim(plan) <> ''),
  disagreements text CHECK (btrim(disagreements) <> ''),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id),
  FOREIGN KEY (household_id, lease_id) REFERENCES app.lease (household_id, id),
  CHECK ((outcome IS NULL) = (concluded_on IS NULL)),
  -- « Not ready » is never said without why and without what to do about it.
  CHECK (outcome IS DISTINCT FROM 'not-ready' OR (motives IS NOT NULL AND plan IS NOT NULL))
);
COMMENT ON TABLE app.sliding_review IS 'Compartiment 13 : examen contradictoire d’un bail glissant, sa conclusion et les désaccords gardés.';
CREATE INDEX sliding_review_lease ON app.sliding_review (lease_id, opened_on DESC);
CREATE INDEX sliding_review_household ON app.sliding_review (household_id);
CREATE UNIQUE INDEX sliding_review_one_open ON app.sliding_review (lease_id) WHERE outcome IS NULL;
CALL app_private.protect_case('app.sliding_review', '13');
REVOKE UPDATE ON app.sliding_review FROM perenne_request;
GRANT UPDATE (outcome, concluded_on, motives, plan, disagreements) ON app.sliding_review TO perenne_request;

CREATE TABLE app.review_statement (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  review_id uuid NOT NULL,
  party text NOT NULL CHECK (party IN ('household', 'association', 'landlord')),
  pays text NOT NULL CHECK (pays IN ('yes', 'partly', 'no', 'unsaid')),
  maintains text NOT NULL CHECK (maintains IN ('yes', 'partly', 'no', 'unsaid')),
  neighbours text NOT NULL CHECK (neighbours IN ('yes', 'partly', 'no', 'unsaid')),
  resources text NOT NULL CHECK (resources IN ('yes', 'partly', 'no', 'unsaid')),
  procedures text NOT NULL CHECK (procedures IN ('yes', 'partly', 'no', 'unsaid')),
  wish text NOT NULL CHECK (wish IN ('now', 'later', 'no', 'unsaid')),
  words text NOT NULL CHECK (btrim(words) <> ''),
  -- Who was beside the household when it spoke.
  supporter text CHECK (btrim(supporter) <> ''),
  stated_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (review_id, party),
  FOREIGN KEY (household_id, review_id) REFERENCES app.sliding_review (household_id, id),
  CHECK (supporter IS NULL OR party = 'household')
);
COMMENT ON TABLE app.review_statement IS 'Compartiment 13 : ce que chaque partie dit, seule, lors de l’examen d’un bail glissant ; lu par les autres quand les trois ont parlé.';
CREATE INDEX review_statement_household ON app.review_statement (household_id);
CALL app_private.protect_case('app.review_statement', '13');
REVOKE UPDATE ON app.review_statement FROM perenne_request;
DROP POLICY case_change ON app.review_statement;
CREATE POLICY household_states ON app.review_statement FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = review_statement.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));

CREATE FUNCTION app_private.is_review_heard(p_review uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT count(*) = 3 FROM app.review_statement s WHERE s.review_id = p_review;
END;
COMMENT ON FUNCTION app_private.is_review_heard IS 'Les trois parties ont parlé.';
GRANT EXECUTE ON FUNCTION app_private.is_review_heard(uuid) TO perenne_request;
CREATE POLICY alone_until_heard ON app.review_statement AS RESTRICTIVE FOR SELECT TO perenne_request
  USING (author_account_id = (SELECT c.account_id FROM app_private.request() c) OR app_private.is_review_heard(review_id));

-- Who has spoken, for everybody, without a word of what was said.
CREATE FUNCTION app_private.heard_parties(p_review uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(s.party ORDER BY s.party), '{}') FROM app.review_statement s, app_private.request() c
  WHERE s.review_id = p_review AND s.household_id = c.household_id AND c.has_case;
END;
COMMENT ON FUNCTION app_private.heard_parties IS 'Les parties qui ont parlé, sans ce qu’elles ont dit.';
GRANT EXECUTE ON FUNCTION app_private.heard_parties(uuid) TO perenne_request;

CREATE FUNCTION app_private.guard_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF EXISTS (SELECT FROM app.sliding_review r WHERE r.id = NEW.review_id AND r.outcome IS NOT NULL) THEN PERFORM app_private.refuse('review-concluded'); END IF;
  -- The household speaks for itself, or its worker writes under its dictation.
  IF NOT (CASE NEW.party WHEN 'household' THEN c.role IN ('HH', 'PRE') WHEN 'association' THEN c.role = 'PRE' ELSE c.role IN ('REF', 'LSW') END)
  THEN PERFORM app_private.refuse('other-party'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_statement() IS 'Chacun parle pour soi ; l’accompagnant peut écrire sous la dictée du ménage.';
CREATE TRIGGER guard AFTER INSERT ON app.review_statement FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_statement();

CREATE FUNCTION app_private.guard_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  l app.lease;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO l FROM app.lease k WHERE k.id = NEW.lease_id;
  IF TG_OP = 'INSERT' THEN
    IF l.kind = 'ordinary' THEN PERFORM app_private.refuse('lease-does-not-slide'); END IF;
    IF l.keys_on IS NULL OR NEW.opened_on < l.keys_on THEN PERFORM app_private.refuse('review-before-keys'); END IF;
    IF l.glided_on IS NOT NULL OR l.ended_on IS NOT NULL THEN PERFORM app_private.refuse('lease-over'); END IF;
    IF NEW.opened_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
    IF NEW.outcome IS NOT NULL THEN PERFORM app_private.refuse('review-not-heard'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.outcome IS NOT NULL THEN PERFORM app_private.refuse('review-concluded'); END IF;
  IF c.role NOT IN ('REF', 'LSW') THEN PERFORM app_private.refuse('other-party'); END IF;
  IF NEW.concluded_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT EXISTS (SELECT FROM app.review_statement s WHERE s.review_id = NEW.id AND s.party = 'household')
  THEN PERFORM app_private.refuse('household-not-heard'); END IF;
  IF NOT app_private.is_review_heard(NEW.id) THEN PERFORM app_private.refuse('review-not-heard'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_review() IS 'Un examen ne se conclut qu’une fois les trois parties entendues, le ménage d’abord.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.sliding_review FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_review();
