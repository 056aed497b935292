CREATE TABLE app.organisation (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('landlord', 'association', 'commune', 'siao', 'department', 'care',
    'probation', 'mandatary', 'state', 'other', 'households')),
  name text NOT NULL CHECK (btrim(name) <> ''),
  short_name text NOT NULL CHECK (btrim(short_name) <> ''),
  territory text,
  capacity integer CHECK (capacity >= 0),
  phone text,
  email text,
  opening_hours text,
  version integer NOT NULL DEFAULT 1,
  updated_by uuid,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE app.organisation IS 'Bailleur, associations, communes, SIAO, Département, soins, SPIP, mandataires, État.';
COMMENT ON COLUMN app.organisation.capacity IS 'Ménages que l’organisme peut accompagner à la fois ; vide si inconnu.';
COMMENT ON COLUMN app.organisation.kind IS '« households » est l’organisation technique des personnes accompagnées.';

CREATE TABLE app.organisation_agreement (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  kind text NOT NULL CHECK (kind IN ('L365-3', 'L365-4')),
  number text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CHECK (starts_on < ends_on),
  EXCLUDE USING gist (organisation_id WITH =, kind WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);
COMMENT ON TABLE app.organisation_agreement IS 'Agréments d’ingénierie sociale (L.365-3) et d’intermédiation (L.365-4), datés.';

CREATE TABLE app.scheme (
  id uuid PRIMARY KEY,
  landlord_id uuid NOT NULL REFERENCES app.organisation,
  name text NOT NULL,
  starts_on date NOT NULL,
  months integer NOT NULL CHECK (months > 0),
  household_target integer NOT NULL CHECK (household_target > 0),
  source text NOT NULL
);
COMMENT ON TABLE app.scheme IS 'Dispositif d’un bailleur : nom, début, durée de mobilisation, nombre de ménages.';

CREATE TABLE app.scheme_partner (
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  refers_households boolean NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  PRIMARY KEY (scheme_id, organisation_id)
);
COMMENT ON TABLE app.scheme_partner IS 'Partenaires d’un dispositif ; le bailleur en fait partie.';
CREATE INDEX scheme_partner_organisation ON app.scheme_partner (organisation_id, scheme_id);
