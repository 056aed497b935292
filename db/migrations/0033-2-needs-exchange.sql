-- E4: the dated exchange between the allocation officer and the prescriber, and both sides confirming the same summary.
-- Written through functions: the officer, who only reads compartment 3, takes part by her right to write in 10.
CREATE TABLE app.needs_exchange (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  version integer NOT NULL,
  held_on date NOT NULL,
  means text NOT NULL CHECK (means IN ('meeting', 'phone', 'video')),
  with_name text NOT NULL CHECK (btrim(with_name) <> ''),
  summary text NOT NULL CHECK (btrim(summary) <> ''),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id),
  FOREIGN KEY (household_id, version) REFERENCES app.need_version
);
COMMENT ON TABLE app.needs_exchange IS 'Compartiment 3 : échange sur les besoins, sa date, son moyen, qui, le résumé convenu ; le dernier fait foi.';
COMMENT ON COLUMN app.needs_exchange.version IS 'Version des besoins sur la table ce jour-là.';
COMMENT ON COLUMN app.needs_exchange.with_name IS 'L’interlocuteur de l’auteur, de l’autre côté.';
CREATE INDEX needs_exchange_household ON app.needs_exchange (household_id, recorded_at DESC);

CREATE TABLE app.needs_confirmation (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  exchange_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('prescriber', 'landlord')),
  digest text NOT NULL,
  confirmed_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (exchange_id, side, digest),
  FOREIGN KEY (household_id, exchange_id) REFERENCES app.needs_exchange (household_id, id)
);
COMMENT ON TABLE app.needs_confirmation IS 'Compartiment 3 : qui a confirmé quel résumé des besoins ; l’accord tient tant que les deux empreintes sont celle d’aujourd’hui.';
COMMENT ON COLUMN app.needs_confirmation.digest IS 'Empreinte SHA-256 du résumé et des besoins tels qu’ils étaient.';

-- E6: the household reads again what was understood. Its words are a protected text of compartment 3b under the same id:
-- they may say where and why, so no landlord reads them, and another adult of the household does not either.
CREATE TABLE app.needs_answer (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  subject_person_id uuid NOT NULL,
  version integer NOT NULL,
  answer text NOT NULL CHECK (answer IN ('agrees', 'corrects')),
  answered_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id),
  FOREIGN KEY (household_id, version) REFERENCES app.need_version
);
COMMENT ON TABLE app.needs_answer IS 'Compartiment 3b : la personne a relu ses besoins, les accepte ou les corrige ; ses mots sont un texte protégé, jamais modifiable.';
CREATE INDEX needs_answer_household ON app.needs_answer (household_id, recorded_at DESC);

CALL app_private.protect_case('app.needs_exchange', '3');
CALL app_private.protect_case('app.needs_confirmation', '3');
CALL app_private.protect_case('app.needs_answer', '3b');
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.needs_exchange', 'app.needs_confirmation', 'app.needs_answer'] LOOP
    EXECUTE format('REVOKE INSERT, UPDATE ON %s FROM perenne_request', target);
    EXECUTE format('DROP POLICY case_write ON %s', target);
    EXECUTE format('DROP POLICY case_change ON %s', target);
    EXECUTE format('CREATE POLICY definer_writes ON %s FOR INSERT TO perenne_definer WITH CHECK (true)', target);
    EXECUTE format('GRANT INSERT ON %s TO perenne_definer', target);
  END LOOP;
END $$;
CREATE POLICY needs_words_added ON app.protected_text FOR INSERT TO perenne_definer
  WITH CHECK (compartment = '3b' AND kind = 'needs-words');
GRANT INSERT ON app.protected_text TO perenne_definer;

-- Where the exchange stands, for queues: kept here since lists never read the needs themselves.
CREATE TABLE app.needs_progress (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  stage text NOT NULL CHECK (stage IN ('open', 'corrected', 'prescriber-confirmed', 'landlord-confirmed', 'agreed')),
  since date
);
COMMENT ON TABLE app.needs_progress IS 'Où en est l’échange sur les besoins de chaque ménage.';
COMMENT ON COLUMN app.needs_progress.since IS 'Jour où les besoins ont été convenus, ou rouverts ; vide tant que le premier échange court depuis l’éligibilité.';
ALTER TABLE app.needs_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.needs_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON app.needs_progress TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY seed_writes ON app.needs_progress TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON app.needs_progress TO perenne_definer, perenne_seed;

-- For the two who exchange: needs that reopen tell of a result before others may learn it.
CREATE VIEW app.needs_stage WITH (security_barrier = true) AS
SELECT p.household_id, p.stage, p.since
FROM app_private.request() c
JOIN app.needs_progress p ON c.role IN ('PRE', 'ALL')
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p.household_id AND m.compartment = '1' AND m.verb = 'read');
ALTER VIEW app.needs_stage OWNER TO perenne_definer;
COMMENT ON VIEW app.needs_stage IS 'Où en est l’échange, pour la chargée d’attribution et le prescripteur ; sans ligne, il n’a pas commencé.';
GRANT SELECT ON app.needs_stage TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.needs_progress', 'duty', NULL), ('app.needs_stage', 'case', '1');

ALTER TABLE app.milestone DROP CONSTRAINT milestone_kind_check;
ALTER TABLE app.milestone ADD CONSTRAINT milestone_kind_check CHECK (kind IN ('referral-sent', 'eligible', 'needs-agreed',
  'needs-reopened', 'prescriber-informed', 'prescriber-go', 'convoked', 'decided', 'result-told', 'household-notified', 'offer-accepted',
  'candidacy-closed', 'lease-signed', 'keys', 'plan-signed', 'handover-started', 'closure-held', 'reviewed', 'suspended',
  'resumed', 'withdrawn', 'ended-early'));

-- Agreed when both sides confirmed what stands today; anything else takes the agreement back, dated.
CREATE FUNCTION app_private.move_needs(p_household uuid, p_stage text, p_by uuid, p_reopens boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  today constant date := app_private.programme_today();
  was text := (SELECT p.stage FROM app.needs_progress p WHERE p.household_id = p_household);
  opens constant boolean := p_reopens OR (COALESCE(was, 'open') = 'agreed' AND p_stage <> 'agreed');
BEGIN
  IF was = p_stage AND NOT opens THEN RETURN; END IF;
  UPDATE app.milestone m SET undone_at = app_private.programme_now()
  WHERE p_stage <> 'agreed' AND m.household_id = p_household AND m.kind = 'needs-agreed' AND m.undone_at IS NULL;
  INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by)
  SELECT p_household, k.kind, today, p_by
  FROM (VALUES ('needs-agreed', p_stage = 'agreed'), ('needs-reopened', opens)) AS k(kind, happens) WHERE k.happens;
  INSERT INTO app.needs_progress AS n (household_id, stage, since)
  VALUES (p_household, p_stage, CASE WHEN opens OR p_stage = 'agreed' THEN today END)
  ON CONFLICT (household_id) DO UPDATE SET stage = excluded.stage, since = COALESCE(excluded.since, n.since);
END $$;
COMMENT ON FUNCTION app_private.move_needs IS 'Change où en est l’échange sur les besoins, et les faits du parcours avec lui.';

CREATE FUNCTION app_private.note_need_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app_private.move_needs(NEW.household_id, 'open', NEW.author_account_id, false);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.note_need_version() IS 'Des besoins changés sont à convenir de nouveau.';
CREATE TRIGGER changed AFTER INSERT ON app.need_version FOR EACH ROW EXECUTE FUNCTION app_private.note_need_version();

CREATE FUNCTION app_private.note_needs_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app_private.move_needs(NEW.household_id, 'corrected', NEW.author_account_id, true);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.note_needs_correction() IS 'Corrigés par le ménage, les besoins reviennent à son prescripteur.';
CREATE TRIGGER corrected AFTER INSERT ON app.needs_answer FOR EACH ROW
  WHEN (NEW.answer = 'corrects') EXECUTE FUNCTION app_private.note_needs_correction();

-- A candidacy that ends without a home teaches something: both look at the needs again.
CREATE FUNCTION app_private.note_candidacy_closed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM app.needs_progress p WHERE p.household_id = NEW.household_id) THEN
    PERFORM app_private.move_needs(NEW.household_id, 'open', NEW.recorded_by, true);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.note_candidacy_closed() IS 'Une candidature close rouvre l’échange sur les besoins.';
CREATE TRIGGER needs_again AFTER INSERT ON app.milestone FOR EACH ROW
  WHEN (NEW.kind = 'candidacy-closed') EXECUTE FUNCTION app_private.note_candidacy_closed();

-- What both confirm: the summary and every need, as they stand now.
CREATE FUNCTION app_private.needs_digest(p_household uuid, p_exchange uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT encode(sha256(convert_to(e.summary || E'\n' || COALESCE((
    SELECT string_agg(concat_ws('|', n.criterion, n.importance, n.weight, n.value, n.note), E'\n' ORDER BY n.criterion)
    FROM (SELECT DISTINCT ON (f.criterion) f.* FROM app.need f WHERE f.household_id = p_household
      ORDER BY f.criterion, f.version DESC) n), ''), 'UTF8')), 'hex')
  FROM app.needs_exchange e
  WHERE e.id = p_exchange AND e.household_id = p_household AND EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = p_household AND m.compartment = '3' AND m.verb = 'read');
END;
COMMENT ON FUNCTION app_private.needs_digest IS 'Empreinte du résumé et des besoins d’aujourd’hui : ce que les deux côtés confirment.';

CREATE FUNCTION app_private.needs_side(p_household uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT CASE c.role WHEN 'PRE' THEN 'prescriber' WHEN 'ALL' THEN 'landlord' END
  FROM app_private.request() c
  WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.verb = 'write'
    AND m.compartment = CASE c.role WHEN 'PRE' THEN '3' WHEN 'ALL' THEN '10' END);
END;
COMMENT ON FUNCTION app_private.needs_side IS 'De quel côté l’acteur prend part à l’échange sur les besoins ; vide pour les autres.';

CREATE FUNCTION app_private.confirm_needs(p_id uuid, p_household uuid, p_exchange uuid, p_digest text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  my_side text := app_private.needs_side(p_household);
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF my_side IS NULL OR NOT app_private.may_act_on(p_household) THEN PERFORM app_private.refuse('may-not-write'); END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_household::text, 33));
  IF p_exchange IS DISTINCT FROM (SELECT e.id FROM app.needs_exchange e WHERE e.household_id = p_household
      ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1)
    OR p_digest IS DISTINCT FROM app_private.needs_digest(p_household, p_exchange)
  THEN PERFORM app_private.refuse('needs-changed'); END IF;
  INSERT INTO app.needs_confirmation (id, household_id, exchange_id, side, digest, author_account_id, author_organisation_id)
  VALUES (p_id, p_household, p_exchange, my_side, p_digest, c.account_id, c.organisation_id)
  ON CONFLICT DO NOTHING;
  PERFORM app_private.move_needs(p_household, CASE (SELECT count(DISTINCT k.side) FROM app.needs_confirmation k
      WHERE k.exchange_id = p_exchange AND k.digest = p_digest) WHEN 2 THEN 'agreed' ELSE my_side || '-confirmed' END, c.account_id, false);
END $$;
COMMENT ON FUNCTION app_private.confirm_needs IS 'Confirme le résumé tel qu’il a été lu ; refusé si les besoins ont changé depuis.';

CREATE FUNCTION app_private.record_needs_exchange(
  p_id uuid, p_household uuid, p_held_on date, p_means text, p_with_name text, p_summary text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  now_version integer;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF app_private.needs_side(p_household) IS NULL OR NOT app_private.may_act_on(p_household)
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_held_on > c.today THEN PERFORM app_private.refuse('exchange-in-the-future'); END IF;
  SELECT max(v.number) INTO now_version FROM app.need_version v WHERE v.household_id = p_household;
  IF now_version IS NULL THEN PERFORM app_private.refuse('needs-not-stated'); END IF;
  INSERT INTO app.needs_exchange (id, household_id, version, held_on, means, with_name, summary, author_account_id, author_organisation_id)
  VALUES (p_id, p_household, now_version, p_held_on, p_means, p_with_name, p_summary, c.account_id, c.organisation_id)
  ON CONFLICT (id) DO NOTHING;
  -- Whoever writes the summary agrees to it; the other side still has to.
  IF FOUND THEN
    PERFORM app_private.confirm_needs(p_id, p_household, p_id, app_private.needs_digest(p_household, p_id));
  END IF;
END $$;
COMMENT ON FUNCTION app_private.record_needs_exchange IS 'Inscrit un échange sur les besoins, confirmé par le côté qui l’écrit.';

-- Note 4: the person proposes, or her worker writes down what she said; her words are added, never changed.
CREATE FUNCTION app_private.answer_needs(
  p_id uuid, p_household uuid, p_person uuid, p_version integer, p_answer text, p_sealed_words bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role NOT IN ('HH', 'PRE') OR NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.compartment = '3b'
      AND m.verb = CASE c.role WHEN 'HH' THEN 'propose' ELSE 'write' END
      AND (m.subject_person_id IS NULL OR m.subject_person_id = p_person))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_answer = 'corrects' AND p_sealed_words IS NULL THEN PERFORM app_private.refuse('words-needed'); END IF;
  IF p_version IS DISTINCT FROM (SELECT max(v.number) FROM app.need_version v WHERE v.household_id = p_household)
  THEN PERFORM app_private.refuse('needs-changed'); END IF;
  INSERT INTO app.needs_answer (id, household_id, subject_person_id, version, answer, author_account_id, author_organisation_id)
  VALUES (p_id, p_household, p_person, p_version, p_answer, c.account_id, c.organisation_id)
  ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND OR p_sealed_words IS NULL THEN RETURN; END IF;
  INSERT INTO app.protected_text (id, household_id, subject_person_id, compartment, kind, sealed_text, written_on,
    author_account_id, author_organisation_id)
  VALUES (p_id, p_household, p_person, '3b', 'needs-words', p_sealed_words, c.today, c.account_id, c.organisation_id);
END $$;
COMMENT ON FUNCTION app_private.answer_needs IS 'La personne accepte ou corrige ce qui a été compris de ses besoins, avec ses mots.';
GRANT EXECUTE ON FUNCTION app_private.needs_digest(uuid, uuid), app_private.needs_side(uuid),
  app_private.confirm_needs(uuid, uuid, uuid, text),
  app_private.record_needs_exchange(uuid, uuid, date, text, text, text),
  app_private.answer_needs(uuid, uuid, uuid, integer, text, bytea) TO perenne_request;
