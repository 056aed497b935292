-- D3: the landlord says which criterion of the programme is met, or why none is; an appeal goes to the programme lead.
CREATE TABLE app.eligibility (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused')),
  criterion text CHECK (criterion IN ('dalo', 'pdalhpd')),
  motive text,
  decided_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((outcome = 'accepted') = (criterion IS NOT NULL)),
  CHECK (outcome = 'accepted' OR btrim(motive) <> '')
);
COMMENT ON TABLE app.eligibility IS 'Compartiment 10 : éligibilité au dispositif, avec le critère rempli ou le motif du refus ; la dernière fait foi.';
CREATE INDEX eligibility_household ON app.eligibility (household_id, decided_on DESC);
CALL app_private.protect_case('app.eligibility', '10');
