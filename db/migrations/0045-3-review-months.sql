-- A write after the review opened must not close it again: the months that open it come with the facts.
DROP FUNCTION app_private.all_path_facts(uuid[]);
CREATE FUNCTION app_private.all_path_facts(p_households uuid[])
RETURNS TABLE (household_id uuid, audience text, kind text, happened_on date, review_months integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 40 SET search_path = ''
BEGIN ATOMIC
  WITH mine AS (
    SELECT h.id, (h.opened_at AT TIME ZONE 'Europe/Paris')::date AS opened_on, t.value::int AS review_months
    FROM app.household h
    LEFT JOIN app.scheme_term t ON t.scheme_id = h.scheme_id AND t.key = 'months.review'
      AND daterange(t.valid_from, t.valid_to) @> (SELECT c.today FROM app_private.request() c)
    WHERE h.id = ANY (p_households) AND app_private.may_act_on(h.id)
  )
  SELECT m.id, a.audience, f.kind, f.happened_on, m.review_months
  FROM unnest(ARRAY['deciders', 'told', 'household']) AS a(audience)
  CROSS JOIN mine m
  CROSS JOIN LATERAL (
    SELECT 'opened' AS kind, m.opened_on AS happened_on
    UNION ALL
    SELECT k.kind, k.happened_on FROM app_private.known_facts(ARRAY[m.id], a.audience) k
  ) f
  ORDER BY 4;
END;
COMMENT ON FUNCTION app_private.all_path_facts IS 'Faits du parcours par public, pour les phases enregistrées après une écriture.';
GRANT EXECUTE ON FUNCTION app_private.all_path_facts(uuid[]) TO perenne_request;
