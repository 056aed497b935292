-- R4, I1 and I5-I9: how far the households of a scheme went and how long each part of the way took. Dates only; who they
-- are never leaves these functions.

-- One row a household that was referred, with the dates that delays run between.
CREATE FUNCTION app_private.path_dates(p_scheme uuid, p_before date) RETURNS TABLE (
  household_id uuid, sent date, eligible date, needs date, first_proposed date, proposed date, first_decided date,
  decided date, signed date, handed_over date, closed date)
LANGUAGE sql STABLE SET search_path = ''
BEGIN ATOMIC
  SELECT f.household_id, min(f.happened_on) FILTER (WHERE f.kind = 'referral-sent'),
    min(f.happened_on) FILTER (WHERE f.kind = 'eligible'), min(f.happened_on) FILTER (WHERE f.kind = 'needs-agreed'),
    min(f.happened_on) FILTER (WHERE f.kind = 'prescriber-informed'),
    -- The proposal that the committee saw, not one that was refused before.
    max(f.happened_on) FILTER (WHERE f.kind = 'prescriber-informed' AND f.happened_on <= f.first_decided),
    min(f.first_decided),
    max(f.happened_on) FILTER (WHERE f.kind = 'decided' AND f.happened_on <= f.first_signed),
    min(f.first_signed), min(f.happened_on) FILTER (WHERE f.kind = 'handover-started'),
    max(f.happened_on) FILTER (WHERE f.kind = 'closure-held')
  FROM (SELECT m.household_id, m.kind, m.happened_on,
      min(m.happened_on) FILTER (WHERE m.kind = 'decided') OVER w AS first_decided,
      min(m.happened_on) FILTER (WHERE m.kind = 'lease-signed') OVER w AS first_signed
    FROM app.milestone m JOIN app.household h ON h.id = m.household_id
    -- Needs that were agreed and reopened since were agreed all the same.
    WHERE h.scheme_id = p_scheme AND (m.undone_at IS NULL OR m.kind = 'needs-agreed') AND m.happened_on < p_before
    WINDOW w AS (PARTITION BY m.household_id)) f
  GROUP BY f.household_id
  HAVING bool_or(f.kind = 'referral-sent');
END;
COMMENT ON FUNCTION app_private.path_dates IS 'Dates du parcours de chaque ménage signalé, avant un jour ; appelée par d’autres fonctions seulement.';

-- How many households, or dwellings, took how many days on each part.
CREATE FUNCTION app_private.path_delays(p_scheme uuid, p_before date) RETURNS TABLE (key text, days integer, count bigint)
LANGUAGE sql STABLE SET search_path = ''
BEGIN ATOMIC
  SELECT k.key, (k.until - k.since), count(*)
  FROM (
    SELECT l.key, l.since, l.until FROM app_private.path_dates(p_scheme, p_before) d
    CROSS JOIN LATERAL (VALUES ('delay-eligibility', d.sent, d.eligible), ('delay-needs', d.sent, d.needs),
      ('delay-proposal', d.needs, d.first_proposed), ('delay-committee', d.proposed, d.first_decided),
      ('delay-decision', d.eligible, d.first_decided), ('delay-lease', d.decided, d.signed),
      ('delay-closure', d.signed, d.closed)) AS l (key, since, until)
    UNION ALL
    SELECT 'delay-vacancy', v.leaves_on, v.let_on FROM app.vacancy v
    WHERE v.scheme_id = p_scheme AND v.status = 'signed' AND v.let_on < p_before
  ) k
  WHERE k.since <= k.until
  GROUP BY k.key, k.until - k.since;
END;
COMMENT ON FUNCTION app_private.path_delays IS 'Combien de ménages, ou de logements, ont mis combien de jours sur chaque part du parcours.';
CREATE POLICY reporting_counts ON app.vacancy FOR SELECT TO perenne_reporting USING (true);
GRANT SELECT (scheme_id, status, leaves_on, let_on) ON app.vacancy TO perenne_reporting;
GRANT EXECUTE ON FUNCTION app_private.path_dates(uuid, date), app_private.path_delays(uuid, date) TO perenne_reporting;

-- The live numbers, for the programme lead of the landlord: she reads each of these files reduced. Everybody else reads
-- the published editions.
CREATE FUNCTION app_private.leads_scheme(p_scheme uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN EXISTS (SELECT FROM app_private.request() c JOIN app.scheme s ON s.id = p_scheme AND s.landlord_id = c.organisation_id
  WHERE c.role = 'PRG');

-- The furthest that each household went; what it waits for, or that it left.
CREATE FUNCTION app_private.live_course(p_scheme uuid) RETURNS TABLE (step integer, waiting bigint, gone bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT f.step, count(*) FILTER (WHERE NOT f.is_gone), count(*) FILTER (WHERE f.is_gone)
  FROM (
    SELECT h.id, CASE WHEN d.closed IS NOT NULL THEN 8 WHEN d.handed_over IS NOT NULL THEN 7 WHEN d.signed IS NOT NULL THEN 6
        WHEN d.first_decided IS NOT NULL THEN 5 WHEN d.first_proposed IS NOT NULL THEN 4 WHEN d.needs IS NOT NULL THEN 3
        WHEN d.eligible IS NOT NULL THEN 2 ELSE 1 END AS step,
      h.state IN ('withdrawn', 'ended-early') OR (d.eligible IS NULL AND (SELECT e.outcome = 'refused' FROM app.eligibility e
        WHERE e.household_id = h.id ORDER BY e.decided_on DESC, e.id DESC LIMIT 1) IS TRUE) AS is_gone
    FROM app_private.path_dates(p_scheme, app_private.programme_today() + 1) d
    JOIN app.household h ON h.id = d.household_id
    WHERE app_private.leads_scheme(p_scheme)
  ) f
  GROUP BY f.step;
END;
COMMENT ON FUNCTION app_private.live_course IS 'Jusqu’où sont allés les ménages du dispositif, en nombres ; pour la responsable du dispositif seule.';

CREATE FUNCTION app_private.live_delays(p_scheme uuid) RETURNS TABLE (key text, days integer, count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT d.key, d.days, d.count FROM app_private.path_delays(p_scheme, app_private.programme_today() + 1) d
  WHERE app_private.leads_scheme(p_scheme);
END;
COMMENT ON FUNCTION app_private.live_delays IS 'Délais du parcours, en nombres ; pour la responsable du dispositif seule.';

-- C3, C9: dwellings of the programme by commune of their address; the landlord reads them, nobody else.
CREATE FUNCTION app_private.commune_use(p_scheme uuid) RETURNS TABLE (
  commune text, proposed bigint, allocated bigint, signed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT v.commune, count(*) FILTER (WHERE v.status = 'proposed'), count(*) FILTER (WHERE v.status = 'allocated'),
    count(*) FILTER (WHERE v.status = 'signed')
  FROM app_private.request() c
  JOIN app.scheme s ON s.id = p_scheme AND s.landlord_id = c.organisation_id AND c.role IN ('PRG', 'ALL', 'REF', 'LSW')
  JOIN app.vacancy v ON v.scheme_id = s.id AND v.status IN ('proposed', 'allocated', 'signed')
  GROUP BY v.commune;
END;
COMMENT ON FUNCTION app_private.commune_use IS 'Logements du dispositif par commune : proposés, attribués, signés ; lus par le bailleur.';
GRANT EXECUTE ON FUNCTION app_private.live_course(uuid), app_private.live_delays(uuid), app_private.commune_use(uuid) TO perenne_request;
