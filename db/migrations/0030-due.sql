-- What the calendar alone brings: three months after its closure, a household's review opens. Nobody acts, so a scan
-- stores the phase; the review delay is a term of the scheme.
CREATE FUNCTION app_private.open_reviews() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH opened AS (
    UPDATE app.household h SET phase = 12, phase_since = (h.phase_since + make_interval(months => t.value::int))::date
    FROM app.scheme_term t
    WHERE h.phase = 11 AND t.scheme_id = h.scheme_id AND t.key = 'months.review'
      AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()
      AND h.phase_since + make_interval(months => t.value::int) <= app_private.programme_today()
    RETURNING 1
  ) SELECT count(*) FROM opened;
END;
COMMENT ON FUNCTION app_private.open_reviews() IS 'Ouvre les bilans échus ; appelée par le devoir des échéances.';
GRANT EXECUTE ON FUNCTION app_private.open_reviews() TO perenne_due;
