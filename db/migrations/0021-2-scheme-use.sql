-- What the scheme uses today, for caps and quotas. Dwellings, leases and money redefine these two functions
-- (CREATE OR REPLACE, same columns) when they bring their facts; until then, what is unknown counts zero.
CREATE FUNCTION app_private.quota_facts(p_scheme uuid) RETURNS TABLE (
  sector_id uuid, reserved bigint, proposed bigint, allocated bigint, signed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.id, 0, 0, 0, 0 FROM app.sector k WHERE k.scheme_id = p_scheme
  UNION ALL
  -- No dwelling yet: the phase says how far a household is, not in which sector.
  SELECT NULL, 0, count(*) FILTER (WHERE h.phase BETWEEN 3 AND 5),
    count(*) FILTER (WHERE h.phase BETWEEN 6 AND 7), count(*) FILTER (WHERE h.phase >= 8)
  FROM app.household h
  WHERE h.scheme_id = p_scheme AND (h.phase >= 8 OR h.state IN ('active', 'suspended'));
END;

CREATE FUNCTION app_private.cap_facts(p_scheme uuid) RETURNS TABLE (key text, used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT 'target.households', count(*) FROM app.household h WHERE h.scheme_id = p_scheme AND h.phase >= 8
  UNION ALL SELECT 'cap.assessments', 0
  UNION ALL SELECT 'cap.sliding-leases', 0;
END;

-- A function called by a view needs the right of whoever reads the view: these two check their reader.
CREATE FUNCTION app_private.quota_use() RETURNS TABLE (
  scheme_id uuid, sector_id uuid, reserved bigint, proposed bigint, allocated bigint, signed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.id, u.sector_id, u.reserved, u.proposed, u.allocated, u.signed
  FROM app_private.request() c
  JOIN app.scheme s ON s.landlord_id = c.organisation_id AND c.role IN ('PRG', 'ALL', 'REF', 'LSW')
  CROSS JOIN LATERAL app_private.quota_facts(s.id) u;
END;

CREATE FUNCTION app_private.cap_use() RETURNS TABLE (scheme_id uuid, key text, used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.id, u.key, u.used
  FROM app_private.request() c
  JOIN app.scheme s ON s.landlord_id = c.organisation_id AND c.role IN ('PRG', 'ALL', 'REF', 'LSW')
  CROSS JOIN LATERAL app_private.cap_facts(s.id) u;
END;
GRANT EXECUTE ON FUNCTION app_private.quota_use(), app_private.cap_use() TO perenne_request;

CREATE VIEW app.quota_use WITH (security_invoker = true) AS
SELECT u.scheme_id, u.sector_id, u.reserved, u.proposed, u.allocated, u.signed FROM app_private.quota_use() u;
COMMENT ON VIEW app.quota_use IS 'Logements réservés, proposés, attribués, signés, par secteur ; secteur vide : pas encore connu. Des nombres, lus par le bailleur.';

CREATE VIEW app.cap_use WITH (security_invoker = true) AS
SELECT u.scheme_id, u.key, u.used FROM app_private.cap_use() u;
COMMENT ON VIEW app.cap_use IS 'Ce qui est déjà pris sur chaque plafond : il ne peut pas descendre plus bas.';
GRANT SELECT ON app.quota_use, app.cap_use TO perenne_request;

-- C2: what a sector may still take; features that reserve, propose or allocate a dwelling ask this first.
CREATE FUNCTION app_private.sector_left(p_sector uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT COALESCE((SELECT q.dwellings FROM app.sector_quota q
      WHERE q.sector_id = k.id AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()), 0)
    + COALESCE((SELECT sum(o.extra_dwellings) FROM app.quota_override o WHERE o.sector_id = k.id), 0)
    - COALESCE((SELECT sum(u.reserved + u.proposed + u.allocated + u.signed) FROM app_private.quota_facts(k.scheme_id) u
      WHERE u.sector_id = k.id), 0)
  FROM app.sector k WHERE k.id = p_sector);

CREATE FUNCTION app_private.check_quota(p_sector uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF app_private.sector_left(p_sector) IS NULL THEN PERFORM app_private.refuse('sector-unknown'); END IF;
  IF app_private.sector_left(p_sector) < 1 THEN PERFORM app_private.refuse('over-quota'); END IF;
END $$;
COMMENT ON FUNCTION app_private.check_quota(uuid) IS 'Refuse « over-quota » quand le secteur n’a plus de logement à mobiliser et qu’aucun dépassement n’a été accordé.';

-- The dates of the path, without who: the programme lead sees how many steps a delay would move. Households that
-- were not sent to the landlord yet do not exist for her.
CREATE FUNCTION app_private.scheme_path_facts(p_scheme uuid) RETURNS TABLE (
  facts jsonb, eligibility_refused boolean, households bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT g.facts, g.refused, count(*) FROM (
    SELECT h.id, jsonb_agg(jsonb_build_object('kind', m.kind, 'happenedOn', m.happened_on) ORDER BY m.happened_on, m.kind) AS facts,
      COALESCE((SELECT e.outcome = 'refused' FROM app.eligibility e WHERE e.household_id = h.id
        ORDER BY e.decided_on DESC, e.id DESC LIMIT 1), false) AS refused
    FROM app_private.request() c
    JOIN app.scheme s ON s.id = p_scheme AND s.landlord_id = c.organisation_id AND c.role = 'PRG'
    JOIN app.household h ON h.scheme_id = s.id AND h.state = 'active'
    JOIN app.milestone m ON m.household_id = h.id AND m.undone_at IS NULL
    GROUP BY h.id
    HAVING bool_or(m.kind = 'referral-sent')
  ) g
  GROUP BY g.facts, g.refused;
END;
GRANT EXECUTE ON FUNCTION app_private.sector_left(uuid), app_private.check_quota(uuid),
  app_private.scheme_path_facts(uuid) TO perenne_request;
INSERT INTO app.table_scope (name, scope) VALUES ('app.quota_use', 'scheme'), ('app.cap_use', 'scheme');

-- The card of the rail says the terms in force, not those of the first day.
CREATE OR REPLACE FUNCTION app_private.scheme_card(p_account_role uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'landlord', o.short_name,
    'months', COALESCE(t.months, s.months), 'households', COALESCE(t.households, s.household_target),
    'month', greatest(1, 1 + (extract(year FROM age(app_private.programme_today(), s.starts_on)) * 12
      + extract(month FROM age(app_private.programme_today(), s.starts_on)))::integer))
  FROM app.account_role r JOIN app.account a ON a.id = r.account_id
  JOIN app.scheme s ON s.landlord_id = r.organisation_id
    OR EXISTS (SELECT FROM app.scheme_partner p WHERE p.scheme_id = s.id AND p.organisation_id = r.organisation_id
      AND (p.ends_on IS NULL OR p.ends_on >= app_private.programme_today()))
    OR EXISTS (SELECT FROM app.person q JOIN app.household h ON h.id = q.household_id
      WHERE q.id = a.person_id AND h.scheme_id = s.id)
  JOIN app.organisation o ON o.id = s.landlord_id
  LEFT JOIN LATERAL (SELECT max(v.value) FILTER (WHERE v.key = 'months.mobilisation')::integer AS months,
      max(v.value) FILTER (WHERE v.key = 'target.households')::integer AS households
    FROM app.scheme_term v
    WHERE v.scheme_id = s.id AND daterange(v.valid_from, v.valid_to) @> app_private.programme_today()) t ON true
  WHERE r.id = p_account_role ORDER BY s.starts_on DESC LIMIT 1);
