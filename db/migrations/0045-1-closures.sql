-- The end of a follow-up: the closure meeting, what the household chose for its data, and the review three months after.
CREATE TABLE app.closure (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  held_on date NOT NULL,
  -- Why before the follow-up had its whole length; empty when it had.
  early_motive text CHECK (btrim(early_motive) <> ''),
  present text[] NOT NULL CHECK (cardinality(present) > 0),
  objectives text NOT NULL CHECK (btrim(objectives) <> ''),
  remains text NOT NULL CHECK (btrim(remains) <> ''),
  watch_plan text NOT NULL CHECK (btrim(watch_plan) <> ''),
  -- A visit a year later, if the household agrees; empty: no watch.
  watch_on date CHECK (watch_on > held_on),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id)
);
COMMENT ON TABLE app.closure IS 'Compartiment 13 : réunion de clôture, présents, objectifs, ce qui reste, veille ; une par suivi.';
CREATE INDEX closure_household ON app.closure (household_id, held_on DESC);
CALL app_private.protect_case('app.closure', '13');
REVOKE UPDATE ON app.closure FROM perenne_request;
DROP POLICY case_change ON app.closure;

CREATE TABLE app.autonomy_mark (
  closure_id uuid NOT NULL,
  household_id uuid NOT NULL REFERENCES app.household,
  axis text NOT NULL CHECK (axis IN ('able-to-rent', 'knows-renting', 'knows-living', 'environment')),
  mark smallint NOT NULL CHECK (mark BETWEEN 1 AND 4),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  PRIMARY KEY (closure_id, axis),
  FOREIGN KEY (household_id, closure_id) REFERENCES app.closure (household_id, id)
);
COMMENT ON TABLE app.autonomy_mark IS 'Compartiment 13 : autonomie à la clôture sur les quatre axes, de 1 (avec une aide constante) à 4 (seul).';
CREATE INDEX autonomy_mark_household ON app.autonomy_mark (household_id);
CALL app_private.protect_case('app.autonomy_mark', '13');
REVOKE UPDATE ON app.autonomy_mark FROM perenne_request;
DROP POLICY case_change ON app.autonomy_mark;

-- P4: what the household wants done with its file. The last choice counts.
CREATE TABLE app.retention_choice (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  closure_id uuid NOT NULL,
  choice text NOT NULL CHECK (choice IN ('keep', 'delete')),
  said_by text NOT NULL CHECK (btrim(said_by) <> ''),
  said_on date NOT NULL,
  keep_until date CHECK (keep_until > said_on),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, closure_id) REFERENCES app.closure (household_id, id),
  CHECK ((choice = 'keep') = (keep_until IS NOT NULL))
);
COMMENT ON TABLE app.retention_choice IS 'Compartiment 13 : garder le dossier pour une reprise, ou l’effacer ; choix du ménage, le dernier compte.';
CREATE INDEX retention_choice_household ON app.retention_choice (household_id, said_on DESC);
CALL app_private.protect_case('app.retention_choice', '13');
REVOKE UPDATE ON app.retention_choice FROM perenne_request;
DROP POLICY case_change ON app.retention_choice;
CREATE POLICY household_chooses ON app.retention_choice FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = retention_choice.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));

-- P2: three questionnaires a review. Asked and reminded by the duty of dates; an unanswered one is an answer too.
CREATE TABLE app.review_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL REFERENCES app.household,
  closure_id uuid NOT NULL,
  respondent text NOT NULL CHECK (respondent IN ('household', 'referent', 'worker')),
  asked_on date NOT NULL,
  reminded_on date[] NOT NULL DEFAULT '{}',
  unanswered_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (closure_id, respondent),
  UNIQUE (household_id, id),
  FOREIGN KEY (household_id, closure_id) REFERENCES app.closure (household_id, id)
);
COMMENT ON TABLE app.review_request IS 'Compartiment 13 : questionnaires du bilan, à qui, quand demandés et rappelés, restés sans réponse.';
CREATE INDEX review_request_open ON app.review_request (asked_on) WHERE unanswered_on IS NULL;
CREATE INDEX review_request_household ON app.review_request (household_id);
CALL app_private.protect_case('app.review_request', '13');
-- Nobody asks by hand: the calendar does.
REVOKE INSERT, UPDATE ON app.review_request FROM perenne_request;
DROP POLICY case_write ON app.review_request;
DROP POLICY case_change ON app.review_request;
CREATE POLICY definer_asks ON app.review_request TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.review_request TO perenne_definer;

CREATE TABLE app.review_answer (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  request_id uuid NOT NULL UNIQUE,
  answered_on date NOT NULL,
  housing text NOT NULL CHECK (housing IN ('same-home', 'other-home', 'hosted', 'shelter', 'none', 'unknown')),
  rent text NOT NULL CHECK (rent IN ('up-to-date', 'late', 'late-with-plan', 'unknown')),
  incidents text NOT NULL CHECK (incidents IN ('none', 'some', 'serious', 'unknown')),
  helped_by text CHECK (btrim(helped_by) <> ''),
  opinion text CHECK (btrim(opinion) <> ''),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, request_id) REFERENCES app.review_request (household_id, id)
);
COMMENT ON TABLE app.review_answer IS 'Compartiment 13 : réponse à un questionnaire du bilan ; écrite une fois, par qui elle engage.';
CREATE INDEX review_answer_household ON app.review_answer (household_id);
CALL app_private.protect_case('app.review_answer', '13');
REVOKE UPDATE ON app.review_answer FROM perenne_request;
DROP POLICY case_change ON app.review_answer;
CREATE POLICY household_answers ON app.review_answer FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = review_answer.household_id
      AND m.compartment = '13' AND m.verb = 'propose')
    AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
    AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c));

-- What no route can forget. A closure needs a lease that had its whole length, or a motive; each questionnaire is
-- answered on its own side, the household's by itself or by its worker with it.
CREATE FUNCTION app_private.guard_closure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  signed date;
  months integer;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT min(l.signed_on) INTO signed FROM app.lease l WHERE l.household_id = NEW.household_id;
  SELECT t.value::int INTO months FROM app.scheme_term t JOIN app.household h ON h.scheme_id = t.scheme_id
  WHERE h.id = NEW.household_id AND t.key = 'months.followup' AND daterange(t.valid_from, t.valid_to) @> c.today;
  IF signed IS NULL OR NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id
      AND m.kind = 'plan-signed' AND m.undone_at IS NULL)
  THEN PERFORM app_private.refuse('closure-before-support'); END IF;
  IF NEW.held_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.held_on < signed THEN PERFORM app_private.refuse('dates-out-of-order'); END IF;
  IF NEW.early_motive IS NULL AND NEW.held_on < (signed + make_interval(months => months))::date
  THEN PERFORM app_private.refuse('closure-too-early'); END IF;
  IF EXISTS (SELECT FROM app.closure k JOIN app.household h ON h.id = k.household_id
      WHERE k.household_id = NEW.household_id AND k.id <> NEW.id AND k.held_on >= signed)
  THEN PERFORM app_private.refuse('already-closed'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_closure() IS 'Clôture : après un accompagnement, à son terme ou avec un motif, une seule fois.';
CREATE TRIGGER guard AFTER INSERT ON app.closure FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_closure();

CREATE FUNCTION app_private.guard_review_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  asked text;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT q.respondent INTO asked FROM app.review_request q WHERE q.id = NEW.request_id AND q.household_id = NEW.household_id;
  IF NOT (c.role = ANY (CASE asked WHEN 'household' THEN ARRAY['HH', 'PRE'] WHEN 'referent' THEN ARRAY['REF', 'LSW']
      ELSE ARRAY['PRE', 'PMS'] END))
  THEN PERFORM app_private.refuse('not-your-questions'); END IF;
  IF NEW.answered_on <> c.today THEN PERFORM app_private.refuse('answered-today'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_review_answer() IS 'Bilan : chacun répond à ses questions.';
CREATE TRIGGER guard AFTER INSERT ON app.review_answer FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_review_answer();
