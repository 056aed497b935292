-- Q1-Q3, C4: the dated events that the money of a programme is counted from. Their tables belong to cases (compartments
-- 6, 12 and 13), which neither the programme lead nor the State reads: these functions give the line, the operator and
-- the days, never who nor why. Amounts are computed by features/funding/domain, never stored.

-- Whether the money of a scheme (compartment 16) may be read, and of which operator only.
CREATE FUNCTION app_private.funding_reach(p_scheme uuid) RETURNS TABLE (only_operator_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT CASE WHEN a.own_by IS NOT NULL THEN c.organisation_id END
  FROM app_private.request() c
  JOIN app.access_rule a ON a.role = c.role AND a.compartment = '16' AND a.verb = 'read' AND '16' = ANY (c.compartments)
  JOIN app.scheme s ON s.id = p_scheme
  WHERE c.role = 'ST' OR s.landlord_id = c.organisation_id
    OR (a.own_by IS NOT NULL AND EXISTS (SELECT FROM app.scheme_partner p
      WHERE p.scheme_id = s.id AND p.organisation_id = c.organisation_id));
END;
COMMENT ON FUNCTION app_private.funding_reach(uuid) IS 'Qui lit l’argent du dispositif : le responsable du bailleur et l’État, un opérateur pour ses lignes seulement.';

-- The events of a scheme, one row each. ended_on is the first day that is no longer paid; of an assessment, the day when
-- it was finished. slot: the place under the cap of the line, among those whose operator has a price on that day.
CREATE FUNCTION app_private.funding_events(p_scheme uuid) RETURNS TABLE (
  line text, operator_id uuid, household_id uuid, starts_on date, signed_on date, planned_until date, ended_on date, slot bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH counted AS (
    SELECT 'assessment' AS line, a.id, a.operator_organisation_id AS operator_id, a.household_id, a.started_on AS starts_on,
      NULL::date AS signed_on, a.finished_on AS ended_on
    FROM app.assessment a JOIN app.household h ON h.id = a.household_id AND h.scheme_id = p_scheme
    UNION ALL
    SELECT 'sliding-lease-aid', l.id, l.tenant_organisation_id, l.household_id, l.signed_on, l.signed_on,
      least(l.glided_on, l.ended_on)
    FROM app.lease l JOIN app.household h ON h.id = l.household_id AND h.scheme_id = p_scheme
    WHERE l.kind = 'sliding'
  ), priced AS (
    SELECT k.*, COALESCE(q.amount_cents IS NOT NULL, false) AS is_priced
    FROM counted k
    JOIN app.organisation o ON o.id = k.operator_id
    LEFT JOIN LATERAL (SELECT p.amount_cents FROM app.scheme_price p
      WHERE p.scheme_id = p_scheme AND p.line = k.line
        AND daterange(p.valid_from, p.valid_to) @> CASE k.line WHEN 'assessment'
          THEN COALESCE(k.ended_on, app_private.programme_today()) ELSE k.starts_on END
        AND (p.operator_organisation_id = k.operator_id OR p.operator_kind = o.kind
          OR (p.operator_organisation_id IS NULL AND p.operator_kind IS NULL))
      ORDER BY p.operator_organisation_id IS NULL, p.operator_kind IS NULL LIMIT 1) q ON true
  ), ranked AS (
    SELECT p.*, min(p.starts_on) OVER (PARTITION BY p.line, p.is_priced, p.household_id) AS first_on FROM priced p
  )
  SELECT r.line, r.operator_id, r.household_id, r.starts_on, r.signed_on, NULL::date, r.ended_on,
    CASE WHEN NOT r.is_priced THEN NULL
      -- Each assessment holds a place, the finished ones first; a household that slides twice holds one place.
      WHEN r.line = 'assessment' THEN row_number() OVER (PARTITION BY r.line, r.is_priced
        ORDER BY r.ended_on NULLS LAST, r.starts_on, r.id)
      ELSE dense_rank() OVER (PARTITION BY r.line, r.is_priced ORDER BY r.first_on, r.household_id) END
  FROM ranked r
  UNION ALL
  SELECT 'adapted-management', m.landlord_id, m.household_id, m.keys_on, m.signed_on, NULL, m.ended_on,
    dense_rank() OVER (ORDER BY m.first_on, m.household_id)
  FROM (SELECT l.*, s.landlord_id, min(l.signed_on) OVER (PARTITION BY l.household_id) AS first_on
    FROM app.lease l
    JOIN app.household h ON h.id = l.household_id AND h.scheme_id = p_scheme
    JOIN app.scheme s ON s.id = h.scheme_id) m
  UNION ALL
  SELECT 'support', m.operator_organisation_id, m.household_id, m.starts_on, NULL, m.planned_end_on + 1, m.ended_on + 1, NULL
  FROM app.support_measure m JOIN app.household h ON h.id = m.household_id AND h.scheme_id = p_scheme;
END;
COMMENT ON FUNCTION app_private.funding_events(uuid) IS 'Diagnostics, accompagnements, logements occupés et baux glissants d’un dispositif, avec leur place sous le plafond ; appelée par d’autres fonctions seulement.';

-- The same household twice in one request, and nothing from one request to the next.
CREATE FUNCTION app_private.funding_key(p_request uuid, p_household uuid) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN left(md5(p_request::text || p_household::text), 16);

CREATE FUNCTION app_private.funding_lines(p_scheme uuid) RETURNS TABLE (
  line text, operator_id uuid, operator_kind text, household_key text,
  starts_on date, signed_on date, planned_until date, ended_on date, slot integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT e.line, e.operator_id, o.kind, app_private.funding_key(c.request_id, e.household_id),
    e.starts_on, e.signed_on, e.planned_until, e.ended_on, e.slot::integer
  FROM app_private.request() c
  JOIN app_private.funding_reach(p_scheme) r ON true
  CROSS JOIN LATERAL app_private.funding_events(p_scheme) e
  JOIN app.organisation o ON o.id = e.operator_id
  WHERE r.only_operator_id IS NULL OR r.only_operator_id = e.operator_id
  ORDER BY e.starts_on, e.signed_on, e.household_id;
END;
COMMENT ON FUNCTION app_private.funding_lines(uuid) IS 'Compartiment 16 : les événements datés de l’argent, sans ménage ; un opérateur n’y trouve que les siens.';

-- C4: who holds the places, for whoever reads the name of the file (1 or 1r); the others stay a number.
CREATE FUNCTION app_private.funding_files(p_scheme uuid, p_keys text[]) RETURNS TABLE (
  household_key text, household_id uuid, file_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT f.household_key, h.id, h.file_number
  FROM (SELECT DISTINCT e.household_id, app_private.funding_key(c.request_id, e.household_id) AS household_key
    FROM app_private.request() c
    JOIN app_private.funding_reach(p_scheme) r ON true
    CROSS JOIN LATERAL app_private.funding_events(p_scheme) e
    WHERE r.only_operator_id IS NULL OR r.only_operator_id = e.operator_id) f
  JOIN app.household h ON h.id = f.household_id
  WHERE f.household_key = ANY (p_keys) AND EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = h.id AND m.verb = 'read' AND m.compartment IN ('1', '1r')
      AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id));
END;
COMMENT ON FUNCTION app_private.funding_files(uuid, text[]) IS 'Numéros de dossier derrière des lignes d’argent, pour qui lit 1 ou 1r sur ce ménage.';

-- The prices behind those lines: an operator reads its own, that of its kind and that of everybody.
CREATE FUNCTION app_private.funding_prices(p_scheme uuid) RETURNS SETOF app.scheme_price
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT p.* FROM app_private.funding_reach(p_scheme) r
  JOIN app.scheme_price p ON p.scheme_id = p_scheme
  LEFT JOIN app.organisation o ON o.id = r.only_operator_id
  WHERE r.only_operator_id IS NULL OR r.only_operator_id = p.operator_organisation_id OR o.kind = p.operator_kind
    OR (p.operator_organisation_id IS NULL AND p.operator_kind IS NULL);
END;

-- How many places are left is nobody's secret: whoever starts a measure must know whether it will be paid.
CREATE FUNCTION app_private.funding_places(p_scheme uuid) RETURNS TABLE (line text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT e.line, max(e.slot)::integer
  FROM app_private.funding_reach(p_scheme) r CROSS JOIN LATERAL app_private.funding_events(p_scheme) e
  WHERE e.slot IS NOT NULL GROUP BY e.line;
END;
GRANT EXECUTE ON FUNCTION app_private.funding_reach(uuid), app_private.funding_lines(uuid), app_private.funding_prices(uuid),
  app_private.funding_places(uuid), app_private.funding_files(uuid, text[]) TO perenne_request;

-- What is already taken: places paid under the caps, households housed.
CREATE OR REPLACE FUNCTION app_private.cap_facts(p_scheme uuid) RETURNS TABLE (key text, used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT 'target.households', count(*) FROM app.household h
  WHERE h.scheme_id = p_scheme AND (h.phase >= 8 OR EXISTS (SELECT FROM app.lease l WHERE l.household_id = h.id))
  UNION ALL
  SELECT k.key, COALESCE(least(max(e.slot), max(t.value)), 0)::bigint
  FROM (VALUES ('cap.assessments', 'assessment'), ('cap.sliding-leases', 'sliding-lease-aid')) AS k (key, line)
  LEFT JOIN app.scheme_term t ON t.scheme_id = p_scheme AND t.key = k.key
    AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
  LEFT JOIN app_private.funding_events(p_scheme) e ON e.line = k.line
  GROUP BY k.key;
END;

-- C4: one more household in a sliding lease than the programme aids is refused, after the policies have let the row in.
-- The lead raises the cap first, with a reason; a lease that no aid follows is a subletting.
CREATE FUNCTION app_private.keep_sliding_cap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE scheme constant uuid := (SELECT h.scheme_id FROM app.household h WHERE h.id = NEW.household_id);
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('sliding leases ' || scheme::text, 0));
  IF EXISTS (SELECT FROM app.scheme_term t
      WHERE t.scheme_id = scheme AND t.key = 'cap.sliding-leases'
        AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
        AND t.value < (SELECT count(DISTINCT l.household_id) FROM app.lease l
          JOIN app.household h ON h.id = l.household_id AND h.scheme_id = scheme WHERE l.kind = 'sliding'))
    AND NOT EXISTS (SELECT FROM app.lease l
      WHERE l.household_id = NEW.household_id AND l.kind = 'sliding' AND l.id <> NEW.id)
  THEN PERFORM app_private.refuse('sliding-leases-all-taken'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_sliding_cap AFTER INSERT OR UPDATE OF kind ON app.lease FOR EACH ROW
  WHEN (NEW.kind = 'sliding') EXECUTE FUNCTION app_private.keep_sliding_cap();
CREATE INDEX lease_sliding ON app.lease (household_id) WHERE kind = 'sliding';
