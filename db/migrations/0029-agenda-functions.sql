-- Whom the actor may bring to an appointment: colleagues, or, about a household, its team as he knows it and the
-- colleagues who follow it. Inviting also shows who invites: a carer, a probation officer or a mandatary asks only those
-- to whom the matrix and the consents already show him.
CREATE FUNCTION app_private.invitable(p_household uuid) RETURNS TABLE (
  account_id uuid, display_name text, organisation_id uuid, organisation_name text, role text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = ''
BEGIN ATOMIC
  SELECT DISTINCT ON (f.account_id) f.account_id, t.display_name, f.organisation_id, o.short_name, f.role
  FROM app_private.request() c
  CROSS JOIN LATERAL (
    SELECT r.account_id, r.organisation_id, r.role FROM app.account_role r
    WHERE r.organisation_id = c.organisation_id AND r.role <> 'HH' AND r.confirmed_at IS NOT NULL
      AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
      AND (p_household IS NULL OR EXISTS (SELECT FROM app.assignment a
        WHERE a.household_id = p_household AND a.kind = 'case' AND a.organisation_id = r.organisation_id AND a.role = r.role
          AND (a.reach = 'organisation' OR a.account_id = r.account_id)
          AND a.starts_on <= c.today AND (a.ends_on IS NULL OR a.ends_on >= c.today)))
    UNION ALL
    SELECT m.account_id, m.organisation_id, m.role FROM app.case_team m
    WHERE m.household_id = p_household AND m.account_id IS NOT NULL AND EXISTS (SELECT FROM app.access_rule x
      WHERE x.role = m.role AND x.verb = 'read' AND x.own_by IS NULL AND x.compartment = ANY (CASE c.role WHEN 'SPIP' THEN ARRAY['8']
          WHEN 'HP' THEN ARRAY['7b'] WHEN 'MJPM' THEN ARRAY['9', '9r'] ELSE ARRAY['1', '1r'] END)
        AND (NOT x.needs_consent OR EXISTS (SELECT FROM app.consent s
          JOIN app.consent_compartment k ON k.consent_id = s.id AND k.compartment = x.compartment
          WHERE s.household_id = p_household AND s.withdrawn_at IS NULL AND s.expires_on > c.today
            AND s.recipient_organisation_id = m.organisation_id
            AND (s.recipient_account_id IS NULL OR s.recipient_account_id = m.account_id))))
  ) f
  JOIN app.account t ON t.id = f.account_id AND t.kind = 'professional' AND t.closed_on IS NULL
  JOIN app.organisation o ON o.id = f.organisation_id
  WHERE c.role <> 'HH' AND (p_household IS NULL OR (c.household_id = p_household AND c.has_case))
  ORDER BY f.account_id, f.organisation_id <> c.organisation_id;
END;
COMMENT ON FUNCTION app_private.invitable(uuid) IS 'Qui l’acteur peut convier : ses collègues, ou l’équipe du ménage telle qu’il la connaît.';

-- The appointment, if the actor comes to it and still sees the household; nothing otherwise.
CREATE FUNCTION app_private.my_appointment(p_id uuid) RETURNS SETOF app.appointment
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT a.* FROM app_private.request() c
  JOIN app.appointment a ON a.id = p_id
  JOIN app.appointment_participant p ON p.appointment_id = a.id AND p.account_id = c.account_id
  LEFT JOIN app.household h ON h.id = a.household_id
  WHERE c.role <> 'HH' AND (a.household_id IS NULL OR EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = a.household_id AND m.compartment IN ('1', '1r') AND m.verb = 'read'
      AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id)));
END;

-- How many come, for whoever invited them: a name that a list may not show still counts.
CREATE FUNCTION app_private.participant_counts(p_ids uuid[]) RETURNS TABLE (appointment_id uuid, count integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 50 SET search_path = ''
BEGIN ATOMIC
  SELECT p.appointment_id, count(*)::integer FROM app_private.request() c
  JOIN app.appointment a ON a.id = ANY (p_ids) AND a.organiser_account_id = c.account_id
  JOIN app.appointment_participant p ON p.appointment_id = a.id
  GROUP BY p.appointment_id;
END;

CREATE FUNCTION app_private.create_appointment(
  p_id uuid, p_household uuid, p_kind text, p_title text, p_on date, p_at time, p_minutes integer,
  p_place text, p_place_is_public boolean, p_participants uuid[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role = 'HH' OR (p_household IS NOT NULL AND (c.household_id IS DISTINCT FROM p_household OR NOT c.has_case))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_on < c.today THEN PERFORM app_private.refuse('appointment-in-the-past'); END IF;
  IF EXISTS (SELECT FROM unnest(p_participants) AS asked(id) WHERE asked.id <> c.account_id
      AND asked.id NOT IN (SELECT i.account_id FROM app_private.invitable(p_household) i))
  THEN PERFORM app_private.refuse('may-not-invite-this-person'); END IF;
  INSERT INTO app.appointment (id, kind, household_id, title, starts_at, minutes, place, place_is_public,
    organiser_account_id, organiser_organisation_id, updated_by)
  VALUES (p_id, p_kind, p_household, p_title, (p_on + p_at) AT TIME ZONE 'Europe/Paris', p_minutes, p_place,
    p_place_is_public AND p_place IS NOT NULL, c.account_id, c.organisation_id, c.account_id)
  ON CONFLICT (id) DO NOTHING;
  -- The same form sent twice is written once.
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO app.appointment_participant (appointment_id, account_id, organisation_id, answer, answered_at)
  VALUES (p_id, c.account_id, c.organisation_id, 'yes', app_private.programme_now());
  INSERT INTO app.appointment_participant (appointment_id, account_id, organisation_id)
  SELECT p_id, i.account_id, i.organisation_id FROM app_private.invitable(p_household) i
  WHERE i.account_id = ANY (p_participants) AND i.account_id <> c.account_id;
END $$;

-- Moved or cancelled by its organiser, or by a colleague of the organiser who comes too.
CREATE FUNCTION app_private.changeable_appointment(p_id uuid) RETURNS app.appointment
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE found_one app.appointment;
BEGIN
  SELECT a.* INTO found_one FROM app_private.my_appointment(p_id) m
  JOIN app.appointment a ON a.id = m.id FOR UPDATE OF a;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF found_one.organiser_organisation_id <> (SELECT c.organisation_id FROM app_private.request() c)
  THEN PERFORM app_private.refuse('organiser-only'); END IF;
  RETURN found_one;
END $$;

-- True when written; false when somebody changed it since that version was read.
CREATE FUNCTION app_private.move_appointment(
  p_id uuid, p_version integer, p_on date, p_at time, p_minutes integer, p_place text, p_place_is_public boolean
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  old app.appointment := app_private.changeable_appointment(p_id);
  instant timestamptz := (p_on + p_at) AT TIME ZONE 'Europe/Paris';
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF old.id IS NULL OR old.version <> p_version OR old.cancelled_at IS NOT NULL THEN RETURN false; END IF;
  IF p_on < c.today THEN PERFORM app_private.refuse('appointment-in-the-past'); END IF;
  UPDATE app.appointment a SET starts_at = instant, minutes = p_minutes, place = p_place,
    place_is_public = p_place_is_public AND p_place IS NOT NULL,
    version = a.version + 1, updated_by = c.account_id, updated_at = app_private.programme_now()
  WHERE a.id = p_id;
  -- Who said yes said it of the former time.
  UPDATE app.appointment_participant p SET answer = CASE WHEN p.account_id = c.account_id THEN 'yes' ELSE 'none' END,
    answered_at = CASE WHEN p.account_id = c.account_id THEN app_private.programme_now() END
  WHERE p.appointment_id = p_id AND (old.starts_at, old.minutes) IS DISTINCT FROM (instant, p_minutes::smallint);
  RETURN true;
END $$;

CREATE FUNCTION app_private.cancel_appointment(p_id uuid, p_version integer, p_motive text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  old app.appointment := app_private.changeable_appointment(p_id);
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF old.id IS NULL OR old.version <> p_version OR old.cancelled_at IS NOT NULL THEN RETURN false; END IF;
  UPDATE app.appointment a SET cancelled_at = app_private.programme_now(), cancel_motive = p_motive,
    version = a.version + 1, updated_by = c.account_id, updated_at = app_private.programme_now()
  WHERE a.id = p_id;
  RETURN true;
END $$;

CREATE FUNCTION app_private.answer_appointment(p_id uuid, p_answer text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM app_private.my_appointment(p_id) a WHERE a.cancelled_at IS NOT NULL)
  THEN PERFORM app_private.refuse('appointment-cancelled'); END IF;
  UPDATE app.appointment_participant p SET answer = p_answer, answered_at = app_private.programme_now()
  FROM app_private.request() c
  WHERE p.appointment_id = p_id AND p.account_id = c.account_id AND p.answer <> p_answer
    AND EXISTS (SELECT FROM app_private.my_appointment(p_id));
END $$;

-- Who is taken or away at that time, among those whom the actor may invite or who come already: said, never blocked,
-- and never by what.
CREATE FUNCTION app_private.taken_then(
  p_accounts uuid[], p_household uuid, p_except uuid, p_on date, p_at time, p_minutes integer
) RETURNS TABLE (account_id uuid, display_name text, is_taken boolean, is_away boolean, deputy_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT * FROM (
    SELECT k.account_id, t.display_name,
      EXISTS (SELECT FROM app.appointment_participant q JOIN app.appointment a ON a.id = q.appointment_id
        WHERE q.account_id = k.account_id AND q.answer <> 'no' AND a.cancelled_at IS NULL AND a.id IS DISTINCT FROM p_except
          AND tstzrange(a.starts_at, a.starts_at + make_interval(mins => a.minutes))
            && tstzrange(n.instant, n.instant + make_interval(mins => p_minutes))) AS is_taken,
      b.id IS NOT NULL AS is_away,
      CASE WHEN b.organisation_id = c.organisation_id THEN d.display_name END AS deputy_name
    FROM app_private.request() c
    CROSS JOIN (SELECT (p_on + p_at) AT TIME ZONE 'Europe/Paris' AS instant) n
    CROSS JOIN LATERAL (
      SELECT c.account_id, c.organisation_id
      UNION
      SELECT i.account_id, i.organisation_id FROM app_private.invitable(p_household) i WHERE p_except IS NULL
      UNION
      SELECT q.account_id, q.organisation_id FROM app_private.my_appointment(p_except) m
      JOIN app.appointment_participant q ON q.appointment_id = m.id
      JOIN app.appointment_party v ON v.appointment_id = q.appointment_id AND v.account_id = q.account_id
    ) k
    JOIN app.account t ON t.id = k.account_id
    LEFT JOIN app.absence b ON b.account_id = k.account_id AND b.organisation_id = k.organisation_id
      AND b.withdrawn_at IS NULL AND p_on BETWEEN b.starts_on AND b.ends_on
    LEFT JOIN app.account d ON d.id = b.deputy_account_id
    WHERE k.account_id = ANY (p_accounts) AND c.role <> 'HH'
  ) f
  WHERE f.is_taken OR f.is_away;
END;

-- One live address a person: a new one ends the former.
CREATE FUNCTION app_private.open_calendar_feed(p_id uuid, p_token_hash bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role = 'HH' THEN PERFORM app_private.refuse('may-not-write'); END IF;
  UPDATE app.calendar_feed f SET revoked_at = clock_timestamp() WHERE f.account_id = c.account_id AND f.revoked_at IS NULL;
  INSERT INTO app.calendar_feed (id, account_id, token_hash) VALUES (p_id, c.account_id, p_token_hash);
END $$;

CREATE FUNCTION app_private.revoke_calendar_feed() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  UPDATE app.calendar_feed f SET revoked_at = clock_timestamp()
  FROM app_private.request() c WHERE f.account_id = c.account_id AND f.revoked_at IS NULL;
END;

-- Outside the door, for a telephone that only has the address: times, kinds, places that say nothing. No name, no
-- household, no title can leave: they are not selected. NULL when the address is unknown, revoked, or its account closed.
CREATE FUNCTION app_private.read_calendar_feed(p_token_hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  feed app.calendar_feed;
  today date := app_private.programme_today();
BEGIN
  SELECT f.* INTO feed FROM app.calendar_feed f JOIN app.account t ON t.id = f.account_id AND t.closed_on IS NULL
  WHERE f.token_hash = p_token_hash AND f.revoked_at IS NULL
    AND EXISTS (SELECT FROM app.account_role r WHERE r.account_id = f.account_id AND r.confirmed_at IS NOT NULL
      AND r.starts_on <= today AND (r.ends_on IS NULL OR r.ends_on >= today));
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE app.calendar_feed f SET last_read_at = clock_timestamp()
  WHERE f.id = feed.id AND (f.last_read_at IS NULL OR f.last_read_at < clock_timestamp() - interval '10 minutes');
  RETURN (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'startsAt', a.starts_at,
      'minutes', a.minutes, 'place', CASE WHEN a.place_is_public THEN a.place END, 'sequence', a.version - 1,
      'updatedAt', a.updated_at, 'isCancelled', a.cancelled_at IS NOT NULL OR p.answer = 'no') ORDER BY a.starts_at, a.id), '[]')
    FROM app.appointment_participant p JOIN app.appointment a ON a.id = p.appointment_id
    WHERE p.account_id = feed.account_id AND a.starts_at BETWEEN today - 60 AND today + 400
      -- Who no longer follows the household no longer reads when it is met.
      AND (a.household_id IS NULL OR EXISTS (SELECT FROM app.assignment g JOIN app.account_role r
          ON r.account_id = p.account_id AND r.organisation_id = g.organisation_id AND r.role = g.role
          AND r.confirmed_at IS NOT NULL AND r.starts_on <= today AND (r.ends_on IS NULL OR r.ends_on >= today)
        WHERE g.household_id = a.household_id AND g.kind = 'case' AND (g.reach = 'organisation' OR g.account_id = p.account_id)
          AND g.starts_on <= today AND (g.ends_on IS NULL OR g.ends_on >= today))));
END $$;

-- Who stands in when the deputy is away too? Following the deputies on the days they have in common must never lead
-- back to the one who leaves.
CREATE FUNCTION app_private.declare_absence(p_id uuid, p_from date, p_to date, p_deputy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role = 'HH' THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF EXISTS (SELECT FROM app.absence b WHERE b.id = p_id AND b.account_id = c.account_id) THEN RETURN; END IF;
  IF p_to < p_from THEN PERFORM app_private.refuse('dates-out-of-order'); END IF;
  IF p_to < c.today THEN PERFORM app_private.refuse('absence-in-the-past'); END IF;
  IF p_deputy = c.account_id THEN PERFORM app_private.refuse('deputy-is-oneself'); END IF;
  IF p_deputy IS NOT NULL AND p_deputy NOT IN (SELECT i.account_id FROM app_private.invitable(NULL) i)
  THEN PERFORM app_private.refuse('not-of-this-organisation'); END IF;
  -- Two colleagues who name each other at the same moment: the second one waits, then sees the first.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('absence ' || c.organisation_id::text, 0));
  IF EXISTS (SELECT FROM app.absence b WHERE b.account_id = c.account_id AND b.organisation_id = c.organisation_id
      AND b.withdrawn_at IS NULL AND daterange(b.starts_on, b.ends_on, '[]') && daterange(p_from, p_to, '[]'))
  THEN PERFORM app_private.refuse('absence-overlaps'); END IF;
  IF EXISTS (
    WITH RECURSIVE chain (account_id, days) AS (
      SELECT p_deputy, daterange(p_from, p_to, '[]')
      UNION
      SELECT b.deputy_account_id, k.days * daterange(b.starts_on, b.ends_on, '[]')
      FROM chain k JOIN app.absence b ON b.account_id = k.account_id AND b.organisation_id = c.organisation_id
        AND b.withdrawn_at IS NULL AND b.deputy_account_id IS NOT NULL
        AND daterange(b.starts_on, b.ends_on, '[]') && k.days
    ) SELECT FROM chain WHERE chain.account_id = c.account_id)
  THEN PERFORM app_private.refuse('circular-deputies'); END IF;
  INSERT INTO app.absence (id, account_id, organisation_id, starts_on, ends_on, deputy_account_id)
  VALUES (p_id, c.account_id, c.organisation_id, p_from, p_to, p_deputy);
END $$;

CREATE FUNCTION app_private.withdraw_absence(p_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE app.absence b SET withdrawn_at = app_private.programme_now()
  FROM app_private.request() c
  WHERE b.id = p_id AND b.account_id = c.account_id AND b.withdrawn_at IS NULL;
END $$;

GRANT EXECUTE ON FUNCTION app_private.invitable(uuid), app_private.participant_counts(uuid[]),
  app_private.create_appointment(uuid, uuid, text, text, date, time, integer, text, boolean, uuid[]),
  app_private.move_appointment(uuid, integer, date, time, integer, text, boolean),
  app_private.cancel_appointment(uuid, integer, text), app_private.answer_appointment(uuid, text),
  app_private.taken_then(uuid[], uuid, uuid, date, time, integer),
  app_private.open_calendar_feed(uuid, bytea), app_private.revoke_calendar_feed(),
  app_private.declare_absence(uuid, date, date, uuid), app_private.withdraw_absence(uuid) TO perenne_request;
GRANT EXECUTE ON FUNCTION app_private.read_calendar_feed(bytea) TO perenne_app;
-- A telephone asks again and again: its attempts are counted apart from those of invitations.
ALTER TABLE auth.sign_in_attempt DROP CONSTRAINT sign_in_attempt_kind_check;
ALTER TABLE auth.sign_in_attempt ADD CONSTRAINT sign_in_attempt_kind_check
  CHECK (kind IN ('password', 'second-factor', 'passkey', 'household', 'reset', 'link', 'calendar'));
