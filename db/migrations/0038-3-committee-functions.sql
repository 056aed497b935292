-- What changes the state of a session: each function checks who asks and what is missing, and does all of it or none.
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('committee-convoked', 'Convoquer un membre de la commission', true),
  ('committee-minutes', 'Adresser le procès-verbal au préfet', true);

CREATE FUNCTION app_private.committee_term(p_session uuid, p_key text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE found_value integer;
BEGIN
  SELECT t.value::int INTO found_value FROM app.committee_session s
  JOIN app.scheme_term t ON t.scheme_id = s.scheme_id AND t.key = p_key AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
  WHERE s.id = p_session;
  -- Without its rule, an access would have no end and a session no quorum.
  IF found_value IS NULL THEN PERFORM app_private.refuse('committee-term-missing'); END IF;
  RETURN found_value;
END $$;
COMMENT ON FUNCTION app_private.committee_term IS 'Terme du dispositif d’une séance, à la date du jour.';

-- The officer of the landlord is the secretary. Locks the session: two clerks wait for each other.
CREATE FUNCTION app_private.secretary_of(p_session uuid, VARIADIC p_states text[]) RETURNS app.committee_session
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE s app.committee_session;
BEGIN
  SELECT k.* INTO s FROM app.committee_session k
  WHERE k.id = p_session AND k.scheme_id = ANY (app_private.landlord_schemes('ALL')) FOR UPDATE;
  IF NOT FOUND THEN PERFORM app_private.refuse('secretary-only'); END IF;
  IF NOT s.state = ANY (p_states) THEN PERFORM app_private.refuse('session-not-ready'); END IF;
  RETURN s;
END $$;
COMMENT ON FUNCTION app_private.secretary_of IS 'La séance, si l’acteur en tient le secrétariat et qu’elle est dans l’un de ces états.';

CREATE FUNCTION app_private.is_live_candidacy(p_candidacy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.undone_at IS NULL AND m.kind = 'prescriber-go')
    AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.undone_at IS NULL AND m.kind IN ('candidacy-closed', 'decided'));
END;
COMMENT ON FUNCTION app_private.is_live_candidacy IS 'Accord du prescripteur donné, et rien de décidé ni de clos.';

-- Members are those whose seat is live on the day of the session; each reads the candidates of the dwellings to which
-- he takes part, from now on.
CREATE FUNCTION app_private.convoke_session(p_session uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  s app.committee_session;
  needed integer;
  found_one record;
  opened uuid;
BEGIN
  SELECT * INTO c FROM app_private.request();
  s := app_private.secretary_of(p_session, 'drafted');
  needed := app_private.committee_term(p_session, 'committee.candidates');
  IF s.held_on < c.today THEN PERFORM app_private.refuse('session-in-the-past'); END IF;
  IF NOT EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = p_session) THEN PERFORM app_private.refuse('agenda-empty'); END IF;
  IF EXISTS (SELECT FROM app.committee_item i JOIN app.vacancy v ON v.id = i.vacancy_id
      WHERE i.session_id = p_session AND v.status NOT IN ('open', 'proposed')) THEN PERFORM app_private.refuse('vacancy-not-open'); END IF;
  IF EXISTS (SELECT FROM app.committee_candidate k JOIN app.committee_item i ON i.id = k.item_id
      WHERE i.session_id = p_session AND NOT app_private.is_live_candidacy(k.candidacy_id))
  THEN PERFORM app_private.refuse('candidate-not-ready'); END IF;
  -- D2: a candidate without a registered request cannot be examined.
  IF EXISTS (SELECT FROM app.committee_item i JOIN app.committee_candidate k ON k.item_id = i.id
      JOIN app.candidacy y ON y.id = k.candidacy_id LEFT JOIN app.housing_request r ON r.household_id = y.household_id
      WHERE i.session_id = p_session AND r.unique_request_number IS NULL)
  THEN PERFORM app_private.refuse('candidate-without-number'); END IF;
  IF EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = p_session AND i.exception IS NULL
      AND (SELECT count(*) FROM app.committee_candidate k WHERE k.item_id = i.id) < needed)
    OR EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = p_session
      AND NOT EXISTS (SELECT FROM app.committee_candidate k WHERE k.item_id = i.id))
  THEN PERFORM app_private.refuse('too-few-candidates'); END IF;
  INSERT INTO app.committee_member (session_id, seat_id, account_id)
  SELECT p_session, k.id, k.account_id FROM app.committee_seat k
  WHERE k.scheme_id = s.scheme_id AND k.starts_on <= s.held_on AND (k.ends_on IS NULL OR k.ends_on >= s.held_on)
    -- Whoever sits for no dwelling of the day is not bothered.
    AND EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = p_session AND app_private.sits_for(k.id, i.vacancy_id));
  IF NOT EXISTS (SELECT FROM app.committee_member m JOIN app.committee_seat k ON k.id = m.seat_id
      WHERE m.session_id = p_session AND k.kind = 'prefect') THEN PERFORM app_private.refuse('prefect-missing'); END IF;
  UPDATE app.committee_session k SET state = 'convoked', convoked_on = c.today, version = k.version + 1,
    quorum = app_private.committee_term(p_session, 'committee.quorum')
  WHERE k.id = p_session;
  FOR found_one IN
    SELECT m.id AS member_id, m.account_id, t.organisation_id, k.candidacy_id, y.household_id
    FROM app.committee_member m
    JOIN app.committee_seat t ON t.id = m.seat_id
    JOIN app.committee_item i ON i.session_id = m.session_id AND app_private.sits_for(t.id, i.vacancy_id)
    JOIN app.committee_candidate k ON k.item_id = i.id
    JOIN app.candidacy y ON y.id = k.candidacy_id
    WHERE m.session_id = p_session
  LOOP
    INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, starts_on, named_on, assigned_by)
    VALUES (gen_random_uuid(), found_one.household_id, found_one.organisation_id, 'CAL', found_one.account_id, 'named',
      c.today, c.today, c.account_id)
    RETURNING id INTO opened;
    INSERT INTO app.committee_access (session_id, candidacy_id, member_id, assignment_id)
    VALUES (p_session, found_one.candidacy_id, found_one.member_id, opened);
  END LOOP;
  PERFORM app_private.record_milestone(y.household_id, 'convoked', c.today, y.id)
  FROM app.committee_item i JOIN app.committee_candidate k ON k.item_id = i.id JOIN app.candidacy y ON y.id = k.candidacy_id
  WHERE i.session_id = p_session;
  PERFORM app_private.tell_committee(p_session, 'committee-convoked', ARRAY['board', 'tenants', 'mayor', 'epci', 'prefect', 'association', 'holder']);
END $$;
COMMENT ON FUNCTION app_private.convoke_session IS 'Convoque une séance : membres, accès datés, quorum, fait « convoqué » de chaque candidature, courriels.';

-- A mail for each member concerned, with his own rights: it says that a session is held, never about whom.
CREATE FUNCTION app_private.tell_committee(p_session uuid, p_kind text, p_kinds text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT p_kind, ARRAY[p_session], c.account_id, r.id
  FROM app_private.request() c
  JOIN app.committee_member m ON m.session_id = p_session
  JOIN app.committee_seat k ON k.id = m.seat_id AND k.kind = ANY (p_kinds)
  JOIN app.account_role r ON r.account_id = k.account_id AND r.organisation_id = k.organisation_id AND r.role = 'CAL'
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today);
END;
COMMENT ON FUNCTION app_private.tell_committee IS 'Prévient par courriel les membres de ces titres ; appelée par les fonctions de la base seules.';

CREATE FUNCTION app_private.set_presence(p_member uuid, p_presence text, p_mandate_to uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE m app.committee_member;
BEGIN
  SELECT k.* INTO m FROM app.committee_member k WHERE k.id = p_member;
  PERFORM app_private.secretary_of(m.session_id, 'convoked', 'open');
  IF p_mandate_to IS NOT NULL THEN
    IF NOT EXISTS (SELECT FROM app.committee_member h JOIN app.committee_seat k ON k.id = h.seat_id
        WHERE h.id = p_mandate_to AND h.session_id = m.session_id AND h.presence IN ('present', 'remote')
          AND k.kind NOT IN ('association', 'holder'))
      OR EXISTS (SELECT FROM app.committee_seat k WHERE k.id = m.seat_id AND k.kind IN ('association', 'holder'))
    THEN PERFORM app_private.refuse('mandate-not-allowed'); END IF;
    IF (SELECT count(*) FROM app.committee_member o WHERE o.mandate_to = p_mandate_to AND o.id <> p_member)
        >= app_private.committee_term(m.session_id, 'committee.mandates')
    THEN PERFORM app_private.refuse('too-many-mandates'); END IF;
  END IF;
  -- Whoever leaves no longer holds the mandates he was given.
  IF p_presence NOT IN ('present', 'remote') THEN
    UPDATE app.committee_member o SET mandate_to = NULL WHERE o.mandate_to = p_member;
  END IF;
  UPDATE app.committee_member k SET presence = p_presence, mandate_to = p_mandate_to WHERE k.id = p_member;
END $$;
COMMENT ON FUNCTION app_private.set_presence IS 'Note la présence d’un membre et le mandat qu’il donne.';

-- Members of the board who are there, the tenants' representative among them: those whom the règlement counts.
CREATE FUNCTION app_private.counted_presence(p_session uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT count(*) FROM app.committee_member m JOIN app.committee_seat k ON k.id = m.seat_id
  WHERE m.session_id = p_session AND m.presence IN ('present', 'remote') AND k.kind IN ('board', 'tenants');
END;
COMMENT ON FUNCTION app_private.counted_presence IS 'Membres présents que compte le quorum.';

CREATE FUNCTION app_private.open_session(p_session uuid, p_chair uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  s app.committee_session;
BEGIN
  SELECT * INTO c FROM app_private.request();
  s := app_private.secretary_of(p_session, 'convoked');
  IF c.today < s.held_on THEN PERFORM app_private.refuse('session-not-today'); END IF;
  IF app_private.counted_presence(p_session) < s.quorum THEN PERFORM app_private.refuse('below-quorum'); END IF;
  IF NOT EXISTS (SELECT FROM app.committee_member m JOIN app.committee_seat k ON k.id = m.seat_id
      WHERE m.id = p_chair AND m.session_id = p_session AND m.presence IN ('present', 'remote') AND k.kind IN ('board', 'tenants'))
  THEN PERFORM app_private.refuse('chair-not-present'); END IF;
  UPDATE app.committee_session k SET state = 'open', opened_at = app_private.programme_now(), chair_id = p_chair, version = k.version + 1
  WHERE k.id = p_session;
END $$;
COMMENT ON FUNCTION app_private.open_session IS 'Ouvre la séance, si le quorum est atteint et le président de séance présent.';

CREATE FUNCTION app_private.open_item(p_item uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE i app.committee_item;
BEGIN
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item;
  PERFORM app_private.secretary_of(i.session_id, 'open');
  IF EXISTS (SELECT FROM app.committee_item o WHERE o.session_id = i.session_id AND o.state = 'open' AND o.id <> p_item)
  THEN PERFORM app_private.refuse('another-item-open'); END IF;
  UPDATE app.committee_item k SET state = 'open', opened_at = COALESCE(k.opened_at, app_private.programme_now())
  WHERE k.id = p_item AND k.state IN ('waiting', 'open');
  IF NOT FOUND THEN PERFORM app_private.refuse('item-not-open'); END IF;
END $$;
COMMENT ON FUNCTION app_private.open_item IS 'Appelle un logement : un à la fois.';

CREATE FUNCTION app_private.postpone_item(p_item uuid, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE i app.committee_item;
BEGIN
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item;
  PERFORM app_private.secretary_of(i.session_id, 'convoked', 'open');
  IF i.state NOT IN ('waiting', 'open') THEN PERFORM app_private.refuse('item-not-open'); END IF;
  DELETE FROM app.committee_vote v USING app.committee_candidate k WHERE k.id = v.candidate_id AND k.item_id = p_item;
  UPDATE app.committee_candidate k SET outcome = NULL, rank = NULL, missing_document = NULL, complete_on = NULL, motive = NULL,
    words = NULL, version = k.version + 1 WHERE k.item_id = p_item;
  UPDATE app.committee_item k SET state = 'postponed', postponed_reason = p_reason WHERE k.id = p_item;
END $$;
COMMENT ON FUNCTION app_private.postpone_item IS 'Reporte un logement, avec un motif ; rien de ce qui y était écrit ne reste.';

CREATE FUNCTION app_private.set_recusal(p_item uuid, p_member uuid, p_recused boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  i app.committee_item;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item FOR UPDATE;
  IF NOT EXISTS (SELECT FROM app.committee_member m JOIN app.committee_session s ON s.id = m.session_id
      WHERE m.id = p_member AND m.session_id = i.session_id AND s.state IN ('convoked', 'open')
        AND (s.scheme_id = ANY (app_private.landlord_schemes('ALL'))
          OR (p_recused AND m.account_id = c.account_id AND c.role = 'CAL')))
    OR i.state NOT IN ('waiting', 'open')
  THEN PERFORM app_private.refuse('may-not-recuse'); END IF;
  IF p_recused THEN
    INSERT INTO app.committee_recusal (item_id, member_id, recorded_by) VALUES (p_item, p_member, c.account_id) ON CONFLICT DO NOTHING;
    -- His voice and the one that he carried no longer count.
    DELETE FROM app.committee_vote v USING app.committee_candidate k, app.committee_member m
    WHERE k.id = v.candidate_id AND k.item_id = p_item AND m.id = v.member_id AND (m.id = p_member OR m.mandate_to = p_member);
  ELSE
    DELETE FROM app.committee_recusal r WHERE r.item_id = p_item AND r.member_id = p_member;
  END IF;
END $$;
COMMENT ON FUNCTION app_private.set_recusal IS 'Note un déport : par le membre lui-même ou par le secrétariat ; le lever revient au secrétariat.';

-- Who votes on a dwelling: deliberative, for this place, not recused, there or represented by somebody who is.
CREATE FUNCTION app_private.may_vote(p_member uuid, p_item uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app.committee_member m
    JOIN app.committee_seat k ON k.id = m.seat_id AND k.kind NOT IN ('association', 'holder')
    JOIN app.committee_item i ON i.id = p_item AND i.session_id = m.session_id AND app_private.sits_for(k.id, i.vacancy_id)
    LEFT JOIN app.committee_member h ON h.id = m.mandate_to
    WHERE m.id = p_member AND NOT EXISTS (SELECT FROM app.committee_recusal r WHERE r.item_id = p_item AND r.member_id = m.id)
      AND (m.presence IN ('present', 'remote') OR (h.presence IN ('present', 'remote')
        AND NOT EXISTS (SELECT FROM app.committee_recusal r WHERE r.item_id = p_item AND r.member_id = h.id))));
END;
COMMENT ON FUNCTION app_private.may_vote IS 'Ce membre vote-t-il sur ce logement, lui-même ou par son mandataire ?';

CREATE FUNCTION app_private.cast_vote(p_candidate uuid, p_member uuid, p_voice text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  k app.committee_candidate;
BEGIN
  SELECT * INTO c FROM app_private.request();
  -- Against a dwelling that closes meanwhile.
  SELECT n.* INTO k FROM app.committee_candidate n JOIN app.committee_item i ON i.id = n.item_id AND i.state = 'open'
  WHERE n.id = p_candidate FOR SHARE OF i;
  IF NOT FOUND OR k.outcome IS NULL THEN PERFORM app_private.refuse('nothing-to-vote-on'); END IF;
  IF NOT EXISTS (SELECT FROM app.committee_member m JOIN app.committee_session s ON s.id = m.session_id
    LEFT JOIN app.committee_member h ON h.id = m.mandate_to
    WHERE m.id = p_member AND (s.scheme_id = ANY (app_private.landlord_schemes('ALL'))
      OR (c.role = 'CAL' AND c.account_id = COALESCE(h.account_id, m.account_id))))
  THEN PERFORM app_private.refuse('not-your-voice'); END IF;
  IF NOT app_private.may_vote(p_member, k.item_id) THEN PERFORM app_private.refuse('may-not-vote'); END IF;
  INSERT INTO app.committee_vote (candidate_id, member_id, voice, cast_by) VALUES (p_candidate, p_member, p_voice, c.account_id)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN PERFORM app_private.refuse('already-voted'); END IF;
END $$;
COMMENT ON FUNCTION app_private.cast_vote IS 'Donne une voix, une fois : le membre, son mandataire, ou le secrétariat à main levée.';

-- Another decision is another question: the voices are asked again.
CREATE FUNCTION app_private.clear_votes(p_candidate uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE i app.committee_item;
BEGIN
  SELECT n.* INTO i FROM app.committee_item n JOIN app.committee_candidate k ON k.item_id = n.id WHERE k.id = p_candidate;
  PERFORM app_private.secretary_of(i.session_id, 'open');
  IF i.state <> 'open' THEN PERFORM app_private.refuse('item-not-open'); END IF;
  DELETE FROM app.committee_vote v WHERE v.candidate_id = p_candidate;
END $$;
COMMENT ON FUNCTION app_private.clear_votes IS 'Efface les voix d’un candidat, pour un nouveau vote, tant que le logement n’est pas clos.';

CREATE FUNCTION app_private.committee_tally(p_candidate uuid)
RETURNS TABLE (votes_for bigint, votes_against bigint, abstentions bigint, casting_voice text, is_carried boolean)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT t.pros, t.cons, t.blanks,
    CASE WHEN t.pros = t.cons AND t.pros > 0 THEN CASE WHEN t.mayor IS NOT NULL THEN 'mayor' WHEN t.chair IS NOT NULL AND t.rule = 1 THEN 'chair' END END,
    t.pros > t.cons OR (t.pros = t.cons AND t.pros > 0 AND COALESCE(t.mayor, CASE WHEN t.rule = 1 THEN t.chair END) = 'for')
  FROM (
    SELECT count(*) FILTER (WHERE v.voice = 'for') AS pros, count(*) FILTER (WHERE v.voice = 'against') AS cons,
      count(*) FILTER (WHERE v.voice = 'abstain') AS blanks,
      -- L.441-2: the mayor's voice prevails; without him, the rule of the règlement.
      max(v.voice) FILTER (WHERE s.kind = 'mayor' AND v.voice <> 'abstain') AS mayor,
      max(v.voice) FILTER (WHERE m.id = n.chair_id AND v.voice <> 'abstain') AS chair,
      max(app_private.committee_term(n.id, 'committee.tie-rule')) AS rule
    FROM app.committee_vote v
    JOIN app.committee_member m ON m.id = v.member_id
    JOIN app.committee_seat s ON s.id = m.seat_id
    JOIN app.committee_session n ON n.id = m.session_id
    WHERE v.candidate_id = p_candidate
  ) t;
END;
COMMENT ON FUNCTION app_private.committee_tally IS 'Voix d’un candidat : pour, contre, abstentions, voix qui a départagé, décision emportée.';

-- One transaction: decisions, facts of the path, the vacancy. A candidate who withdrew meanwhile gets no decision.
CREATE FUNCTION app_private.close_item(p_item uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  i app.committee_item;
  s app.committee_session;
  places integer;
  is_allocated boolean;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item;
  s := app_private.secretary_of(i.session_id, 'open');
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || i.vacancy_id::text, 0));
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item FOR UPDATE;
  IF i.state <> 'open' THEN PERFORM app_private.refuse('item-not-open'); END IF;
  IF app_private.counted_presence(s.id) < s.quorum THEN PERFORM app_private.refuse('below-quorum'); END IF;
  IF NOT EXISTS (SELECT FROM app.vacancy v WHERE v.id = i.vacancy_id AND v.status IN ('open', 'proposed'))
  THEN PERFORM app_private.refuse('vacancy-withdrawn'); END IF;
  IF EXISTS (SELECT FROM app.committee_candidate k WHERE k.item_id = p_item AND app_private.is_live_candidacy(k.candidacy_id) AND k.outcome IS NULL)
  THEN PERFORM app_private.refuse('candidate-undecided'); END IF;
  IF EXISTS (SELECT FROM app.committee_candidate k LEFT JOIN app.committee_motive t ON t.code = k.motive
      WHERE k.item_id = p_item AND k.outcome IN ('not-allocated', 'inadmissible')
        AND (t.code IS NULL OR NOT k.outcome = ANY (t.outcomes) OR (t.code = 'other' AND k.words IS NULL)))
  THEN PERFORM app_private.refuse('motive-missing'); END IF;
  IF EXISTS (SELECT FROM app.committee_candidate k WHERE k.item_id = p_item AND k.outcome = 'allocated-conditional'
      AND (k.missing_document IS NULL OR k.complete_on IS NULL OR k.complete_on < c.today))
  THEN PERFORM app_private.refuse('condition-incomplete'); END IF;
  IF EXISTS (SELECT FROM app.committee_candidate k CROSS JOIN LATERAL app_private.committee_tally(k.id) t
      WHERE k.item_id = p_item AND app_private.is_live_candidacy(k.candidacy_id) AND NOT t.is_carried)
  THEN PERFORM app_private.refuse('vote-not-carried'); END IF;
  -- One alone needs no rank; several are ranked from 1, without a gap nor a tie.
  SELECT count(*) INTO places FROM app.committee_candidate k
  WHERE k.item_id = p_item AND k.outcome LIKE 'allocated%' AND app_private.is_live_candidacy(k.candidacy_id);
  IF EXISTS (SELECT FROM (SELECT k.outcome, k.rank, row_number() OVER (ORDER BY k.rank NULLS LAST) AS place
        FROM app.committee_candidate k WHERE k.item_id = p_item AND k.outcome LIKE 'allocated%'
          AND app_private.is_live_candidacy(k.candidacy_id)) r
      WHERE (places > 1 OR r.outcome = 'allocated-ranked') AND (r.outcome = 'allocated' OR r.rank IS DISTINCT FROM r.place))
  THEN PERFORM app_private.refuse('ranks-not-contiguous'); END IF;
  INSERT INTO app.decision (household_id, candidacy_id, vacancy_id, item_id, outcome, rank, missing_document, complete_on, motive, words,
    votes_for, votes_against, abstentions, casting_voice, decided_on, served_on, author_account_id, author_organisation_id)
  SELECT y.household_id, y.id, i.vacancy_id, p_item, k.outcome, CASE WHEN places > 1 OR k.outcome = 'allocated-ranked' THEN k.rank END,
    k.missing_document, k.complete_on, k.motive, k.words, t.votes_for, t.votes_against, t.abstentions, t.casting_voice, c.today,
    CASE WHEN k.outcome LIKE 'allocated%' AND (places = 1 OR k.rank = 1) THEN c.today END, c.account_id, c.organisation_id
  FROM app.committee_candidate k JOIN app.candidacy y ON y.id = k.candidacy_id
  CROSS JOIN LATERAL app_private.committee_tally(k.id) t
  WHERE k.item_id = p_item AND app_private.is_live_candidacy(k.candidacy_id);
  PERFORM app_private.record_milestone(d.household_id, 'decided', c.today, d.candidacy_id) FROM app.decision d WHERE d.item_id = p_item;
  PERFORM app_private.record_milestone(d.household_id, 'candidacy-closed', c.today, d.candidacy_id) FROM app.decision d
  WHERE d.item_id = p_item AND d.outcome IN ('not-allocated', 'inadmissible');
  is_allocated := places > 0;
  PERFORM app_private.settle_vacancy(i.vacancy_id, CASE WHEN is_allocated THEN 'allocated' ELSE 'open' END,
    CASE WHEN NOT is_allocated THEN 'Commission du ' || to_char(s.held_on, 'DD/MM/YYYY') || ' : aucune attribution.' END,
    c.account_id, c.organisation_id);
  UPDATE app.committee_item k SET state = 'closed', closed_at = app_private.programme_now() WHERE k.id = p_item;
END $$;
COMMENT ON FUNCTION app_private.close_item IS 'Clôt un logement : décisions, faits du parcours et état de la libération, en une fois.';

CREATE FUNCTION app_private.close_session(p_session uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app_private.secretary_of(p_session, 'open');
  IF EXISTS (SELECT FROM app.committee_item i WHERE i.session_id = p_session AND i.state IN ('waiting', 'open'))
  THEN PERFORM app_private.refuse('agenda-unfinished'); END IF;
  UPDATE app.committee_session s SET state = 'closed', closed_at = app_private.programme_now(), version = s.version + 1 WHERE s.id = p_session;
END $$;
COMMENT ON FUNCTION app_private.close_session IS 'Lève la séance, une fois chaque logement décidé ou reporté.';

CREATE FUNCTION app_private.cancel_session(p_session uuid, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  PERFORM app_private.secretary_of(p_session, 'drafted', 'convoked');
  UPDATE app.committee_item i SET state = 'postponed', postponed_reason = p_reason WHERE i.session_id = p_session AND i.state = 'waiting';
  -- Nobody waits for a session that will not be held.
  UPDATE app.milestone m SET undone_at = app_private.programme_now()
  FROM app.committee_candidate k JOIN app.committee_item i ON i.id = k.item_id
  WHERE i.session_id = p_session AND m.candidacy_id = k.candidacy_id AND m.kind = 'convoked' AND m.undone_at IS NULL;
  UPDATE app.assignment a SET ends_on = c.today - 1 FROM app.committee_access x WHERE x.session_id = p_session AND a.id = x.assignment_id;
  UPDATE app.committee_session s SET state = 'cancelled', cancelled_on = c.today, cancel_reason = p_reason, access_ends_on = c.today, version = s.version + 1
  WHERE s.id = p_session;
END $$;
COMMENT ON FUNCTION app_private.cancel_session IS 'Annule une séance qui n’a pas commencé : les membres ne lisent plus rien des candidats.';

-- The chair signs; the bytes are kept with their fingerprint, and the members' access gets its end.
CREATE FUNCTION app_private.sign_minutes(p_session uuid, p_bytes bytea, p_content jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  s app.committee_session;
  signer text;
  last_day date;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO s FROM app.committee_session k WHERE k.id = p_session FOR UPDATE;
  SELECT k.name INTO signer FROM app.committee_member m JOIN app.committee_seat k ON k.id = m.seat_id
  WHERE m.id = s.chair_id AND m.account_id = c.account_id AND k.organisation_id = c.organisation_id AND c.role = 'CAL';
  IF signer IS NULL THEN PERFORM app_private.refuse('chair-only'); END IF;
  IF s.state <> 'closed' THEN PERFORM app_private.refuse('session-not-ready'); END IF;
  last_day := c.today + app_private.committee_term(p_session, 'committee.access-after');
  INSERT INTO app.committee_document (session_id, kind, version, bytes, content, issued_by, signer_name)
  VALUES (p_session, 'minutes', 1, p_bytes, p_content, c.account_id, signer);
  UPDATE app.committee_session k SET state = 'signed', signed_on = c.today, access_ends_on = last_day, version = k.version + 1 WHERE k.id = p_session;
  UPDATE app.assignment a SET ends_on = last_day FROM app.committee_access x WHERE x.session_id = p_session AND a.id = x.assignment_id;
  PERFORM app_private.tell_committee(p_session, 'committee-minutes', ARRAY['prefect']);
END $$;
COMMENT ON FUNCTION app_private.sign_minutes IS 'Signe le procès-verbal : octets et empreinte gardés, fin d’accès des membres fixée, préfet prévenu.';

CREATE FUNCTION app_private.issue_agenda(p_session uuid, p_bytes bytea, p_content jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  PERFORM app_private.secretary_of(p_session, 'convoked');
  INSERT INTO app.committee_document (session_id, kind, version, bytes, content, issued_by)
  SELECT p_session, 'agenda', count(*) + 1, p_bytes, p_content, c.account_id FROM app.committee_document d WHERE d.session_id = p_session AND d.kind = 'agenda';
END $$;
COMMENT ON FUNCTION app_private.issue_agenda IS 'Garde l’ordre du jour envoyé avec la convocation.';

-- Whom an officer may give a seat to: accounts with a confirmed role of member.
CREATE FUNCTION app_private.seatable_accounts() RETURNS TABLE (account_id uuid, organisation_id uuid, name text, organisation_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = ''
BEGIN ATOMIC
  SELECT a.id, o.id, a.display_name, o.short_name FROM app_private.request() c
  JOIN app.account_role r ON r.role = 'CAL' AND r.confirmed_at IS NOT NULL AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
  JOIN app.account a ON a.id = r.account_id AND a.closed_on IS NULL
  JOIN app.organisation o ON o.id = r.organisation_id
  WHERE cardinality(app_private.landlord_schemes('ALL')) > 0
  ORDER BY a.display_name;
END;
COMMENT ON FUNCTION app_private.seatable_accounts() IS 'Comptes de membres confirmés, pour qui tient le secrétariat.';

-- Rows are not deleted by requests: a dwelling leaves an agenda that is still a draft by this way alone.
CREATE FUNCTION app_private.take_off_item(p_item uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE i app.committee_item;
BEGIN
  SELECT k.* INTO i FROM app.committee_item k WHERE k.id = p_item;
  PERFORM app_private.secretary_of(i.session_id, 'drafted');
  DELETE FROM app.committee_item k WHERE k.id = p_item;
  UPDATE app.committee_item k SET position = k.position - 1 WHERE k.session_id = i.session_id AND k.position > i.position;
END $$;
COMMENT ON FUNCTION app_private.take_off_item IS 'Retire un logement d’un ordre du jour encore en préparation, par qui tient le secrétariat.';

-- What members read of a candidate: unique number, first name, initial, numbers of persons, solvable or not, signature;
-- never 3b, 3c, 6 to 8 (note 1).
CREATE VIEW app.committee_candidate_identity WITH (security_barrier = true) AS
SELECT k.id AS candidate_id, y.household_id, p.first_name, left(p.last_name, 1) AS initial, r.unique_request_number, n.adults, n.children,
  (EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = y.id AND m.undone_at IS NULL AND m.kind = 'prescriber-go')
    AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = y.id AND m.undone_at IS NULL AND m.kind IN ('candidacy-closed', 'decided')))
    OR EXISTS (SELECT FROM app.decision d WHERE d.candidacy_id = y.id) AS is_live
FROM app_private.request() c
CROSS JOIN app.committee_candidate k
JOIN app.candidacy y ON y.id = k.candidacy_id
JOIN app.household h ON h.id = y.household_id
LEFT JOIN app.person p ON p.id = h.lead_person_id
LEFT JOIN app.housing_request r ON r.household_id = h.id
LEFT JOIN app.composition n ON n.household_id = h.id
WHERE (k.item_id = ANY (app_private.landlord_items('ALL')) OR k.item_id = ANY (app_private.my_committee_items()))
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = y.household_id AND m.compartment = '10' AND m.verb = 'read')
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = y.household_id AND m.compartment IN ('1', '1r') AND m.verb = 'read');
ALTER VIEW app.committee_candidate_identity OWNER TO perenne_definer;
COMMENT ON VIEW app.committee_candidate_identity IS 'Un candidat tel que les membres le lisent : numéro unique, prénom, initiale, nombre de personnes.';
GRANT SELECT ON app.committee_candidate_identity TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.committee_candidate_identity', 'case', '10');

GRANT EXECUTE ON FUNCTION app_private.convoke_session(uuid), app_private.set_presence(uuid, text, uuid), app_private.open_session(uuid, uuid),
  app_private.open_item(uuid), app_private.postpone_item(uuid, text), app_private.set_recusal(uuid, uuid, boolean),
  app_private.cast_vote(uuid, uuid, text), app_private.clear_votes(uuid), app_private.take_off_item(uuid),
  app_private.close_item(uuid), app_private.close_session(uuid), app_private.cancel_session(uuid, text),
  app_private.sign_minutes(uuid, bytea, jsonb), app_private.issue_agenda(uuid, bytea, jsonb), app_private.seatable_accounts() TO perenne_request;
