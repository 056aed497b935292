-- The landlord's stock, and who holds which part of it. Read by the landlord; a holder reads its own contingent only.
CREATE TABLE app.financing (
  code text PRIMARY KEY,
  label text NOT NULL,
  rpls_code text UNIQUE,
  ceiling_family text CHECK (ceiling_family IN ('PLAI', 'PLUS', 'PLS')),
  position smallint NOT NULL
);
COMMENT ON TABLE app.financing IS 'Financements d’un logement social, code FINAN du répertoire RPLS et famille de plafonds de ressources.';
COMMENT ON COLUMN app.financing.ceiling_family IS 'Plafond applicable à l’attribution ; vide quand la convention du logement le dit. Correspondances anciennes à vérifier.';
INSERT INTO app.financing (code, label, rpls_code, ceiling_family, position) VALUES
  ('PLAI', 'PLAI', '10', 'PLAI', 1), ('PLAI-A', 'PLAI adapté', NULL, 'PLAI', 2), ('PLATS', 'PLA-TS, PLA-LM', '11', 'PLAI', 3),
  ('PLUS', 'PLUS', '13', 'PLUS', 4), ('PLUS-CD', 'PLUS construction-démolition', NULL, 'PLUS', 5), ('PLA', 'PLA', '12', 'PLUS', 6),
  ('PALULOS', 'PALULOS', NULL, 'PLUS', 7), ('HLMO', 'HLM/O', '52', 'PLUS', 8), ('PLR', 'PLR, PSR', '51', 'PLAI', 9), ('HBM', 'HBM', '50', 'PLUS', 10),
  ('PLS', 'PLS', '14', 'PLS', 11), ('PCL', 'PCL', '17', 'PLS', 12), ('PLI', 'PLI', '16', NULL, 13), ('PAP', 'PAP', '15', NULL, 14),
  ('ILM', 'ILM', '53', NULL, 15), ('ILN', 'ILN', '54', NULL, 16), ('CFF', 'CFF', '55', NULL, 17), ('OTHER', 'Autre', '49', NULL, 18);
CALL app_private.protect_reference('app.financing');

CREATE TABLE app.reservation_right (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  organisation_id uuid NOT NULL REFERENCES app.organisation,
  contingent text NOT NULL CHECK (contingent IN ('state', 'commune', 'epci', 'department', 'action-logement', 'employer')),
  commune text REFERENCES app.commune,
  mode text NOT NULL CHECK (mode IN ('stock', 'flow')),
  flow_ratio numeric(4, 3) CHECK (flow_ratio > 0 AND flow_ratio <= 1),
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  source text NOT NULL CHECK (btrim(source) <> ''),
  version integer NOT NULL DEFAULT 1,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK ((mode = 'flow') = (flow_ratio IS NOT NULL)),
  CHECK (contingent <> 'commune' OR commune IS NOT NULL),
  -- One holder at a time for a contingent in a place, and a right on everything leaves no room for a right on one
  -- commune: places are compared as intervals of INSEE codes, everything being the unbounded one.
  EXCLUDE USING gist (scheme_id WITH =, contingent WITH =,
    (CASE WHEN commune IS NULL THEN int4range(NULL, NULL)
      ELSE int4range(('x' || commune)::bit(20)::int, ('x' || commune)::bit(20)::int, '[]') END) WITH &&,
    daterange(starts_on, ends_on, '[]') WITH &&)
);
COMMENT ON TABLE app.reservation_right IS 'Droits de réservation : qui, sur quel contingent, dans quelle commune (vide : partout), en stock ou en flux, du … au ….';
COMMENT ON COLUMN app.reservation_right.flow_ratio IS 'Part des libérations de l’année promise au réservataire (0 à 1), en gestion en flux.';

CREATE TABLE app.sru_shortfall (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  commune text NOT NULL REFERENCES app.commune,
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  source text NOT NULL CHECK (btrim(source) <> ''),
  version integer NOT NULL DEFAULT 1,
  set_by uuid REFERENCES app.account,
  set_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  EXCLUDE USING gist (scheme_id WITH =, commune WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);
COMMENT ON TABLE app.sru_shortfall IS 'Périodes où une commune est carencée (loi SRU) : ses droits de réservation passent à l’État.';

CREATE TABLE app.dwelling (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES app.scheme,
  reference text NOT NULL CHECK (btrim(reference) <> ''),
  address text NOT NULL CHECK (btrim(address) <> ''),
  commune text NOT NULL REFERENCES app.commune,
  building text,
  stair text,
  floor smallint CHECK (floor BETWEEN -2 AND 60),
  door text,
  has_lift boolean NOT NULL,
  typology text NOT NULL CHECK (typology IN ('T1', 'T1bis', 'T2', 'T3', 'T4', 'T5')),
  living_area_m2 numeric(5, 1) NOT NULL CHECK (living_area_m2 >= 5 AND living_area_m2 <= 400),
  rent_cents integer NOT NULL CHECK (rent_cents BETWEEN 0 AND 1000000),
  charges_cents integer NOT NULL CHECK (charges_cents BETWEEN 0 AND 1000000),
  heating text NOT NULL CHECK (heating IN ('individual', 'collective')),
  has_garage boolean NOT NULL,
  financing text NOT NULL REFERENCES app.financing,
  agreement_number text,
  -- Reserved by name (stock); NULL: nobody until the landlord orients a release (flow).
  contingent text CHECK (contingent IN ('landlord', 'state', 'commune', 'epci', 'department', 'action-logement', 'employer')),
  is_accessible boolean NOT NULL,
  has_adapted_shower boolean NOT NULL,
  energy_class text CHECK (energy_class IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  site text,
  responsible_account_id uuid REFERENCES app.account,
  version integer NOT NULL DEFAULT 1,
  updated_by uuid REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  -- Written by a trigger: it holds the name of the commune too.
  search_text text NOT NULL DEFAULT '',
  UNIQUE (scheme_id, reference),
  UNIQUE (id, scheme_id, commune)
);
COMMENT ON TABLE app.dwelling IS 'Parc du bailleur : ce qu’est un logement, son loyer, son contingent ; rien sur ceux qui l’habitent.';
COMMENT ON COLUMN app.dwelling.commune IS 'Commune sous son nom de 2014 (code d’alors) : c’est elle que les secteurs nomment.';
COMMENT ON COLUMN app.dwelling.contingent IS 'Réservation en stock ; vide en flux : chaque libération est alors orientée.';
CREATE INDEX dwelling_commune ON app.dwelling (scheme_id, commune);

CREATE FUNCTION app_private.index_dwelling() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.search_text := app_private.fold(concat_ws(' ', NEW.reference, NEW.address, NEW.building, NEW.site,
    (SELECT c.official_name FROM app.commune c WHERE c.insee_then = NEW.commune)));
  RETURN NEW;
END $$;
CREATE TRIGGER index BEFORE INSERT OR UPDATE ON app.dwelling FOR EACH ROW EXECUTE FUNCTION app_private.index_dwelling();

-- The programmes of which the actor's organisation is the landlord, when he acts in one of these roles.
CREATE FUNCTION app_private.landlord_schemes(VARIADIC p_roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(s.id), '{}') FROM app_private.request() c
  JOIN app.scheme s ON s.landlord_id = c.organisation_id WHERE c.role = ANY (p_roles);
END;
COMMENT ON FUNCTION app_private.landlord_schemes IS 'Dispositifs du bailleur de l’acteur, s’il agit dans l’un de ces rôles ; calculé une fois par requête.';

-- What the actor's organisation holds today, as « scheme/contingent/commune » (« * »: everywhere). A commune in
-- shortfall holds nothing of its own, and the State holds it instead.
CREATE FUNCTION app_private.held_reservations() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE(array_agg(h.key), '{}') FROM (
    SELECT r.scheme_id::text || '/' || r.contingent || '/' || COALESCE(r.commune, '*') AS key
    FROM app_private.request() c
    JOIN app.reservation_right r ON r.organisation_id = c.organisation_id AND c.role = 'RES'
      AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
    WHERE r.contingent <> 'commune' OR NOT EXISTS (SELECT FROM app.sru_shortfall s
      WHERE s.scheme_id = r.scheme_id AND s.commune = r.commune
        AND s.starts_on <= c.today AND (s.ends_on IS NULL OR s.ends_on >= c.today))
    UNION ALL
    SELECT s.scheme_id::text || '/commune/' || s.commune
    FROM app_private.request() c
    JOIN app.reservation_right r ON r.organisation_id = c.organisation_id AND c.role = 'RES' AND r.contingent = 'state'
      AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
    JOIN app.sru_shortfall s ON s.scheme_id = r.scheme_id AND (r.commune IS NULL OR r.commune = s.commune)
      AND s.starts_on <= c.today AND (s.ends_on IS NULL OR s.ends_on >= c.today)
  ) h;
END;
COMMENT ON FUNCTION app_private.held_reservations() IS 'Contingents que tient aujourd’hui l’organisation de l’acteur ; vide pour tout autre rôle que réservataire.';
GRANT EXECUTE ON FUNCTION app_private.landlord_schemes(text[]), app_private.held_reservations() TO perenne_request;

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.reservation_right', 'app.sru_shortfall', 'app.dwelling'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format($p$CREATE POLICY landlord_reads ON %s FOR SELECT TO perenne_request
      USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'LSW', 'PRG'))::uuid[]))$p$, target);
    EXECUTE format('CREATE POLICY definer_reads ON %s FOR SELECT TO perenne_definer USING (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_request, perenne_seed', target);
    EXECUTE format('GRANT SELECT ON %s TO perenne_definer', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'scheme');
  END LOOP;
END $$;

-- Rights and shortfalls: the programme lead writes them; a holder reads its own and the orders that touch them.
CREATE POLICY holder_reads_its_own ON app.reservation_right FOR SELECT TO perenne_request
  USING (organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.role = 'RES'));
CREATE POLICY holder_reads_what_touches_it ON app.sru_shortfall FOR SELECT TO perenne_request
  USING ((SELECT c.role = 'RES' FROM app_private.request() c)
    AND EXISTS (SELECT FROM app.reservation_right r WHERE r.scheme_id = sru_shortfall.scheme_id
      AND (r.contingent = 'state' OR r.commune = sru_shortfall.commune)));
CREATE POLICY programme_lead_adds ON app.reservation_right FOR INSERT TO perenne_request
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]));
CREATE POLICY programme_lead_changes ON app.reservation_right FOR UPDATE TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]))
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]));
CREATE POLICY programme_lead_adds ON app.sru_shortfall FOR INSERT TO perenne_request
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]));
CREATE POLICY programme_lead_changes ON app.sru_shortfall FOR UPDATE TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]))
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('PRG'))::uuid[]));

-- The stock: written by those of the landlord who keep it.
CREATE POLICY landlord_adds ON app.dwelling FOR INSERT TO perenne_request
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]));
CREATE POLICY landlord_changes ON app.dwelling FOR UPDATE TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]))
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]));
