-- A result in its order: an explanation for the prescriber, the conversation with the household, the written
-- notification and what proves it, the answer. All of it belongs to compartment 11 and is read in the order it is told.
CREATE TABLE app.result_explanation (
  candidacy_id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  said text NOT NULL CHECK (btrim(said) <> ''),
  reasons text NOT NULL CHECK (btrim(reasons) <> ''),
  what_can_change text NOT NULL CHECK (btrim(what_can_change) <> ''),
  next_step text NOT NULL CHECK (btrim(next_step) <> ''),
  wording text NOT NULL CHECK (btrim(wording) <> ''),
  given_on date NOT NULL DEFAULT app_private.programme_today(),
  version integer NOT NULL DEFAULT 1,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id)
);
COMMENT ON TABLE app.result_explanation IS 'Compartiment 11 : la décision expliquée au prescripteur, en mots simples, avec ce qu’il peut dire au ménage.';
CREATE INDEX result_explanation_household ON app.result_explanation (household_id);

CREATE TABLE app.result_conversation (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  held_on date NOT NULL,
  mode text NOT NULL CHECK (mode IN ('together', 'phone', 'video', 'interpreter')),
  understanding text NOT NULL CHECK (understanding IN ('understood', 'partly', 'again')),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id)
);
COMMENT ON TABLE app.result_conversation IS 'Compartiment 11 : le prescripteur a annoncé le résultat au ménage ; ce que le ménage a ressenti reste dans le compartiment 6.';
CREATE INDEX result_conversation_household ON app.result_conversation (household_id);

CREATE TABLE app.result_notice (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  -- A rank that waits is told once as such, and once more when the dwelling is offered to it.
  kind text NOT NULL CHECK (kind IN ('offer', 'waiting', 'refusal')),
  channel text NOT NULL CHECK (channel IN ('handed', 'email', 'registered')),
  sent_on date NOT NULL,
  letter bytea NOT NULL,
  letter_sha256 text GENERATED ALWAYS AS (encode(sha256(letter), 'hex')) STORED,
  handed_on date CHECK (handed_on >= sent_on),
  read_on date CHECK (read_on >= sent_on),
  received_on date CHECK (received_on >= sent_on),
  presented_on date CHECK (presented_on >= sent_on),
  -- Last day to answer, once something proves that the letter arrived: R.441-10, ten days at least.
  reply_by date,
  called_on date CHECK (called_on >= sent_on),
  version integer NOT NULL DEFAULT 1,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (candidacy_id, kind),
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  CHECK (CASE channel WHEN 'handed' THEN read_on IS NULL AND received_on IS NULL AND presented_on IS NULL
    WHEN 'email' THEN handed_on IS NULL AND received_on IS NULL AND presented_on IS NULL
    ELSE handed_on IS NULL AND read_on IS NULL END),
  CHECK (reply_by IS NULL OR (kind = 'offer' AND reply_by >= COALESCE(handed_on, read_on, received_on, presented_on) + 10))
);
COMMENT ON TABLE app.result_notice IS 'Compartiment 11 : notification écrite au ménage, sa lettre figée, ce qui prouve qu’elle est arrivée, la date limite de réponse.';
CREATE INDEX result_notice_household ON app.result_notice (household_id);
CREATE INDEX result_notice_due ON app.result_notice (reply_by) WHERE reply_by IS NOT NULL;

CREATE TABLE app.offer_condition (
  candidacy_id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  met_on date NOT NULL,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id)
);
COMMENT ON TABLE app.offer_condition IS 'Compartiment 11 : la pièce attendue d’une attribution sous condition est arrivée à temps.';
CREATE INDEX offer_condition_household ON app.offer_condition (household_id);

CREATE TABLE app.offer_reply (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL UNIQUE,
  reply text NOT NULL CHECK (reply IN ('accepted', 'refused')),
  words text CHECK (btrim(words) <> ''),
  replied_on date NOT NULL,
  -- An answer that came late and that the officer takes all the same.
  late_motive text CHECK (btrim(late_motive) <> ''),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id)
);
COMMENT ON TABLE app.offer_reply IS 'Compartiment 11 : le ménage accepte ou refuse l’offre, avec ses mots ; une seule réponse.';
CREATE INDEX offer_reply_household ON app.offer_reply (household_id);

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.result_explanation', 'app.result_conversation', 'app.result_notice', 'app.offer_condition', 'app.offer_reply'] LOOP
    EXECUTE format('CALL app_private.protect_case(%L, ''11'')', target);
    EXECUTE format('CREATE POLICY told_in_order ON %s AS RESTRICTIVE FOR SELECT TO perenne_request USING (app_private.knows_result(candidacy_id))', target);
    -- The committee decides; what follows is the officer's, the prescriber's and the household's.
    EXECUTE format('CREATE POLICY not_the_committee ON %s AS RESTRICTIVE TO perenne_request
      USING ((SELECT c.role <> ''CAL'' FROM app_private.request() c)) WITH CHECK ((SELECT c.role <> ''CAL'' FROM app_private.request() c))', target);
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT INSERT, UPDATE ON %s TO perenne_definer', target);
  END LOOP;
  FOREACH target IN ARRAY ARRAY['app.result_conversation', 'app.offer_condition', 'app.offer_reply'] LOOP
    EXECUTE format('REVOKE UPDATE ON %s FROM perenne_request', target);
    EXECUTE format('DROP POLICY case_change ON %s', target);
  END LOOP;
END $$;
CALL app_private.allow_answers('app.result_conversation', '11');
CALL app_private.allow_answers('app.offer_reply', '11');
-- A letter is sent once; only what proves its arrival is added to it.
REVOKE UPDATE ON app.result_notice FROM perenne_request;
GRANT UPDATE (handed_on, read_on, received_on, presented_on, reply_by, called_on, version) ON app.result_notice TO perenne_request;
REVOKE UPDATE ON app.result_explanation FROM perenne_request;
GRANT UPDATE (said, reasons, what_can_change, next_step, wording, version, updated_by, updated_at) ON app.result_explanation TO perenne_request;

-- The decision that a row speaks of, or a refusal: nothing is told before it is taken.
CREATE FUNCTION app_private.decision_of(p_candidacy uuid) RETURNS app.decision
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE d app.decision;
BEGIN
  SELECT k.* INTO d FROM app.decision k WHERE k.candidacy_id = p_candidacy;
  IF NOT FOUND OR NOT app_private.has_fact(p_candidacy, 'decided') THEN PERFORM app_private.refuse('not-decided'); END IF;
  RETURN d;
END $$;
COMMENT ON FUNCTION app_private.decision_of IS 'La décision prise sur cette candidature, ou un refus ; appelée par les fonctions de la base seules.';

CREATE FUNCTION app_private.guard_explanation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app_private.decision_of(NEW.candidacy_id);
  IF app_private.has_fact(NEW.candidacy_id, 'household-notified') AND TG_OP = 'UPDATE' THEN PERFORM app_private.refuse('already-notified'); END IF;
  IF TG_OP = 'INSERT' THEN PERFORM app_private.tell_prescribers('result-ready', ARRAY[NEW.candidacy_id]); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_explanation() IS 'Une explication suit une décision, et prévient le prescripteur ; elle ne change plus une fois le ménage notifié.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.result_explanation FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_explanation();
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('result-ready', 'Dire au prescripteur qu’un résultat l’attend', true),
  ('offer-answered', 'Dire à l’équipe du ménage ce qui suit sa réponse', true);

-- J1: the prescriber has read the sheet, or the officer told it by telephone.
CREATE FUNCTION app_private.tell_result(p_candidacy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  d app.decision;
BEGIN
  SELECT * INTO c FROM app_private.request();
  d := app_private.decision_of(p_candidacy);
  IF d.household_id IS DISTINCT FROM c.household_id OR NOT c.has_case OR c.role NOT IN ('PRE', 'ALL') THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF NOT EXISTS (SELECT FROM app.result_explanation e WHERE e.candidacy_id = p_candidacy) THEN PERFORM app_private.refuse('explanation-first'); END IF;
  PERFORM app_private.record_milestone(d.household_id, 'result-told', c.today, p_candidacy);
END $$;
COMMENT ON FUNCTION app_private.tell_result IS 'Le prescripteur a pris connaissance du résultat : le personnel de terrain et le SIAO peuvent le lire.';

CREATE FUNCTION app_private.guard_conversation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role <> 'PRE' THEN PERFORM app_private.refuse('prescriber-answers'); END IF;
  IF NEW.held_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.held_on < (app_private.decision_of(NEW.candidacy_id)).decided_on THEN PERFORM app_private.refuse('notified-before-decision'); END IF;
  PERFORM app_private.record_milestone(NEW.household_id, 'result-told', NEW.held_on, NEW.candidacy_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_conversation() IS 'Le prescripteur annonce un résultat pris, pas avant ; il en a donc connaissance.';
CREATE TRIGGER guard AFTER INSERT ON app.result_conversation FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_conversation();

-- J1, J2: the household is notified after its prescriber, once the embargo has run or the conversation took place.
CREATE FUNCTION app_private.embargo_ends_at(p_candidacy uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT m.recorded_at + make_interval(hours => t.value::int)
  FROM app.milestone m
  JOIN app.household h ON h.id = m.household_id
  JOIN app.scheme_term t ON t.scheme_id = h.scheme_id AND t.key = 'announcement.embargo'
    AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
  WHERE m.candidacy_id = p_candidacy AND m.kind = 'result-told' AND m.undone_at IS NULL AND app_private.knows_result(p_candidacy)
  ORDER BY m.recorded_at LIMIT 1;
END;
COMMENT ON FUNCTION app_private.embargo_ends_at IS 'Quand le ménage peut être notifié si la conversation n’a pas encore eu lieu ; vide tant que le prescripteur ne sait rien.';

CREATE FUNCTION app_private.guard_notice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  d app.decision;
BEGIN
  SELECT * INTO c FROM app_private.request();
  d := app_private.decision_of(NEW.candidacy_id);
  IF NEW.sent_on < d.decided_on THEN PERFORM app_private.refuse('notified-before-decision'); END IF;
  IF NEW.sent_on > c.today OR COALESCE(NEW.handed_on, NEW.read_on, NEW.received_on, NEW.presented_on, NEW.called_on) > c.today
  THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF TG_OP = 'UPDATE' THEN
    IF EXISTS (SELECT FROM app.offer_reply r WHERE r.candidacy_id = NEW.candidacy_id) THEN PERFORM app_private.refuse('already-answered'); END IF;
    RETURN NULL;
  END IF;
  IF NEW.kind <> (CASE WHEN d.outcome IN ('not-allocated', 'inadmissible') THEN 'refusal' WHEN d.served_on IS NULL THEN 'waiting' ELSE 'offer' END)
  THEN PERFORM app_private.refuse('other-notice'); END IF;
  IF NOT app_private.has_fact(NEW.candidacy_id, 'result-told') THEN PERFORM app_private.refuse('prescriber-first'); END IF;
  IF app_private.embargo_ends_at(NEW.candidacy_id) > app_private.programme_now()
    AND NOT EXISTS (SELECT FROM app.result_conversation k WHERE k.candidacy_id = NEW.candidacy_id)
  THEN PERFORM app_private.refuse('embargo-running'); END IF;
  PERFORM app_private.record_milestone(NEW.household_id, 'household-notified', NEW.sent_on, NEW.candidacy_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_notice() IS 'La notification suit la décision et le prescripteur ; elle correspond à ce qui a été décidé.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.result_notice FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_notice();

CREATE FUNCTION app_private.guard_condition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  d app.decision;
BEGIN
  SELECT * INTO c FROM app_private.request();
  d := app_private.decision_of(NEW.candidacy_id);
  IF d.outcome <> 'allocated-conditional' THEN PERFORM app_private.refuse('no-condition'); END IF;
  IF NEW.met_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.met_on > d.complete_on THEN PERFORM app_private.refuse('condition-too-late'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_condition() IS 'La pièce attendue arrive à temps, ou pas du tout.';
CREATE TRIGGER guard AFTER INSERT ON app.offer_condition FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_condition();
