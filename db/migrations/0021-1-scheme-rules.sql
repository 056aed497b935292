-- The rules of a scheme beside its terms: sectors, quotas, prices, dwelling types. One row a period, never a constant in code.
ALTER TABLE app.scheme_term DROP CONSTRAINT scheme_term_unit_check;
ALTER TABLE app.scheme_term ADD CONSTRAINT scheme_term_unit_check CHECK (unit IN ('working-days', 'days', 'months',
  'hours', 'minutes', 'euro-cents', 'households', 'persons', 'per-month', 'ratio', 'count', 'choice'));
ALTER TABLE app.scheme_term ADD CHECK (value >= 0);
COMMENT ON COLUMN app.scheme.months IS 'Durée annoncée à l’ouverture ; celle en vigueur est le terme « months.mobilisation ».';
COMMENT ON COLUMN app.scheme.household_target IS 'Objectif annoncé à l’ouverture ; celui en vigueur est le terme « target.households ».';

CREATE TABLE app.sector (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  name text NOT NULL CHECK (btrim(name) <> ''),
  position smallint NOT NULL,
  UNIQUE (scheme_id, id),
  UNIQUE (scheme_id, name)
);
COMMENT ON TABLE app.sector IS 'Secteurs du bailleur : sa liste de communes, jamais déduite de la géographie.';

CREATE TABLE app.sector_commune (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL,
  sector_id uuid NOT NULL,
  commune text NOT NULL REFERENCES app.commune,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  FOREIGN KEY (scheme_id, sector_id) REFERENCES app.sector (scheme_id, id),
  EXCLUDE USING gist (scheme_id WITH =, commune WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.sector_commune IS 'Communes d’un secteur, du … au … : jamais dans deux secteurs d’un dispositif le même jour.';
CREATE INDEX sector_commune_sector ON app.sector_commune (sector_id);

CREATE TABLE app.sector_quota (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL,
  sector_id uuid NOT NULL,
  dwellings integer NOT NULL CHECK (dwellings >= 0),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  FOREIGN KEY (scheme_id, sector_id) REFERENCES app.sector (scheme_id, id),
  EXCLUDE USING gist (sector_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.sector_quota IS 'Logements à mobiliser par secteur, du … au ….';

CREATE TABLE app.quota_override (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL,
  sector_id uuid NOT NULL,
  extra_dwellings integer NOT NULL CHECK (extra_dwellings > 0),
  motive text NOT NULL CHECK (btrim(motive) <> ''),
  granted_on date NOT NULL,
  granted_by uuid NOT NULL REFERENCES app.account,
  FOREIGN KEY (scheme_id, sector_id) REFERENCES app.sector (scheme_id, id)
);
COMMENT ON TABLE app.quota_override IS 'Dépassements de quota accordés par le responsable du dispositif, chacun avec son motif.';
CREATE INDEX quota_override_sector ON app.quota_override (sector_id);

CREATE TABLE app.scheme_price (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  line text NOT NULL CHECK (line IN ('assessment', 'support', 'adapted-management', 'sliding-lease-aid')),
  -- For one operator, for a kind of operators, or for whoever does it: the most precise line wins.
  operator_organisation_id uuid REFERENCES app.organisation,
  operator_kind text,
  amount_cents integer CHECK (amount_cents >= 0),
  per text NOT NULL CHECK (per IN ('household', 'household-year')),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK (operator_organisation_id IS NULL OR operator_kind IS NULL),
  EXCLUDE USING gist (scheme_id WITH =, line WITH =, COALESCE(operator_kind, '') WITH =,
    COALESCE(operator_organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
    daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.scheme_price IS 'Prix du dispositif par ligne et opérateur, du … au … .';
COMMENT ON COLUMN app.scheme_price.amount_cents IS 'Vide : sans prix ici, « 0 € sur ce dispositif, cofinancé ailleurs ».';

CREATE TABLE app.typology_rule (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  -- The first line that fits the household counts.
  position smallint NOT NULL,
  adults smallint CHECK (adults > 0),
  persons_from smallint NOT NULL CHECK (persons_from > 0),
  persons_to smallint CHECK (persons_to >= persons_from),
  rooms_from smallint NOT NULL CHECK (rooms_from > 0),
  rooms_to smallint NOT NULL CHECK (rooms_to >= rooms_from),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  EXCLUDE USING gist (scheme_id WITH =, position WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.typology_rule IS 'Types de logement selon la composition du ménage : un avertissement, jamais un refus.';
COMMENT ON COLUMN app.typology_rule.adults IS 'Nombre d’adultes exigé par la ligne ; vide quand il n’importe pas.';

CREATE TABLE app.scheme_change (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  kind text NOT NULL CHECK (kind IN ('term', 'price', 'quota', 'commune', 'typology', 'override')),
  step text NOT NULL CHECK (step IN ('set', 'ended', 'withdrawn')),
  effective_on date NOT NULL,
  before jsonb,
  after jsonb,
  source text,
  reason text NOT NULL CHECK (btrim(reason) <> ''),
  made_by uuid NOT NULL REFERENCES app.account,
  made_at timestamptz NOT NULL DEFAULT app_private.programme_now()
);
COMMENT ON TABLE app.scheme_change IS 'Journal des règles du dispositif : qui a changé quoi, quand, pourquoi ; on ajoute, on n’efface pas.';
CREATE INDEX scheme_change_scheme ON app.scheme_change (scheme_id, made_at DESC);

-- Prices, overrides and the journal concern the landlord, the State and, for its own price, an operator.
CREATE FUNCTION app_private.reads_scheme_money(p_scheme uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN EXISTS (SELECT FROM app_private.request() c WHERE c.role = 'ST'
  OR (c.role IN ('PRG', 'ALL', 'REF', 'LSW') AND EXISTS (
    SELECT FROM app.scheme s WHERE s.id = p_scheme AND s.landlord_id = c.organisation_id)));
GRANT EXECUTE ON FUNCTION app_private.reads_scheme_money(uuid) TO perenne_request;

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.sector', 'app.sector_commune', 'app.sector_quota', 'app.typology_rule',
      'app.scheme_price', 'app.quota_override', 'app.scheme_change'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY definer_keeps ON %s TO perenne_definer USING (true) WITH CHECK (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO perenne_request', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO perenne_definer', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'scheme');
  END LOOP;
  FOREACH target IN ARRAY ARRAY['app.sector', 'app.sector_commune', 'app.sector_quota', 'app.typology_rule'] LOOP
    EXECUTE format('CREATE POLICY signed_in_reads ON %s FOR SELECT TO perenne_request
      USING (EXISTS (SELECT FROM app_private.request()))', target);
  END LOOP;
END $$;
CREATE POLICY scheme_reads ON app.scheme_price FOR SELECT TO perenne_request USING (
  app_private.reads_scheme_money(scheme_id)
  OR operator_organisation_id = (SELECT c.organisation_id FROM app_private.request() c)
  OR operator_kind = (SELECT o.kind FROM app.organisation o JOIN app_private.request() c ON c.organisation_id = o.id));
CREATE POLICY scheme_reads ON app.quota_override FOR SELECT TO perenne_request
  USING (app_private.reads_scheme_money(scheme_id));
CREATE POLICY scheme_reads ON app.scheme_change FOR SELECT TO perenne_request
  USING (app_private.reads_scheme_money(scheme_id));

-- A version is closed, or replaced on its first day; the journal keeps what it said.
GRANT UPDATE (valid_to), DELETE ON app.scheme_term, app.sector_commune, app.sector_quota, app.scheme_price,
  app.typology_rule TO perenne_definer;
CREATE POLICY definer_keeps ON app.scheme_term TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT ON app.scheme_term TO perenne_definer;
