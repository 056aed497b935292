-- Reference packs: dated, with their source, loaded from db/reference at each start. A pack says how old it is.
CREATE TABLE app.reference_pack (
  key text NOT NULL,
  version_date date NOT NULL,
  label text NOT NULL,
  source text NOT NULL,
  -- What still has to be checked against the official text; NULL when nothing is.
  to_verify text,
  digest text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (key, version_date)
);
COMMENT ON TABLE app.reference_pack IS 'Données de référence chargées : leur date, leur source, ce qui reste à vérifier.';
COMMENT ON COLUMN app.reference_pack.version_date IS 'Date d’effet du texte, ou de la dernière vérification quand le texte n’en porte pas.';
COMMENT ON COLUMN app.reference_pack.digest IS 'Empreinte SHA-256 des fichiers chargés : deux installations comparent ce qu’elles appliquent.';

CREATE TABLE app.present_commune (
  insee text PRIMARY KEY CHECK (insee ~ '^[0-9][0-9AB][0-9]{3}$'),
  name text NOT NULL,
  population integer NOT NULL CHECK (population > 0),
  epci_siren text NOT NULL,
  epci_name text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  benefit_zone smallint NOT NULL CHECK (benefit_zone BETWEEN 1 AND 3)
);
COMMENT ON TABLE app.present_commune IS 'Communes d’aujourd’hui : population municipale, intercommunalité, centre, zone des aides au logement.';

-- The names that landlords and people use: communes as they were before the mergers of 2016 and 2017.
CREATE TABLE app.commune (
  insee_then text PRIMARY KEY CHECK (insee_then ~ '^[0-9][0-9AB][0-9]{3}$'),
  name text NOT NULL,
  official_name text NOT NULL,
  insee_now text NOT NULL REFERENCES app.present_commune,
  status text NOT NULL CHECK (status IN ('commune', 'delegated', 'merged')),
  status_since date,
  status_note text,
  postal_code text NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  place_note text,
  benefit_zone smallint NOT NULL CHECK (benefit_zone BETWEEN 1 AND 3),
  CHECK ((status = 'commune') = (status_since IS NULL))
);
COMMENT ON TABLE app.commune IS 'Communes sous leur nom d’avant les fusions : code d’alors (toujours celui de la commune déléguée) et commune d’aujourd’hui.';
COMMENT ON COLUMN app.commune.insee_then IS 'Code INSEE de 2014, celui de l’appel à projets.';
CREATE INDEX commune_now ON app.commune (insee_now);

CREATE TABLE app.income_ceiling (
  financing text NOT NULL CHECK (financing IN ('PLAI', 'PLUS', 'PLS')),
  zone text NOT NULL CHECK (zone IN ('paris', 'ile-de-france', 'other-regions')),
  category text NOT NULL CHECK (category IN ('1', '2', '3', '4', '5', '6', 'extra-person')),
  valid_from date NOT NULL,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  is_computed boolean NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (financing, zone, category, valid_from)
);
COMMENT ON TABLE app.income_ceiling IS 'Plafonds de ressources du logement social (revenu fiscal de référence annuel), par financement, zone, catégorie et année.';
COMMENT ON COLUMN app.income_ceiling.is_computed IS 'Vrai quand la valeur est calculée depuis l’indexation, en attendant l’arrêté : à vérifier.';

CREATE TABLE app.benefit_parameter (
  parameter text NOT NULL,
  -- Empty where the parameter does not depend on it.
  zone text NOT NULL CHECK (zone IN ('', '1', '2', '3')),
  family text NOT NULL,
  valid_from date NOT NULL,
  value numeric NOT NULL,
  unit text NOT NULL CHECK (unit IN ('euro-cents', 'ratio', 'times')),
  source text NOT NULL,
  PRIMARY KEY (parameter, zone, family, valid_from)
);
COMMENT ON TABLE app.benefit_parameter IS 'Paramètres de l’estimation des aides au logement, par zone et composition ; la CAF seule décide.';

CREATE TABLE app.minimum_surface (
  persons smallint NOT NULL CHECK (persons > 0),
  valid_from date NOT NULL,
  area_m2 smallint NOT NULL CHECK (area_m2 > 0),
  source text NOT NULL,
  PRIMARY KEY (persons, valid_from)
);
COMMENT ON TABLE app.minimum_surface IS 'Surface habitable minimale par nombre de personnes ; la dernière ligne vaut aussi au-delà.';

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.reference_pack', 'app.present_commune', 'app.commune', 'app.income_ceiling',
      'app.benefit_parameter', 'app.minimum_surface'] LOOP
    CALL app_private.protect_reference(target::regclass);
  END LOOP;
END $$;
