-- The dated facts that money is counted from: an assessment finished, months accompanied, months occupied, months in a
-- sliding lease. Later features enrich these tables; the amounts never come from anything else.
CREATE TABLE app.assessment (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  subject_person_id uuid NOT NULL,
  operator_organisation_id uuid NOT NULL REFERENCES app.organisation,
  started_on date NOT NULL,
  finished_on date CHECK (finished_on >= started_on),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, subject_person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.assessment IS 'Compartiment 6 : diagnostic (opérateur, dates) ; seul un diagnostic terminé compte dans le plafond.';
CREATE INDEX assessment_household ON app.assessment (household_id);
CREATE INDEX assessment_operator ON app.assessment (operator_organisation_id, finished_on);
CALL app_private.protect_case('app.assessment', '6');

CREATE TABLE app.support_measure (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  operator_organisation_id uuid NOT NULL REFERENCES app.organisation,
  starts_on date NOT NULL,
  planned_end_on date NOT NULL CHECK (planned_end_on > starts_on),
  ended_on date CHECK (ended_on >= starts_on),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  EXCLUDE USING gist (household_id WITH =, operator_organisation_id WITH =,
    daterange(starts_on, COALESCE(ended_on, planned_end_on), '[]') WITH &&)
);
COMMENT ON TABLE app.support_measure IS 'Compartiment 13 : accompagnement par un opérateur, du … au … .';
CREATE INDEX support_measure_household ON app.support_measure (household_id);
CALL app_private.protect_case('app.support_measure', '13');

CREATE TABLE app.lease (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL CHECK (kind IN ('ordinary', 'sliding', 'subletting')),
  -- The association that holds the lease while it slides.
  tenant_organisation_id uuid REFERENCES app.organisation,
  signed_on date NOT NULL,
  keys_on date CHECK (keys_on >= signed_on),
  glided_on date CHECK (glided_on >= signed_on),
  ended_on date CHECK (ended_on >= signed_on),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((kind = 'ordinary') = (tenant_organisation_id IS NULL)),
  CHECK (glided_on IS NULL OR kind = 'sliding'),
  EXCLUDE USING gist (household_id WITH =, daterange(signed_on, ended_on, '[)') WITH &&)
);
COMMENT ON TABLE app.lease IS 'Compartiment 12 : bail, sa nature et ses dates ; un seul à la fois par ménage.';
CREATE INDEX lease_signed ON app.lease (signed_on);
CALL app_private.protect_case('app.lease', '12');

CREATE VIEW app.lease_reduced AS
SELECT l.household_id, l.kind, l.signed_on, l.keys_on, l.glided_on, l.ended_on FROM app.lease l
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = l.household_id AND m.compartment = '12r' AND m.verb = 'read');
ALTER VIEW app.lease_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.lease_reduced IS 'Vue réduite 12r : type de bail et dates.';
GRANT SELECT ON app.lease_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.lease_reduced', 'case', '12r');
