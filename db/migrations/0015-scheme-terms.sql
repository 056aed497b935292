-- The programme's figures: dated, with their source, changed by adding a version, never constants in code.
CREATE TABLE app.scheme_term (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  key text NOT NULL CHECK (key ~ '^[a-z0-9-]+([.][a-z0-9-]+)*$'),
  value numeric NOT NULL,
  unit text NOT NULL CHECK (unit IN ('working-days', 'days', 'months', 'hours', 'euro-cents', 'households', 'persons', 'per-month', 'ratio', 'count')),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  EXCLUDE USING gist (scheme_id WITH =, key WITH =, daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.scheme_term IS 'Termes du dispositif (délais, plafonds, prix, rythmes) : une valeur par période, avec sa source et son motif.';
ALTER TABLE app.scheme_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.scheme_term FORCE ROW LEVEL SECURITY;
CREATE POLICY signed_in_reads ON app.scheme_term FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request()));
GRANT SELECT ON app.scheme_term TO perenne_request;
CREATE POLICY definer_reads ON app.scheme_term FOR SELECT TO perenne_definer USING (true);
CREATE POLICY seed_writes ON app.scheme_term TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT ON app.scheme_term TO perenne_definer;
GRANT SELECT, INSERT, UPDATE ON app.scheme_term TO perenne_seed;
INSERT INTO app.table_scope (name, scope) VALUES ('app.scheme_term', 'scheme');
