-- The answer to an offer, the silence, and who comes next. One transaction each: a dwelling is never held by nobody.

-- Everybody who follows the household is told on the same day; the mail says only that something happened.
CREATE FUNCTION app_private.tell_team(p_kind text, p_candidacy uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT DISTINCT p_kind, ARRAY[k.id, k.household_id], k.author_account_id, r.id
  FROM app.candidacy k
  CROSS JOIN (SELECT app_private.programme_today() AS today) n
  JOIN app.assignment a ON a.household_id = k.household_id AND a.kind = 'case' AND a.role IN ('HH', 'PRE', 'REF', 'LSW', 'MJPM')
    AND a.starts_on <= n.today AND (a.ends_on IS NULL OR a.ends_on >= n.today)
  JOIN app.account_role r ON r.account_id = a.account_id AND r.organisation_id = a.organisation_id AND r.role = a.role
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today)
  WHERE k.id = p_candidacy;
END;
COMMENT ON FUNCTION app_private.tell_team IS 'Prévient par courriel ceux qui suivent le ménage ; appelée par les fonctions de la base seules.';

CREATE FUNCTION app_private.take_reply() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  d app.decision;
  n app.result_notice;
BEGIN
  SELECT * INTO c FROM app_private.request();
  d := app_private.decision_of(NEW.candidacy_id);
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || d.vacancy_id::text, 0));
  IF app_private.has_fact(NEW.candidacy_id, 'candidacy-closed') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  SELECT k.* INTO n FROM app.result_notice k WHERE k.candidacy_id = NEW.candidacy_id AND k.kind = 'offer';
  IF NOT FOUND OR d.served_on IS NULL THEN PERFORM app_private.refuse('no-offer'); END IF;
  IF NEW.replied_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.replied_on < n.sent_on THEN PERFORM app_private.refuse('dates-out-of-order'); END IF;
  -- Late: only the officer may still take it, and says why.
  IF n.reply_by < NEW.replied_on AND (c.role <> 'ALL' OR NEW.late_motive IS NULL) THEN PERFORM app_private.refuse('reply-too-late'); END IF;
  IF NEW.late_motive IS NOT NULL AND (c.role <> 'ALL' OR n.reply_by IS NULL OR n.reply_by >= NEW.replied_on)
  THEN PERFORM app_private.refuse('reply-in-time'); END IF;
  IF NEW.reply = 'accepted' THEN
    IF d.outcome = 'allocated-conditional' AND NOT EXISTS (SELECT FROM app.offer_condition k WHERE k.candidacy_id = d.candidacy_id)
    THEN PERFORM app_private.refuse('condition-open'); END IF;
    IF NOT app_private.continuity_promised(NEW.candidacy_id) THEN PERFORM app_private.refuse('continuity-not-promised'); END IF;
    PERFORM app_private.record_milestone(NEW.household_id, 'offer-accepted', NEW.replied_on, NEW.candidacy_id);
  ELSE
    PERFORM app_private.close_candidacies(ARRAY[NEW.candidacy_id], 'offer-refused', NULL, NEW.replied_on);
    PERFORM app_private.serve_next_rank(d.vacancy_id);
  END IF;
  PERFORM app_private.tell_team('offer-answered', NEW.candidacy_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.take_reply() IS 'Acceptée, l’offre ouvre le bail ; refusée, elle passe au rang suivant et rouvre les besoins.';
CREATE TRIGGER take AFTER INSERT ON app.offer_reply FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.take_reply();

-- The phases stored by a duty, which has nobody behind it: same facts, same writing, no other right.
CREATE FUNCTION app_private.keep_phases(p_households uuid[], p_audiences text[], p_phases integer[], p_since date[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE app.household h SET phase = n.phase, phase_since = n.since
  FROM unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  WHERE h.id = n.id AND n.audience = 'household' AND (h.phase <> n.phase OR h.phase_since <> n.since);
  DELETE FROM app.held_phase e USING unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  JOIN app.household h ON h.id = n.id
  WHERE e.household_id = n.id AND e.audience = n.audience AND n.phase = h.phase AND n.since = h.phase_since;
  INSERT INTO app.held_phase (household_id, audience, phase, phase_since)
  SELECT n.id, n.audience, n.phase, n.since
  FROM unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  JOIN app.household h ON h.id = n.id
  WHERE n.audience <> 'household' AND (n.phase <> h.phase OR n.since <> h.phase_since)
  ON CONFLICT (household_id, audience) DO UPDATE SET phase = excluded.phase, phase_since = excluded.phase_since;
END $$;
COMMENT ON FUNCTION app_private.keep_phases IS 'Enregistre les phases calculées par un devoir de la plateforme.';
CREATE OR REPLACE FUNCTION app_private.store_phases(p_households uuid[], p_audiences text[], p_phases integer[], p_since date[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(p_households) AS asked(id) WHERE NOT app_private.may_act_on(asked.id))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  PERFORM app_private.keep_phases(p_households, p_audiences, p_phases, p_since);
END $$;

CREATE FUNCTION app_private.due_path_facts(p_households uuid[])
RETURNS TABLE (household_id uuid, audience text, kind text, happened_on date, review_months integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 40 SET search_path = ''
BEGIN ATOMIC
  SELECT h.id, a.audience, f.kind, f.happened_on, t.value::int
  FROM unnest(ARRAY['deciders', 'told', 'household']) AS a(audience)
  JOIN app.household h ON h.id = ANY (p_households)
  LEFT JOIN app.scheme_term t ON t.scheme_id = h.scheme_id AND t.key = 'months.review'
    AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
  CROSS JOIN LATERAL (
    SELECT 'opened' AS kind, (h.opened_at AT TIME ZONE 'Europe/Paris')::date AS happened_on
    UNION ALL
    SELECT k.kind, k.happened_on FROM app_private.known_facts(ARRAY[h.id], a.audience) k
  ) f
  ORDER BY 4;
END;
COMMENT ON FUNCTION app_private.due_path_facts IS 'Faits du parcours par public, pour les phases qu’une échéance fait changer.';
GRANT EXECUTE ON FUNCTION app_private.keep_phases(uuid[], text[], integer[], date[]), app_private.due_path_facts(uuid[]) TO perenne_due;

-- J3: silence is a refusal only when the letter is proved to have arrived, and, where the scheme says so, after a call.
-- A missing document closes a conditional attribution on the day after its own date. Returns the households concerned.
CREATE FUNCTION app_private.close_silent_offers() RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  today date := app_private.programme_today();
  late record;
  moved uuid[] := '{}';
BEGIN
  FOR late IN
    SELECT d.candidacy_id, d.household_id, d.vacancy_id, CASE WHEN x.is_unmet THEN 'condition-unmet' ELSE 'offer-silent' END AS because
    FROM app.decision d
    JOIN app.household h ON h.id = d.household_id
    JOIN app.result_notice n ON n.candidacy_id = d.candidacy_id AND n.kind = 'offer'
    CROSS JOIN LATERAL (SELECT d.outcome = 'allocated-conditional' AND d.complete_on < today
      AND NOT EXISTS (SELECT FROM app.offer_condition k WHERE k.candidacy_id = d.candidacy_id) AS is_unmet) x
    WHERE d.served_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM app.offer_reply r WHERE r.candidacy_id = d.candidacy_id)
      AND NOT app_private.has_fact(d.candidacy_id, 'candidacy-closed')
      AND (x.is_unmet OR (n.reply_by < today AND (n.called_on IS NOT NULL OR NOT EXISTS (SELECT FROM app.scheme_term t
        WHERE t.scheme_id = h.scheme_id AND t.key = 'answer.call-first' AND t.value = 1 AND daterange(t.valid_from, t.valid_to) @> today))))
    ORDER BY d.vacancy_id
  LOOP
    PERFORM app_private.close_candidacies(ARRAY[late.candidacy_id], late.because, NULL, today);
    PERFORM app_private.serve_next_rank(late.vacancy_id);
    PERFORM app_private.tell_prescribers('offer-answered', ARRAY[late.candidacy_id]);
    moved := moved || late.household_id;
  END LOOP;
  RETURN moved;
END $$;
COMMENT ON FUNCTION app_private.close_silent_offers() IS 'Constate les offres restées sans réponse, preuve de remise à l’appui, et sert le rang suivant ; appelée par le devoir des échéances.';
GRANT EXECUTE ON FUNCTION app_private.close_silent_offers() TO perenne_due;
GRANT EXECUTE ON FUNCTION app_private.tell_result(uuid), app_private.embargo_ends_at(uuid) TO perenne_request;
