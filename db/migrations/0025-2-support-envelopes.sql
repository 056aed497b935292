-- Envelopes of support by operator: households accompanied for a year each. The call for projects gives none; whoever
-- leads the programme sets them, with a source and a reason, and each change opens a version.
CREATE TABLE app.support_envelope (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  -- As in the price list: one operator, or a kind of operators.
  operator_organisation_id uuid REFERENCES app.organisation,
  operator_kind text,
  households integer NOT NULL CHECK (households >= 0),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to > valid_from),
  source text NOT NULL CHECK (btrim(source) <> ''),
  reason text,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK (operator_organisation_id IS NULL OR operator_kind IS NULL),
  EXCLUDE USING gist (scheme_id WITH =, COALESCE(operator_kind, '') WITH =,
    COALESCE(operator_organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
    daterange(valid_from, valid_to) WITH &&)
);
COMMENT ON TABLE app.support_envelope IS 'Enveloppes d’accompagnement par opérateur : nombre de ménages, un an chacun, du … au … .';
ALTER TABLE app.support_envelope ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.support_envelope FORCE ROW LEVEL SECURITY;
CREATE POLICY money_reads ON app.support_envelope FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app_private.funding_reach(scheme_id) r
    WHERE r.only_operator_id IS NULL OR r.only_operator_id = operator_organisation_id
      OR operator_kind = (SELECT o.kind FROM app.organisation o WHERE o.id = r.only_operator_id)));
CREATE POLICY definer_keeps ON app.support_envelope TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY seed_writes ON app.support_envelope TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT ON app.support_envelope TO perenne_request;
GRANT SELECT, INSERT, UPDATE (valid_to), DELETE ON app.support_envelope TO perenne_definer;
GRANT SELECT, INSERT, UPDATE ON app.support_envelope TO perenne_seed;
INSERT INTO app.table_scope (name, scope) VALUES ('app.support_envelope', 'scheme');

-- Households that a price of support already follows: an operator with a price of its own is not counted with its kind.
CREATE FUNCTION app_private.supported_households(p_scheme uuid, p_operator uuid, p_kind text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT count(DISTINCT m.household_id)
  FROM app.support_measure m
  JOIN app.household h ON h.id = m.household_id AND h.scheme_id = p_scheme
  JOIN app.organisation o ON o.id = m.operator_organisation_id
  WHERE o.id = p_operator OR (o.kind = p_kind AND NOT EXISTS (SELECT FROM app.scheme_price p
    WHERE p.scheme_id = p_scheme AND p.line = 'support' AND p.operator_organisation_id = o.id));
END;

CREATE FUNCTION app_private.set_support_envelope(
  p_id uuid, p_scheme uuid, p_operator uuid, p_kind text, p_households integer, p_source text, p_reason text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c constant app_private.request_context := app_private.lead_of(p_scheme);
  current app.support_envelope;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('rules ' || p_scheme::text, 0));
  IF EXISTS (SELECT FROM app.support_envelope e WHERE e.id = p_id) THEN RETURN; END IF;
  IF btrim(COALESCE(p_reason, '')) = '' THEN PERFORM app_private.refuse('reason-missing'); END IF;
  IF btrim(COALESCE(p_source, '')) = '' THEN PERFORM app_private.refuse('source-missing'); END IF;
  IF p_households < 0 THEN PERFORM app_private.refuse('negative-value'); END IF;
  IF NOT EXISTS (SELECT FROM app.scheme_price p WHERE p.scheme_id = p_scheme AND p.line = 'support'
      AND p.operator_organisation_id IS NOT DISTINCT FROM p_operator AND p.operator_kind IS NOT DISTINCT FROM p_kind
      AND p.amount_cents IS NOT NULL AND daterange(p.valid_from, p.valid_to) @> c.today)
  THEN PERFORM app_private.refuse('operator-without-price'); END IF;
  IF p_households < app_private.supported_households(p_scheme, p_operator, p_kind)
  THEN PERFORM app_private.refuse('below-what-is-used'); END IF;

  SELECT * INTO current FROM app.support_envelope e WHERE e.scheme_id = p_scheme
    AND e.operator_organisation_id IS NOT DISTINCT FROM p_operator AND e.operator_kind IS NOT DISTINCT FROM p_kind
    AND daterange(e.valid_from, e.valid_to) @> c.today;
  IF current.households = p_households THEN PERFORM app_private.refuse('nothing-changes'); END IF;
  -- Corrected on its very day, a version never was.
  DELETE FROM app.support_envelope e WHERE e.id = current.id AND e.valid_from = c.today;
  UPDATE app.support_envelope e SET valid_to = c.today WHERE e.id = current.id;
  INSERT INTO app.support_envelope (id, scheme_id, operator_organisation_id, operator_kind, households, valid_from,
    source, reason, set_by)
  VALUES (p_id, p_scheme, p_operator, p_kind, p_households, c.today, p_source, p_reason, c.account_id);
END $$;
COMMENT ON FUNCTION app_private.set_support_envelope IS 'Fixe l’enveloppe d’un opérateur à compter d’aujourd’hui ; responsable du dispositif seulement.';
GRANT EXECUTE ON FUNCTION app_private.set_support_envelope(uuid, uuid, uuid, text, integer, text, text) TO perenne_request;
