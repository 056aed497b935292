-- D3: the landlord says which criterion of the programme is met, or why none is; an appeal goes to the programme lead.
CREATE TABLE app.eligibility (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused')),
  criterion text CHECK (criterion IN ('dalo', 'pdalhpd')),
  motive text,
  decided_on date NOT NULL,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((outcome = 'accepted') = (criterion IS NOT NULL)),
  CHECK (outcome = 'accepted' OR btrim(motive) <> '')
);
COMMENT ON TABLE app.eligibility IS 'Compartiment 10 : éligibilité au dispositif, avec le critère rempli ou le motif du refus ; la dernière fait foi.';
CREATE INDEX eligibility_household ON app.eligibility (household_id, decided_on DESC);
CALL app_private.protect_case('app.eligibility', '10');

-- Dates of the path without any content: the phase is computed from them by a pure function of the application.
CREATE FUNCTION app_private.phase_facts(p_household uuid) RETURNS TABLE (
  opened_on date, referral_sent_on date, eligible_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT (h.opened_at AT TIME ZONE 'Europe/Paris')::date,
    (SELECT (r.sent_at AT TIME ZONE 'Europe/Paris')::date FROM app.referral r WHERE r.household_id = h.id),
    (SELECT CASE WHEN e.outcome = 'accepted' THEN e.decided_on END FROM app.eligibility e
      WHERE e.household_id = h.id ORDER BY e.decided_on DESC, e.id DESC LIMIT 1)
  FROM app.household h, app_private.request() c
  WHERE h.id = p_household AND c.household_id = h.id AND (c.has_case OR h.author_account_id = c.account_id);
END;

-- Stored to filter lists only; a test computes it again.
CREATE FUNCTION app_private.store_phase(p_household uuid, p_phase integer, p_since date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  UPDATE app.household h SET phase = p_phase, phase_since = p_since
  FROM app_private.request() c
  WHERE h.id = p_household AND c.household_id = h.id AND (c.has_case OR h.author_account_id = c.account_id)
    AND (h.phase <> p_phase OR h.phase_since <> p_since);
END;
GRANT EXECUTE ON FUNCTION app_private.phase_facts(uuid), app_private.store_phase(uuid, integer, date) TO perenne_request;
