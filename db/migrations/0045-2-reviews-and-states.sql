-- What the calendar does for a review: ask, remind, and in the end note that nobody answered. Each round writes once.
INSERT INTO app.job_kind (code, label, addressed) VALUES ('ask-review', 'Demander les réponses au bilan', true);

-- Who is asked: the persons of the household, the landlord's named référents, the workers who still follow it.
CREATE FUNCTION app_private.review_readers(p_household uuid, p_respondent text) RETURNS TABLE (account_role_id uuid, account_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 4 SET search_path = ''
BEGIN ATOMIC
  SELECT DISTINCT r.id, r.account_id
  FROM (SELECT app_private.programme_today() AS today) n
  JOIN app.assignment a ON a.household_id = p_household AND a.kind = 'case'
    AND a.starts_on <= n.today AND (a.ends_on IS NULL OR a.ends_on >= n.today)
    AND a.role = ANY (CASE p_respondent WHEN 'household' THEN ARRAY['HH'] WHEN 'referent' THEN ARRAY['REF'] ELSE ARRAY['PRE', 'PMS'] END)
  JOIN app.account_role r ON r.account_id = a.account_id AND r.organisation_id = a.organisation_id AND r.role = a.role
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today)
  JOIN app.account t ON t.id = r.account_id AND t.closed_on IS NULL;
END;
COMMENT ON FUNCTION app_private.review_readers IS 'À qui demander chaque questionnaire du bilan.';

CREATE FUNCTION app_private.ask_reviews() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  today date := app_private.programme_today();
  moved bigint;
BEGIN
  WITH term AS (
    SELECT t.scheme_id, max(t.value) FILTER (WHERE t.key = 'nudge.review-reminder')::int AS every,
      max(t.value) FILTER (WHERE t.key = 'nudge.review-reminders')::int AS most
    FROM app.scheme_term t WHERE t.key LIKE 'nudge.review-%' AND daterange(t.valid_from, t.valid_to) @> today GROUP BY t.scheme_id
  ), asked AS (
    INSERT INTO app.review_request (household_id, closure_id, respondent, asked_on, author_account_id, author_organisation_id)
    SELECT h.id, k.id, r.respondent, today, k.author_account_id, k.author_organisation_id
    FROM app.household h
    JOIN LATERAL (SELECT c.* FROM app.closure c WHERE c.household_id = h.id ORDER BY c.held_on DESC LIMIT 1) k ON true
    CROSS JOIN unnest(ARRAY['household', 'referent', 'worker']) AS r(respondent)
    WHERE h.phase = 12 AND h.state = 'active'
    ON CONFLICT (closure_id, respondent) DO NOTHING
    RETURNING id, household_id, respondent, author_account_id
  ), late AS (
    SELECT q.id, q.household_id, q.respondent, q.author_account_id, cardinality(q.reminded_on) >= t.most AS is_over
    FROM app.review_request q
    JOIN app.household h ON h.id = q.household_id
    JOIN term t ON t.scheme_id = h.scheme_id
    WHERE q.unanswered_on IS NULL AND NOT EXISTS (SELECT FROM app.review_answer a WHERE a.request_id = q.id)
      AND COALESCE(q.reminded_on[cardinality(q.reminded_on)], q.asked_on) + t.every <= today
  ), reminded AS (
    UPDATE app.review_request q SET reminded_on = q.reminded_on || today FROM late l
    WHERE q.id = l.id AND NOT l.is_over RETURNING q.id, l.household_id, l.respondent, l.author_account_id
  ), ended AS (
    UPDATE app.review_request q SET unanswered_on = today FROM late l WHERE q.id = l.id AND l.is_over RETURNING q.id
  ), told AS (
    INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
    SELECT 'ask-review', ARRAY[n.id, n.household_id], n.author_account_id, p.account_role_id
    FROM (SELECT id, household_id, respondent, author_account_id FROM asked
      UNION ALL SELECT id, household_id, respondent, author_account_id FROM reminded) n
    CROSS JOIN LATERAL app_private.review_readers(n.household_id, n.respondent) p
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM asked) + (SELECT count(*) FROM reminded) + (SELECT count(*) FROM ended) INTO moved;
  RETURN moved;
END $$;
COMMENT ON FUNCTION app_private.ask_reviews() IS 'Demande, rappelle, puis constate l’absence de réponse ; appelée par le devoir des échéances.';
GRANT EXECUTE ON FUNCTION app_private.ask_reviews() TO perenne_due;

-- States beside the phase. Each move is a dated fact; only a file that is still followed may be suspended or leave.
CREATE FUNCTION app_private.move_state(p_household uuid, p_to text, p_on date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  found text;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT h.state INTO found FROM app.household h WHERE h.id = p_household AND h.id = c.household_id AND c.has_case FOR UPDATE;
  IF found IS NULL OR NOT c.role = ANY (CASE p_to WHEN 'closed' THEN ARRAY['REF', 'PRE', 'PMS', 'LSW', 'HH'] ELSE ARRAY['PRE'] END)
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF found = p_to THEN RETURN; END IF;
  IF NOT (found, p_to) IN (('active', 'suspended'), ('suspended', 'active'), ('active', 'withdrawn'), ('suspended', 'withdrawn'),
    ('active', 'ended-early'), ('suspended', 'ended-early'), ('active', 'closed'), ('withdrawn', 'active'), ('ended-early', 'active'))
  THEN PERFORM app_private.refuse('state-not-open'); END IF;
  -- Coming back from an end is a new beginning: within the months of the scheme, and with the household's agreement.
  IF found IN ('withdrawn', 'ended-early') AND NOT EXISTS (SELECT FROM app.milestone m JOIN app.scheme_term t ON t.key = 'months.reopening'
      JOIN app.household h ON h.scheme_id = t.scheme_id AND h.id = p_household
      WHERE m.household_id = p_household AND m.kind IN ('withdrawn', 'ended-early') AND m.undone_at IS NULL
        AND daterange(t.valid_from, t.valid_to) @> c.today
        AND (m.happened_on + make_interval(months => t.value::int))::date >= c.today)
  THEN PERFORM app_private.refuse('too-late-to-reopen'); END IF;
  UPDATE app.household SET state = p_to WHERE id = p_household;
  INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by)
  VALUES (p_household, CASE p_to WHEN 'active' THEN 'resumed' WHEN 'closed' THEN 'reviewed' ELSE p_to END, p_on, c.account_id);
END $$;
COMMENT ON FUNCTION app_private.move_state IS 'Suspendre, reprendre, quitter, clore : un fait daté, et l’état du dossier qui le suit.';
GRANT EXECUTE ON FUNCTION app_private.move_state(uuid, text, date) TO perenne_request;

-- P2: once each questionnaire has its answer or its silence, the review is held and the file closed.
CREATE FUNCTION app_private.review_is_whole(p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT count(*) > 0 AND bool_and(q.unanswered_on IS NOT NULL OR a.id IS NOT NULL)
  FROM app_private.request() c
  JOIN app.review_request q ON q.household_id = p_household AND c.household_id = p_household AND c.has_case
  LEFT JOIN app.review_answer a ON a.request_id = q.id;
END;
COMMENT ON FUNCTION app_private.review_is_whole IS 'Chaque questionnaire du bilan a-t-il sa réponse, ou son silence constaté ?';
GRANT EXECUTE ON FUNCTION app_private.review_is_whole(uuid) TO perenne_request;
