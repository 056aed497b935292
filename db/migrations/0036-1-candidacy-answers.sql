-- The prescriber answers a proposal, and the officer answers what it asks to adapt: one thread, nothing changed afterwards.
CREATE TABLE app.candidacy_answer (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('go', 'adapt', 'not-now', 'reply')),
  words text,
  answered_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  CHECK (btrim(COALESCE(words, '')) <> '' OR (answer = 'go' AND words IS NULL))
);
COMMENT ON TABLE app.candidacy_answer IS 'Compartiment 10 : réponses du prescripteur à une proposition (oui, à adapter, pas maintenant) et ce que la chargée d’attribution y répond ; on ajoute, on ne modifie pas.';
CREATE INDEX candidacy_answer_candidacy ON app.candidacy_answer (candidacy_id, recorded_at);
CREATE INDEX candidacy_answer_household ON app.candidacy_answer (household_id);
CALL app_private.protect_case('app.candidacy_answer', '10');
CALL app_private.allow_answers('app.candidacy_answer', '10');
REVOKE UPDATE ON app.candidacy_answer FROM perenne_request;
DROP POLICY case_change ON app.candidacy_answer;

-- What follows a decision belongs to it (compartment 11) and is told in its order: nothing of it is kept here.
CREATE TABLE app.candidacy_closing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('not-now', 'household-withdrew', 'dwelling-withdrawn', 'other-choice')),
  words text,
  closed_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  CHECK (btrim(words) <> ''),
  CHECK (kind = 'household-withdrew' OR words IS NOT NULL)
);
COMMENT ON TABLE app.candidacy_closing IS 'Compartiment 10 : pourquoi une candidature a pris fin avant toute décision, ou parce que le ménage s’est retiré ; son motif à lui est facultatif.';
CREATE INDEX candidacy_closing_household ON app.candidacy_closing (household_id);
CALL app_private.protect_case('app.candidacy_closing', '10');
REVOKE INSERT, UPDATE ON app.candidacy_closing FROM perenne_request;
DROP POLICY case_write ON app.candidacy_closing;
DROP POLICY case_change ON app.candidacy_closing;
CREATE POLICY definer_closes ON app.candidacy_closing FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT INSERT ON app.candidacy_closing TO perenne_definer;

-- The assignments that a proposal opened, to be ended with it: the holder of the contingent, the site manager (H11).
CREATE TABLE app.candidacy_access (
  candidacy_id uuid NOT NULL REFERENCES app.candidacy,
  assignment_id uuid PRIMARY KEY REFERENCES app.assignment
);
COMMENT ON TABLE app.candidacy_access IS 'Affectations ouvertes par une proposition, fermées avec elle : réservataire du contingent, responsable de site.';
CREATE INDEX candidacy_access_candidacy ON app.candidacy_access (candidacy_id);
ALTER TABLE app.candidacy_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.candidacy_access FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON app.candidacy_access TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY seed_writes ON app.candidacy_access TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON app.candidacy_access TO perenne_definer, perenne_seed;
INSERT INTO app.table_scope (name, scope) VALUES ('app.candidacy_access', 'duty');

-- A fact of a candidacy, whoever asks: live or not. Not for the request role: it would tell of a result.
CREATE FUNCTION app_private.has_fact(p_candidacy uuid, p_kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.kind = p_kind AND m.undone_at IS NULL);
END;
COMMENT ON FUNCTION app_private.has_fact IS 'Ce fait est-il inscrit sur cette candidature ? Appelée par les fonctions de la base seules.';

-- A mail for each worker of the prescriber who follows this household.
CREATE FUNCTION app_private.tell_prescribers(p_kind text, p_candidacies uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT DISTINCT p_kind, ARRAY[k.id, k.household_id], k.author_account_id, r.id
  FROM app.candidacy k
  CROSS JOIN (SELECT app_private.programme_today() AS today) n
  JOIN app.assignment a ON a.household_id = k.household_id AND a.role = 'PRE' AND a.kind = 'case'
    AND a.starts_on <= n.today AND (a.ends_on IS NULL OR a.ends_on >= n.today)
  JOIN app.account_role r ON r.account_id = a.account_id AND r.organisation_id = a.organisation_id AND r.role = 'PRE'
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today)
  WHERE k.id = ANY (p_candidacies);
END;
COMMENT ON FUNCTION app_private.tell_prescribers IS 'Prévient par courriel les accompagnants du ménage ; appelée par les fonctions de la base seules.';
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('proposal-made', 'Informer le prescripteur d’une proposition', true),
  ('proposal-waits', 'Rappeler au prescripteur une proposition', true),
  ('proposal-silent', 'Signaler au responsable une proposition sans réponse', true),
  ('proposal-ended', 'Dire au prescripteur qu’un logement est retiré', true);

-- Closes, once each, all those that are still live: the fact, the reason when nobody decided, the vacancy open again
-- when nobody is proposed for it any more. Returns the households, whose phases the caller stores again.
CREATE FUNCTION app_private.close_candidacies(p_candidacies uuid[], p_kind text, p_words text, p_on date) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  v uuid;
  k app.candidacy;
  closed uuid[] := '{}';
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF p_on > app_private.programme_today() THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  -- In one order for all: two closings wait for each other instead of crossing.
  FOR v IN SELECT DISTINCT y.vacancy_id FROM app.candidacy y WHERE y.id = ANY (p_candidacies) ORDER BY 1 LOOP
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || v::text, 0));
  END LOOP;
  FOR k IN SELECT y.* FROM app.candidacy y WHERE y.id = ANY (p_candidacies) ORDER BY y.id LOOP
    CONTINUE WHEN app_private.has_fact(k.id, 'candidacy-closed');
    IF NOT app_private.has_fact(k.id, 'decided') THEN
      INSERT INTO app.candidacy_closing (household_id, candidacy_id, kind, words, closed_on, author_account_id, author_organisation_id)
      VALUES (k.household_id, k.id, p_kind, p_words, p_on, COALESCE(c.account_id, k.author_account_id), COALESCE(c.organisation_id, k.author_organisation_id));
    ELSIF p_words IS NOT NULL THEN
      -- They would be read here before the result is told.
      PERFORM app_private.refuse('words-belong-to-result');
    END IF;
    INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by, candidacy_id)
    VALUES (k.household_id, 'candidacy-closed', p_on, c.account_id, k.id);
    closed := closed || k.household_id;
    IF EXISTS (SELECT FROM app.vacancy y WHERE y.id = k.vacancy_id AND y.status = 'proposed') AND NOT EXISTS (SELECT FROM app.candidacy o
        WHERE o.vacancy_id = k.vacancy_id AND NOT app_private.has_fact(o.id, 'candidacy-closed'))
    THEN PERFORM app_private.settle_vacancy(k.vacancy_id, 'open', 'Plus aucun ménage n’est proposé pour ce logement.', k.author_account_id, k.author_organisation_id);
    END IF;
  END LOOP;
  RETURN closed;
END $$;
COMMENT ON FUNCTION app_private.close_candidacies IS 'Clôt les candidatures encore vivantes, rouvre la libération que plus personne n’attend, rend les ménages concernés ; appelée par les fonctions de la base seules.';

-- For the steps that follow: the officer who chooses otherwise, or what comes after a decision. Those who may write or
-- answer on this household only; a duty that the calendar alone wakes has nobody behind it.
CREATE FUNCTION app_private.close_candidacy(p_candidacy uuid, p_kind text, p_words text, p_on date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  k app.candidacy;
  asked boolean;
BEGIN
  SELECT * INTO c FROM app_private.request();
  asked := FOUND;
  SELECT y.* INTO k FROM app.candidacy y WHERE y.id = p_candidacy;
  IF k.id IS NULL OR (asked AND (NOT app_private.may_act_on(k.household_id) OR NOT EXISTS (SELECT FROM app.my_access m
      WHERE m.household_id = k.household_id AND m.compartment IN ('10', '11') AND m.verb IN ('write', 'answer'))))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF app_private.has_fact(k.id, 'decided')
      AND p_kind NOT IN ('offer-refused', 'offer-silent', 'not-allocated', 'inadmissible', 'condition-unmet', 'dwelling-withdrawn')
    OR NOT app_private.has_fact(k.id, 'decided') AND NOT (asked AND c.role = 'ALL' AND p_kind IN ('other-choice', 'dwelling-withdrawn'))
  THEN PERFORM app_private.refuse('closing-out-of-place'); END IF;
  PERFORM app_private.close_candidacies(ARRAY[k.id], p_kind, p_words, p_on);
END $$;
COMMENT ON FUNCTION app_private.close_candidacy IS 'Clôt une candidature : autre choix de la chargée d’attribution, ou suite d’une décision (sans mots : ils appartiennent au résultat).';
GRANT EXECUTE ON FUNCTION app_private.close_candidacy(uuid, text, text, date) TO perenne_request, perenne_due;

-- H9: at any time before the offer, without penalty, the motive optional. A result that was not told yet is told no more:
-- its facts are taken back, so that nobody learns of it by the closing, nor waits for it for ever.
CREATE FUNCTION app_private.withdraw_candidacy(p_candidacy uuid, p_words text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  k app.candidacy;
  is_held boolean;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT y.* INTO k FROM app.candidacy y WHERE y.id = p_candidacy;
  IF k.id IS NULL OR c.role NOT IN ('HH', 'PRE') OR NOT app_private.may_act_on(k.household_id)
    OR NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = k.household_id AND m.compartment = '10' AND m.verb = 'answer')
    OR (c.role = 'HH' AND NOT app_private.has_fact(k.id, 'prescriber-go'))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || k.vacancy_id::text, 0));
  IF EXISTS (SELECT FROM app.candidacy_closing y WHERE y.candidacy_id = k.id AND y.kind = 'household-withdrew') THEN RETURN; END IF;
  IF app_private.has_fact(k.id, 'household-notified') THEN PERFORM app_private.refuse('answer-the-offer'); END IF;
  is_held := c.role = 'HH' AND app_private.has_fact(k.id, 'decided');
  IF app_private.has_fact(k.id, 'candidacy-closed') AND NOT is_held THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  UPDATE app.milestone m SET undone_at = app_private.programme_now()
  WHERE m.candidacy_id = k.id AND m.kind IN ('decided', 'result-told', 'candidacy-closed') AND m.undone_at IS NULL;
  PERFORM app_private.close_candidacies(ARRAY[k.id], 'household-withdrew', p_words, c.today);
  -- The dwelling that this household kept goes to the next rank.
  IF EXISTS (SELECT FROM app.vacancy y WHERE y.id = k.vacancy_id AND y.status = 'allocated') THEN
    PERFORM app_private.serve_next_rank(k.vacancy_id);
  END IF;
END $$;
COMMENT ON FUNCTION app_private.withdraw_candidacy IS 'Le ménage, ou son prescripteur pour lui, renonce à une proposition : sans pénalité, motif facultatif.';
GRANT EXECUTE ON FUNCTION app_private.withdraw_candidacy(uuid, text) TO perenne_request;

-- After the row: who may not write at all learns nothing from the rules.
CREATE FUNCTION app_private.take_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  last_answer text;
BEGIN
  SELECT * INTO c FROM app_private.request();
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || k.vacancy_id::text, 0))
  FROM app.candidacy k WHERE k.id = NEW.candidacy_id;
  IF c.role <> (CASE NEW.answer WHEN 'reply' THEN 'ALL' ELSE 'PRE' END) THEN PERFORM app_private.refuse('prescriber-answers'); END IF;
  IF app_private.has_fact(NEW.candidacy_id, 'candidacy-closed') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  IF NOT app_private.has_fact(NEW.candidacy_id, 'prescriber-informed') THEN PERFORM app_private.refuse('prescriber-not-informed'); END IF;
  SELECT a.answer INTO last_answer FROM app.candidacy_answer a
  WHERE a.candidacy_id = NEW.candidacy_id AND a.id <> NEW.id ORDER BY a.recorded_at DESC, a.id DESC LIMIT 1;
  IF app_private.has_fact(NEW.candidacy_id, 'prescriber-go') OR (NEW.answer = 'adapt' AND last_answer = 'adapt')
  THEN PERFORM app_private.refuse('already-answered'); END IF;
  IF NEW.answer = 'reply' AND last_answer IS DISTINCT FROM 'adapt' THEN PERFORM app_private.refuse('nothing-to-answer'); END IF;
  IF NEW.answer = 'go' THEN
    PERFORM app_private.record_milestone(NEW.household_id, 'prescriber-go', NEW.answered_on, NEW.candidacy_id);
  ELSIF NEW.answer = 'not-now' THEN
    PERFORM app_private.close_candidacies(ARRAY[NEW.candidacy_id], 'not-now', NEW.words, NEW.answered_on);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.take_answer() IS 'Une réponse à sa place dans l’échange, et le fait qu’elle produit : accord, ou candidature close.';
CREATE TRIGGER take AFTER INSERT ON app.candidacy_answer FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.take_answer();
