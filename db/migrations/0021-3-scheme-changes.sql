-- How a rule changes: the version in force is closed, the next one opens, the journal keeps both and says why.
-- The programme lead of the landlord alone; whoever else calls is refused here, whatever the page showed.
CREATE FUNCTION app_private.lead_of(p_scheme uuid) RETURNS app_private.request_context
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT FOUND OR c.role <> 'PRG' OR NOT EXISTS (
      SELECT FROM app.scheme s WHERE s.id = p_scheme AND s.landlord_id = c.organisation_id)
  THEN PERFORM app_private.refuse('programme-lead-only'); END IF;
  RETURN c;
END $$;

CREATE FUNCTION app_private.rule_table(p_kind text) RETURNS regclass
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN CASE p_kind WHEN 'term' THEN 'app.scheme_term'::regclass WHEN 'price' THEN 'app.scheme_price'::regclass
  WHEN 'quota' THEN 'app.sector_quota'::regclass WHEN 'commune' THEN 'app.sector_commune'::regclass
  WHEN 'typology' THEN 'app.typology_rule'::regclass END;

-- What makes two rows versions of the same rule.
CREATE FUNCTION app_private.rule_identity(p_kind text, p_row jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN (SELECT pg_catalog.jsonb_object_agg(k, p_row -> k) FROM unnest('{scheme_id}'::text[] || CASE p_kind
  WHEN 'term' THEN '{key}'::text[] WHEN 'price' THEN '{line,operator_organisation_id,operator_kind}'::text[]
  WHEN 'quota' THEN '{sector_id}'::text[] WHEN 'commune' THEN '{commune}'::text[]
  WHEN 'typology' THEN '{position}'::text[] END) AS k);

-- What a rule says, without when, why and by whom.
CREATE FUNCTION app_private.rule_content(p_row jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN p_row - '{id,valid_from,valid_to,source,reason,set_by,set_at}'::text[];

-- Refusals that the values alone decide.
CREATE FUNCTION app_private.check_rule(p_kind text, p_row jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE scheme uuid := (p_row ->> 'scheme_id')::uuid;
BEGIN
  IF p_kind = 'price' AND (p_row ->> 'amount_cents')::bigint < 0 THEN PERFORM app_private.refuse('negative-price'); END IF;
  IF (p_row ->> 'value')::numeric < 0 OR (p_row ->> 'dwellings')::bigint < 0
  THEN PERFORM app_private.refuse('negative-value'); END IF;
  IF p_kind = 'term' AND EXISTS (SELECT FROM app_private.cap_facts(scheme) u
      WHERE u.key = p_row ->> 'key' AND u.used > (p_row ->> 'value')::numeric)
  THEN PERFORM app_private.refuse('below-what-is-used'); END IF;
  IF p_kind = 'quota' AND EXISTS (SELECT FROM app_private.quota_facts(scheme) u
      WHERE u.sector_id = (p_row ->> 'sector_id')::uuid
        AND u.reserved + u.proposed + u.allocated + u.signed > (p_row ->> 'dwellings')::bigint
          + COALESCE((SELECT sum(o.extra_dwellings) FROM app.quota_override o WHERE o.sector_id = u.sector_id), 0))
  THEN PERFORM app_private.refuse('below-what-is-used'); END IF;
END $$;

-- Terms that are moments of the same follow-up come in this order.
CREATE FUNCTION app_private.check_term_order(p_scheme uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (VALUES ('visit.fortnightly-until', 'visit.monthly-until'), ('visit.monthly-until', 'months.followup'),
      ('handover.begins-month', 'months.followup'), ('handover.length', 'months.followup')) AS pair (sooner, later)
    JOIN app.scheme_term a ON a.scheme_id = p_scheme AND a.key = pair.sooner
    JOIN app.scheme_term b ON b.scheme_id = p_scheme AND b.key = pair.later
    WHERE a.value > b.value AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
      AND COALESCE(a.valid_to, 'infinity') > app_private.programme_today()
      AND COALESCE(b.valid_to, 'infinity') > app_private.programme_today())
  THEN PERFORM app_private.refuse('months-out-of-order'); END IF;
END $$;

-- p_ends closes the rule instead of giving it a new value. p_seen is the version that the lead was looking at.
CREATE FUNCTION app_private.change_rule(
  p_id uuid, p_scheme uuid, p_kind text, p_rule jsonb, p_ends boolean, p_seen uuid, p_from date, p_source text, p_reason text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c constant app_private.request_context := app_private.lead_of(p_scheme);
  target constant regclass := app_private.rule_table(p_kind);
  fresh jsonb;
  current jsonb;
  is_overtaken boolean;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('rules ' || p_scheme::text, 0));
  IF EXISTS (SELECT FROM app.scheme_change g WHERE g.id = p_id) THEN RETURN; END IF;
  IF btrim(COALESCE(p_reason, '')) = '' THEN PERFORM app_private.refuse('reason-missing'); END IF;
  IF btrim(COALESCE(p_source, '')) = '' THEN PERFORM app_private.refuse('source-missing'); END IF;
  IF p_from < (SELECT s.starts_on FROM app.scheme s WHERE s.id = p_scheme)
  THEN PERFORM app_private.refuse('before-the-scheme'); END IF;
  IF p_from < c.today AND length(btrim(p_reason)) < 20 THEN PERFORM app_private.refuse('past-needs-reason'); END IF;
  IF p_ends AND p_kind IN ('term', 'quota') THEN PERFORM app_private.refuse('rule-needed'); END IF;

  EXECUTE format('SELECT to_jsonb(jsonb_populate_record(NULL::%s, $1))', target) INTO fresh
    USING p_rule || jsonb_build_object('id', p_id, 'scheme_id', p_scheme, 'valid_from', p_from, 'valid_to', NULL,
      'source', p_source, 'reason', p_reason, 'set_by', c.account_id, 'set_at', app_private.programme_now());
  EXECUTE format('SELECT EXISTS (SELECT FROM %s t WHERE to_jsonb(t) @> $1 AND t.valid_from > $2)', target)
    INTO is_overtaken USING app_private.rule_identity(p_kind, fresh), p_from;
  IF is_overtaken THEN PERFORM app_private.refuse('validity-overlaps'); END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE to_jsonb(t) @> $1 AND daterange(t.valid_from, t.valid_to) @> $2', target)
    INTO current USING app_private.rule_identity(p_kind, fresh), p_from;
  IF p_kind = 'commune' AND p_seen IS NULL AND current IS NOT NULL
  THEN PERFORM app_private.refuse('commune-in-two-sectors'); END IF;
  IF (current ->> 'id')::uuid IS DISTINCT FROM p_seen THEN PERFORM app_private.refuse('changed-meanwhile'); END IF;
  IF p_ends AND current IS NULL OR NOT p_ends AND app_private.rule_content(current) = app_private.rule_content(fresh)
  THEN PERFORM app_private.refuse('nothing-changes'); END IF;
  IF NOT p_ends THEN PERFORM app_private.check_rule(p_kind, fresh); END IF;

  IF (current ->> 'valid_from')::date = p_from THEN
    EXECUTE format('DELETE FROM %s t WHERE t.id = $1', target) USING p_seen;
  ELSE
    EXECUTE format('UPDATE %s t SET valid_to = $2 WHERE t.id = $1', target) USING p_seen, p_from;
  END IF;
  IF NOT p_ends THEN
    EXECUTE format('INSERT INTO %s SELECT * FROM jsonb_populate_record(NULL::%s, $1)', target, target) USING fresh;
  END IF;
  IF p_kind = 'term' THEN PERFORM app_private.check_term_order(p_scheme); END IF;
  INSERT INTO app.scheme_change (id, scheme_id, kind, step, effective_on, before, after, source, reason, made_by)
  VALUES (p_id, p_scheme, p_kind, CASE WHEN p_ends THEN 'ended' ELSE 'set' END, p_from, current,
    CASE WHEN NOT p_ends THEN fresh END, p_source, p_reason, c.account_id);
END $$;
COMMENT ON FUNCTION app_private.change_rule IS 'Ferme la version en vigueur d’une règle, ouvre la suivante, écrit le journal ; responsable du dispositif seulement.';

-- A value that was planned and has not begun: what it had closed is open again.
CREATE FUNCTION app_private.withdraw_rule(p_id uuid, p_scheme uuid, p_kind text, p_version uuid, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c constant app_private.request_context := app_private.lead_of(p_scheme);
  target constant regclass := app_private.rule_table(p_kind);
  planned jsonb;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('rules ' || p_scheme::text, 0));
  IF EXISTS (SELECT FROM app.scheme_change g WHERE g.id = p_id) THEN RETURN; END IF;
  IF btrim(COALESCE(p_reason, '')) = '' THEN PERFORM app_private.refuse('reason-missing'); END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE t.id = $1 AND t.scheme_id = $2', target)
    INTO planned USING p_version, p_scheme;
  IF planned IS NULL THEN PERFORM app_private.refuse('changed-meanwhile'); END IF;
  IF (planned ->> 'valid_from')::date <= c.today THEN PERFORM app_private.refuse('already-in-force'); END IF;
  EXECUTE format('DELETE FROM %s t WHERE t.id = $1', target) USING p_version;
  EXECUTE format('UPDATE %s t SET valid_to = NULL WHERE to_jsonb(t) @> $1 AND t.valid_to = $2', target)
    USING app_private.rule_identity(p_kind, planned), (planned ->> 'valid_from')::date;
  IF p_kind = 'term' THEN PERFORM app_private.check_term_order(p_scheme); END IF;
  INSERT INTO app.scheme_change (id, scheme_id, kind, step, effective_on, before, reason, made_by)
  VALUES (p_id, p_scheme, p_kind, 'withdrawn', (planned ->> 'valid_from')::date, planned, p_reason, c.account_id);
END $$;

CREATE FUNCTION app_private.grant_quota_override(p_id uuid, p_scheme uuid, p_sector uuid, p_extra integer, p_motive text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c constant app_private.request_context := app_private.lead_of(p_scheme);
BEGIN
  IF btrim(COALESCE(p_motive, '')) = '' THEN PERFORM app_private.refuse('reason-missing'); END IF;
  IF p_extra < 1 THEN PERFORM app_private.refuse('negative-value'); END IF;
  IF NOT EXISTS (SELECT FROM app.sector k WHERE k.id = p_sector AND k.scheme_id = p_scheme)
  THEN PERFORM app_private.refuse('sector-unknown'); END IF;
  INSERT INTO app.quota_override (id, scheme_id, sector_id, extra_dwellings, motive, granted_on, granted_by)
  VALUES (p_id, p_scheme, p_sector, p_extra, p_motive, c.today, c.account_id)
  ON CONFLICT (id) DO NOTHING;
  INSERT INTO app.scheme_change (id, scheme_id, kind, step, effective_on, after, reason, made_by)
  VALUES (p_id, p_scheme, 'override', 'set', c.today,
    jsonb_build_object('sector_id', p_sector, 'extra_dwellings', p_extra), p_motive, c.account_id)
  ON CONFLICT (id) DO NOTHING;
END $$;
GRANT EXECUTE ON FUNCTION app_private.change_rule(uuid, uuid, text, jsonb, boolean, uuid, date, text, text),
  app_private.withdraw_rule(uuid, uuid, text, uuid, text),
  app_private.grant_quota_override(uuid, uuid, uuid, integer, text) TO perenne_request;
