-- The one door. Called while still the login role, in the transaction of the request; everything else needs its row.
CREATE FUNCTION app_private.live_session(p_session uuid) RETURNS TABLE (
  account_id uuid, account_role_id uuid, organisation_id uuid, role text, is_manager boolean,
  person_id uuid, second_factor_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT g.account_id, r.id, r.organisation_id, r.role, r.is_manager, a.person_id, g.second_factor_at
  FROM auth.session s
  JOIN auth.session_guard g ON g.session_id = s.id
  JOIN app.account a ON a.id = g.account_id
  JOIN app.account_role r ON r.id = g.account_role_id AND r.account_id = g.account_id
  CROSS JOIN (SELECT clock_timestamp() AS instant, app_private.programme_today() AS today) n
  WHERE s.id = p_session AND s.expires_at > n.instant AND g.revoked_at IS NULL
    AND a.closed_on IS NULL
    -- Whoever left the household no longer has a space in it: it would show where the others live now.
    AND (a.person_id IS NULL OR EXISTS (SELECT FROM app.person p
      WHERE p.id = a.person_id AND (p.left_on IS NULL OR p.left_on > n.today)))
    -- A14: idle 15 minutes, 30 on a declared personal device, 12 hours in all, by the real clock.
    AND g.last_seen_at > n.instant - CASE g.device WHEN 'personal' THEN interval '30 minutes' ELSE interval '15 minutes' END
    AND g.started_at > n.instant - interval '12 hours'
    AND r.confirmed_at IS NOT NULL AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today)
    AND (g.second_factor_at IS NOT NULL OR a.kind = 'household' OR (a.is_demonstration AND EXISTS (
      SELECT FROM app.instance i WHERE i.mode = 'demonstration')));
END;
COMMENT ON FUNCTION app_private.live_session(uuid) IS 'La session, son compte et le rôle choisi, s’ils sont vivants tous les trois.';

CREATE FUNCTION app_private.open_request(
  p_session uuid, p_household uuid, p_compartments text[], p_purpose text, p_route text, p_request_id uuid
) RETURNS SETOF app_private.request_context
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  live record;
  ctx app_private.request_context;
  subject uuid;
BEGIN
  SELECT * INTO live FROM app_private.live_session(p_session);
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO app_private.request_context AS c (xid, request_id, account_id, person_ids, account_role_id,
    organisation_id, role, is_manager, scope, household_id, compartments, purpose, route, today, second_factor_at, has_case)
  VALUES (pg_current_xact_id(), p_request_id, live.account_id,
    app_private.represented_persons(live.person_id, app_private.programme_today()), live.account_role_id,
    live.organisation_id, live.role, live.is_manager,
    CASE WHEN p_household IS NULL THEN 'list' ELSE 'household' END, p_household, p_compartments,
    p_purpose, p_route, app_private.programme_today(), live.second_factor_at,
    EXISTS (SELECT FROM app.assignment a WHERE a.household_id = p_household
      AND a.organisation_id = live.organisation_id AND a.role = live.role
      AND (a.reach = 'organisation' OR a.account_id = live.account_id)
      AND a.starts_on <= app_private.programme_today()
      AND (a.ends_on IS NULL OR a.ends_on >= app_private.programme_today())
      AND (a.expires_at IS NULL OR a.expires_at > clock_timestamp())))
  RETURNING c.* INTO ctx;
  IF p_household IS NOT NULL THEN
    SELECT a.subject_person_id INTO subject FROM app.assignment a
    WHERE a.household_id = p_household AND a.organisation_id = live.organisation_id AND a.role = live.role
      AND a.role IN ('SPIP', 'HP', 'MJPM') AND a.account_id = live.account_id
    ORDER BY a.starts_on DESC LIMIT 1;
  END IF;
  INSERT INTO app.access_log (request_id, account_id, organisation_id, role, outcome, household_id,
    subject_person_id, compartments, purpose, route)
  VALUES (p_request_id, live.account_id, live.organisation_id, live.role, 'opened', p_household,
    subject, p_compartments, p_purpose, p_route);
  -- At most one write per half minute, so that a busy page does not queue on its own session.
  UPDATE auth.session_guard g SET last_seen_at = clock_timestamp()
  WHERE g.session_id = p_session AND g.last_seen_at < clock_timestamp() - interval '30 seconds';
  RETURN NEXT ctx;
END $$;
COMMENT ON FUNCTION app_private.open_request IS 'Ouvre la porte : session et rôle vivants, une ligne au journal, un contexte ; sans ligne rendue, personne n’entre.';

CREATE FUNCTION app_private.close_request() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  DELETE FROM app_private.request_context WHERE xid = pg_current_xact_id_if_assigned();
END;

-- In its own short transaction: a refusal is an access too.
CREATE FUNCTION app_private.log_refusal(
  p_session uuid, p_household uuid, p_purpose text, p_route text, p_request_id uuid
) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.access_log (request_id, account_id, organisation_id, role, outcome, household_id, purpose, route)
  SELECT p_request_id, l.account_id, l.organisation_id, l.role, 'refused', p_household, p_purpose, p_route
  FROM (SELECT 1) one LEFT JOIN app_private.live_session(p_session) l ON true;
END;

-- A list says which households it showed, before its transaction ends, in one statement.
CREATE FUNCTION app_private.log_listed(p_households uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.access_log (request_id, account_id, organisation_id, role, outcome, listed_household_ids,
    compartments, purpose, route)
  SELECT c.request_id, c.account_id, c.organisation_id, c.role, 'listed', p_households, c.compartments, c.purpose, c.route
  FROM app_private.request() c WHERE cardinality(p_households) > 0;
END;
GRANT EXECUTE ON FUNCTION app_private.log_listed(uuid[]) TO perenne_request;

-- Rows that a crash left behind; live transactions are younger than any statement may last.
CREATE FUNCTION app_private.sweep_contexts() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH gone AS (
    DELETE FROM app_private.request_context WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) RETURNING 1
  ) SELECT count(*) FROM gone;
END;

-- Minors of her household, and adults whom she legally represents: their rows too.
CREATE FUNCTION app_private.represented_persons(p_person uuid, p_today date) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(q.id), '{}') FROM (
    SELECT p_person AS id WHERE p_person IS NOT NULL
    UNION
    SELECT child.id FROM app.person me
    JOIN app.person child ON child.household_id = me.household_id
    WHERE me.id = p_person AND child.birth_date > p_today - interval '18 years'
      AND me.birth_date <= p_today - interval '18 years'
      AND (child.left_on IS NULL OR child.left_on > p_today)
  ) q;
END;

GRANT EXECUTE ON FUNCTION app_private.open_request(uuid, uuid, text[], text, text, uuid),
  app_private.close_request(), app_private.log_refusal(uuid, uuid, text, text, uuid),
  app_private.sweep_contexts() TO perenne_app;
GRANT EXECUTE ON FUNCTION app_private.live_session(uuid), app_private.represented_persons(uuid, date) TO perenne_definer;
