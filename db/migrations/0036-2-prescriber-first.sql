-- Prescriber first (H1): what the landlord may do about a dwelling waits for the prescriber, whatever the route.

-- Who may act in the request in progress: also whoever has just written, by a function of the base, a fact of the path
-- on this household in this very transaction. A vacancy withdrawn closes candidacies of households that nobody opened.
CREATE OR REPLACE FUNCTION app_private.may_act_on(p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app_private.request() c
    WHERE (c.household_id = p_household AND (c.has_case
        OR EXISTS (SELECT FROM app.household h WHERE h.id = p_household AND h.author_account_id = c.account_id)))
      OR (c.household_id IS NULL AND (EXISTS (SELECT FROM app.my_access m
          WHERE m.household_id = p_household AND m.verb IN ('write', 'answer'))
        OR EXISTS (SELECT FROM app.milestone n WHERE n.household_id = p_household AND n.recorded_by = c.account_id
          AND n.xmin = pg_current_xact_id()::xid))));
END;

-- Where the holder of the contingent stands: free when nobody else holds the dwelling, or its holder agreed or left its turn.
CREATE FUNCTION app_private.holder_agrees(p_vacancy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT NOT EXISTS (SELECT FROM app.vacancy_holder h WHERE h.vacancy_id = p_vacancy AND h.organisation_id IS NOT NULL
    AND COALESCE((SELECT t.kind FROM app.vacancy_turn t WHERE t.vacancy_id = p_vacancy AND t.holder_organisation_id = h.organisation_id
      ORDER BY t.recorded_at DESC, t.id DESC LIMIT 1), 'asked') NOT IN ('agreed', 'given-back', 'released'));
END;
COMMENT ON FUNCTION app_private.holder_agrees IS 'Personne d’autre ne tient ce logement, ou son réservataire a donné son accord ou laissé son tour (G10).';

CREATE FUNCTION app_private.guard_candidacy_fact() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  today date := app_private.programme_today();
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.kind = 'prescriber-informed' THEN
    IF c.role IS DISTINCT FROM 'ALL' THEN PERFORM app_private.refuse('officer-informs'); END IF;
    IF NOT EXISTS (SELECT FROM app.assignment a WHERE a.household_id = NEW.household_id AND a.role = 'PRE' AND a.kind = 'case'
        AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today))
    THEN PERFORM app_private.refuse('no-prescriber'); END IF;
    IF NOT EXISTS (SELECT FROM app.candidacy k WHERE k.id = NEW.candidacy_id AND app_private.holder_agrees(k.vacancy_id))
    THEN PERFORM app_private.refuse('holder-not-agreed'); END IF;
  ELSIF NEW.kind = 'prescriber-go' THEN
    IF c.role IS DISTINCT FROM 'PRE' THEN PERFORM app_private.refuse('prescriber-answers'); END IF;
    IF NOT app_private.has_fact(NEW.candidacy_id, 'prescriber-informed') THEN PERFORM app_private.refuse('prescriber-not-informed'); END IF;
  ELSIF NOT app_private.has_fact(NEW.candidacy_id, 'prescriber-go') THEN
    PERFORM app_private.refuse('prescriber-go-missing');
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION app_private.guard_candidacy_fact() IS 'Une proposition avance dans l’ordre : le prescripteur informé par la chargée d’attribution, puis son accord à lui, puis la commission.';
-- Written by functions of the base only; invented people and tests lay their facts down as they are.
CREATE TRIGGER in_order BEFORE INSERT ON app.milestone FOR EACH ROW
  WHEN (current_user = 'perenne_definer' AND NEW.candidacy_id IS NOT NULL
    AND NEW.kind IN ('prescriber-informed', 'prescriber-go', 'convoked', 'decided'))
  EXECUTE FUNCTION app_private.guard_candidacy_fact();

-- H1: no visit and no meeting of the landlord with a household that its prescriber has not been told about; a visit, only
-- when a dwelling is proposed to it or already its own.
CREATE FUNCTION app_private.guard_household_contact() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM app_private.request() c WHERE c.role IN ('ALL', 'REF', 'LSW', 'PRG', 'CAL', 'RES')) AND (
      EXISTS (SELECT FROM app.candidacy k WHERE k.household_id = NEW.household_id
        AND NOT app_private.has_fact(k.id, 'candidacy-closed') AND NOT app_private.has_fact(k.id, 'prescriber-informed'))
      OR (NEW.kind = 'visit'
        AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.household_id = NEW.household_id AND m.undone_at IS NULL
          AND m.kind IN ('offer-accepted', 'lease-signed', 'keys'))
        AND NOT EXISTS (SELECT FROM app.candidacy k WHERE k.household_id = NEW.household_id
          AND NOT app_private.has_fact(k.id, 'candidacy-closed') AND app_private.has_fact(k.id, 'prescriber-informed'))))
  THEN PERFORM app_private.refuse('prescriber-first'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_household_contact() IS 'Le bailleur ne rencontre pas le ménage au sujet d’un logement avant que son prescripteur soit informé (H1).';
CREATE TRIGGER prescriber_first AFTER INSERT ON app.appointment FOR EACH ROW
  WHEN (NEW.household_id IS NOT NULL AND NEW.kind IN ('visit', 'meeting')) EXECUTE FUNCTION app_private.guard_household_contact();

-- The fact and the mails in one act; asked twice, done once.
CREATE FUNCTION app_private.inform_prescriber(p_candidacy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE k app.candidacy;
BEGIN
  SELECT y.* INTO k FROM app.candidacy y WHERE y.id = p_candidacy;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || k.vacancy_id::text, 0));
  IF app_private.has_fact(k.id, 'prescriber-informed') THEN RETURN; END IF;
  PERFORM app_private.record_milestone(k.household_id, 'prescriber-informed', app_private.programme_today(), k.id);
  PERFORM app_private.tell_prescribers('proposal-made', ARRAY[k.id]);
END $$;
COMMENT ON FUNCTION app_private.inform_prescriber IS 'Informe le prescripteur d’une proposition : le fait, et un courriel à chaque accompagnant.';
GRANT EXECUTE ON FUNCTION app_private.inform_prescriber(uuid) TO perenne_request;

-- Note 2: the holder reads the candidates of its contingent, from the choice on: it is asked to agree about somebody.
CREATE FUNCTION app_private.open_holder_access() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE opened uuid;
BEGIN
  INSERT INTO app.assignment (id, household_id, organisation_id, role, reach, starts_on, named_on, assigned_by)
  SELECT gen_random_uuid(), NEW.household_id, h.organisation_id, 'RES', 'organisation', app_private.programme_today(),
    app_private.programme_today(), NEW.author_account_id
  FROM app.vacancy_holder h WHERE h.vacancy_id = NEW.vacancy_id AND h.organisation_id IS NOT NULL
  RETURNING id INTO opened;
  IF opened IS NOT NULL THEN
    INSERT INTO app.candidacy_access (candidacy_id, assignment_id) VALUES (NEW.id, opened);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.open_holder_access() IS 'Le réservataire du logement lit la candidature, le temps qu’elle dure.';
CREATE TRIGGER opened AFTER INSERT ON app.candidacy FOR EACH ROW
  WHEN (current_user IN ('perenne_request', 'perenne_seed')) EXECUTE FUNCTION app_private.open_holder_access();

-- H11: the site manager joins, named by the officer, from the proposal on.
CREATE FUNCTION app_private.name_site_manager(p_assignment uuid, p_candidacy uuid, p_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  k app.candidacy;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT y.* INTO k FROM app.candidacy y WHERE y.id = p_candidacy AND y.household_id = c.household_id;
  IF k.id IS NULL OR c.role <> 'ALL' THEN PERFORM app_private.refuse('may-not-assign'); END IF;
  IF app_private.has_fact(k.id, 'candidacy-closed') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  IF NOT app_private.has_fact(k.id, 'prescriber-informed') THEN PERFORM app_private.refuse('prescriber-not-informed'); END IF;
  -- Already on the case, whatever brought him: he stays for that, and knows of the proposal.
  IF EXISTS (SELECT FROM app.assignment a WHERE a.household_id = k.household_id AND a.account_id = p_account AND a.role = 'REF'
      AND a.kind = 'case' AND a.named_on IS NOT NULL AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)) THEN RETURN; END IF;
  PERFORM app_private.assign(p_assignment, k.household_id, c.organisation_id, 'REF', p_account, NULL);
  INSERT INTO app.candidacy_access (candidacy_id, assignment_id) VALUES (k.id, p_assignment) ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION app_private.name_site_manager IS 'Nomme le responsable de site sur une proposition : il lit où elle en est, et vient à la visite.';
GRANT EXECUTE ON FUNCTION app_private.name_site_manager(uuid, uuid, uuid) TO perenne_request;

-- What the proposal opened ends with it, and no earlier than its end may be known: after a decision, once it is told.
CREATE FUNCTION app_private.end_candidacy_access() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF app_private.has_fact(NEW.candidacy_id, 'candidacy-closed')
    AND (NOT app_private.has_fact(NEW.candidacy_id, 'decided') OR app_private.has_fact(NEW.candidacy_id, 'result-told'))
  THEN
    UPDATE app.assignment a SET ends_on = greatest(a.starts_on, app_private.programme_today()) - 1
    FROM app.candidacy_access x WHERE x.candidacy_id = NEW.candidacy_id AND a.id = x.assignment_id AND a.ends_on IS NULL;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.end_candidacy_access() IS 'Ferme les accès ouverts par une proposition qui prend fin.';
CREATE TRIGGER access_ended AFTER INSERT ON app.milestone FOR EACH ROW
  WHEN (NEW.candidacy_id IS NOT NULL AND NEW.kind IN ('candidacy-closed', 'result-told')) EXECUTE FUNCTION app_private.end_candidacy_access();

-- Leaving the programme ends a proposal too.
CREATE FUNCTION app_private.close_on_leaving() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app_private.close_candidacies(array_agg(k.id), 'household-withdrew', NULL, NEW.happened_on)
  FROM app.candidacy k WHERE k.household_id = NEW.household_id
    AND NOT app_private.has_fact(k.id, 'candidacy-closed') AND NOT app_private.has_fact(k.id, 'decided');
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.close_on_leaving() IS 'Un ménage qui quitte le parcours ne reste pas proposé pour un logement.';
CREATE TRIGGER left_the_path AFTER INSERT ON app.milestone FOR EACH ROW
  WHEN (current_user = 'perenne_definer' AND NEW.kind IN ('withdrawn', 'ended-early')) EXECUTE FUNCTION app_private.close_on_leaving();

-- A dwelling taken back while a household is proposed for it: its candidacies end, and their prescribers are told. Open
-- again by hand, it would keep a household proposed for nothing.
CREATE FUNCTION app_private.follow_vacancy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE live uuid[];
BEGIN
  SELECT COALESCE(array_agg(k.id), '{}') INTO live FROM app.candidacy k WHERE k.vacancy_id = NEW.id
    AND NOT app_private.has_fact(k.id, 'candidacy-closed') AND NOT app_private.has_fact(k.id, 'decided');
  IF cardinality(live) = 0 THEN RETURN NULL; END IF;
  IF NEW.status = 'open' THEN PERFORM app_private.refuse('vacancy-has-candidates'); END IF;
  PERFORM app_private.tell_prescribers('proposal-ended', ARRAY(SELECT l.id FROM unnest(live) AS l(id)
    WHERE app_private.has_fact(l.id, 'prescriber-informed')));
  PERFORM app_private.close_candidacies(live, 'dwelling-withdrawn', 'Le bailleur a retiré ce logement.', app_private.programme_today());
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.follow_vacancy() IS 'Un logement retiré clôt ses candidatures et prévient leurs prescripteurs ; rouvert à la main, il n’en garde aucune.';
CREATE TRIGGER followed AFTER UPDATE OF status ON app.vacancy FOR EACH ROW
  WHEN (current_user = 'perenne_request' AND OLD.status <> NEW.status AND (NEW.status = 'withdrawn' OR (OLD.status = 'proposed' AND NEW.status = 'open')))
  EXECUTE FUNCTION app_private.follow_vacancy();
-- Whose phases are to be stored again after it: the households that this transaction has just moved.
CREATE FUNCTION app_private.households_just_closed() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(DISTINCT m.household_id), '{}') FROM app_private.request() c
  JOIN app.milestone m ON m.kind = 'candidacy-closed' AND m.happened_on = c.today AND m.undone_at IS NULL
    AND m.recorded_by = c.account_id AND m.xmin = pg_current_xact_id()::xid;
END;
COMMENT ON FUNCTION app_private.households_just_closed() IS 'Ménages dont la transaction en cours vient de clore la candidature.';
GRANT EXECUTE ON FUNCTION app_private.households_just_closed() TO perenne_request;

-- The household learns who joins for a proposal with the proposal itself: not before its prescriber's go.
CREATE OR REPLACE VIEW app.case_team WITH (security_barrier = true) AS
SELECT a.id, a.household_id, a.role, a.organisation_id, o.short_name AS organisation_name, a.account_id,
  t.display_name, t.phone, a.subject_person_id, a.starts_on, a.named_on
FROM app_private.request() c
JOIN app.assignment a ON a.kind = 'case' AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)
JOIN app.household h ON h.id = a.household_id
JOIN app.organisation o ON o.id = a.organisation_id
LEFT JOIN app.account t ON t.id = a.account_id
WHERE a.role <> 'HH' AND EXISTS (SELECT FROM app.my_access m
  WHERE m.household_id = a.household_id AND m.verb = 'read'
    AND m.compartment = ANY (CASE a.role WHEN 'SPIP' THEN ARRAY['8'] WHEN 'HP' THEN ARRAY['7b']
      WHEN 'MJPM' THEN ARRAY['9', '9r'] ELSE ARRAY['1', '1r'] END)
    AND (a.subject_person_id IS NULL OR m.subject_person_id IS NULL OR m.subject_person_id = a.subject_person_id)
    AND (m.own_account_id IS NULL OR m.own_account_id = a.account_id)
    -- Whoever reads its own referrals only knows who is around those.
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id IN (h.author_organisation_id, a.organisation_id)))
  AND (c.role <> 'HH' OR NOT EXISTS (SELECT FROM app.candidacy_access x WHERE x.assignment_id = a.id
    AND NOT EXISTS (SELECT FROM app.milestone g WHERE g.candidacy_id = x.candidacy_id AND g.kind = 'prescriber-go' AND g.undone_at IS NULL)));
