-- The day a result was told to its prescriber, in the open case, for whoever may know that result. Facts of the path forget a candidacy
-- once it is closed, which a negative decision does at once: the letter and its delay still count from that day.
CREATE FUNCTION app_private.told_on(p_candidacy uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT max(m.happened_on)
  FROM app_private.request() c
  JOIN app.milestone m ON m.household_id = c.household_id AND c.has_case
  WHERE m.candidacy_id = p_candidacy AND m.kind = 'result-told' AND m.undone_at IS NULL AND app_private.knows_result(p_candidacy);
END;
COMMENT ON FUNCTION app_private.told_on IS 'Jour où le prescripteur a pris connaissance d’un résultat, pour qui peut connaître ce résultat.';
GRANT EXECUTE ON FUNCTION app_private.told_on(uuid) TO perenne_request;
