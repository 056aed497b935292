-- Aggregates: the State, the SIAO and every « m » of the matrix read these rows and nothing else. One frozen edition a
-- quarter, written by perenne_reporting with suppression already applied; no filter can be asked of it.
CREATE TABLE app.indicator_edition (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  quarter_starts_on date NOT NULL CHECK (quarter_starts_on = date_trunc('quarter', quarter_starts_on::timestamp)::date),
  threshold smallint NOT NULL CHECK (threshold >= 2),
  frozen_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  UNIQUE (scheme_id, quarter_starts_on)
);
COMMENT ON TABLE app.indicator_edition IS 'Éditions trimestrielles des indicateurs, figées ; le seuil de publication du jour y est gardé.';

CREATE TABLE app.indicator_value (
  edition_id uuid NOT NULL REFERENCES app.indicator_edition,
  indicator text NOT NULL,
  dimension text NOT NULL,
  -- Empty for the total of the table.
  cell text NOT NULL,
  -- The right of the matrix that opens it.
  compartment text NOT NULL REFERENCES app.compartment,
  value numeric,
  unit text NOT NULL CHECK (unit IN ('households', 'days')),
  as_of date NOT NULL,
  PRIMARY KEY (edition_id, indicator, dimension, cell)
);
COMMENT ON TABLE app.indicator_value IS 'Indicateurs publiés ; une valeur vide est masquée (moins de cinq ménages, ou calculable par soustraction).';
COMMENT ON COLUMN app.indicator_value.as_of IS 'Trimestre dont vient la valeur : plus ancien quand la nouvelle en dirait trop.';

CREATE TABLE app.indicator_count (
  edition_id uuid NOT NULL REFERENCES app.indicator_edition,
  indicator text NOT NULL,
  dimension text NOT NULL,
  cell text NOT NULL,
  count integer NOT NULL CHECK (count >= 0),
  PRIMARY KEY (edition_id, indicator, dimension, cell)
);
COMMENT ON TABLE app.indicator_count IS 'Comptes vrais de chaque édition : lus par le calcul suivant, par personne d’autre.';

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.indicator_edition', 'app.indicator_value', 'app.indicator_count'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY reporting_writes ON %s TO perenne_reporting USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO perenne_reporting', target);
  END LOOP;
END $$;
CREATE POLICY partner_or_state_reads ON app.indicator_edition FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request() c WHERE c.role = 'ST' OR EXISTS (SELECT FROM app.scheme_partner p
    WHERE p.scheme_id = indicator_edition.scheme_id AND p.organisation_id = c.organisation_id)));
CREATE POLICY aggregate_right_reads ON app.indicator_value FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.request() c JOIN app.access_rule r ON r.role = c.role
      WHERE r.verb = 'aggregate' AND r.compartment = indicator_value.compartment)
    AND EXISTS (SELECT FROM app.indicator_edition e WHERE e.id = indicator_value.edition_id));
GRANT SELECT ON app.indicator_edition, app.indicator_value TO perenne_request;
INSERT INTO app.table_scope (name, scope) VALUES
  ('app.indicator_edition', 'scheme'), ('app.indicator_value', 'scheme'), ('app.indicator_count', 'duty');

-- What the counting reads: dates, kinds and who refers; no name, no text.
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.household', 'app.referral', 'app.composition', 'app.scheme', 'app.scheme_term',
      'app.organisation'] LOOP
    EXECUTE format('CREATE POLICY reporting_counts ON %s FOR SELECT TO perenne_reporting USING (true)', target);
  END LOOP;
END $$;
GRANT SELECT (id, scheme_id, author_organisation_id) ON app.household TO perenne_reporting;
GRANT SELECT (household_id, present_situation, dalo_recognised, pdalhpd_public) ON app.referral TO perenne_reporting;
GRANT SELECT (household_id, adults, children) ON app.composition TO perenne_reporting;
GRANT SELECT (id, short_name) ON app.organisation TO perenne_reporting;
GRANT SELECT ON app.scheme, app.scheme_term TO perenne_reporting;
