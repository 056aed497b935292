-- Roles belong to the cluster, not to the database: create those that are missing.
DO $$
DECLARE
  duty text;
BEGIN
  FOREACH duty IN ARRAY ARRAY[
    'perenne_owner', 'perenne_request', 'perenne_auth', 'perenne_definer', 'perenne_worker',
    'perenne_due', 'perenne_match', 'perenne_reporting', 'perenne_retention', 'perenne_seal',
    'perenne_reference', 'perenne_seed'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = duty) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', duty);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'perenne_app') THEN
    CREATE ROLE perenne_app LOGIN NOINHERIT;
  END IF;
END $$;

-- The login may become these roles inside a transaction; it inherits nothing from them.
DO $$
DECLARE
  duties text := 'perenne_request, perenne_auth, perenne_worker, perenne_due, perenne_match, '
    'perenne_reporting, perenne_retention, perenne_seal';
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE format('GRANT %s TO perenne_app WITH INHERIT FALSE', duties);
  ELSE
    EXECUTE format('GRANT %s TO perenne_app', duties);
  END IF;
  -- An administrator that is not a superuser must be able to hand objects over.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT perenne_owner, perenne_definer, perenne_reference, perenne_seed, %s TO %I',
      duties, current_user);
  END IF;
END $$;

CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA app;
CREATE SCHEMA app_private;
CREATE SCHEMA auth;
COMMENT ON SCHEMA app IS 'Données du métier, toutes sous sécurité par ligne.';
COMMENT ON SCHEMA app_private IS 'La porte : fonctions vérifiées et contexte des requêtes ; aucune table lisible.';
COMMENT ON SCHEMA auth IS 'Comptes, sessions et seconds facteurs.';

GRANT USAGE ON SCHEMA app TO perenne_request, perenne_definer, perenne_worker, perenne_due,
  perenne_match, perenne_reporting, perenne_retention, perenne_seal, perenne_reference, perenne_seed;
GRANT USAGE ON SCHEMA app_private TO perenne_app, perenne_request, perenne_definer, perenne_worker,
  perenne_due, perenne_match, perenne_reporting, perenne_retention, perenne_seal, perenne_seed;
GRANT USAGE ON SCHEMA auth TO perenne_auth, perenne_definer, perenne_seed;
GRANT CREATE ON SCHEMA app, app_private TO perenne_definer, perenne_owner;
GRANT USAGE, CREATE ON SCHEMA auth TO perenne_owner;
GRANT USAGE ON SCHEMA app, app_private TO perenne_owner;

-- Lower case without accents nor punctuation, so that « Chloé Bel-Air » is found by « chloe bel air ».
CREATE FUNCTION app_private.fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = ''
RETURN pg_catalog.btrim(pg_catalog.regexp_replace(
  pg_catalog.lower(public.unaccent('public.unaccent'::regdictionary, words)),
  '[^a-z0-9]+', ' ', 'g'));
GRANT EXECUTE ON FUNCTION app_private.fold(text) TO perenne_request, perenne_definer, perenne_seed;

-- Set once, when the base is initialised: a demonstration can never become a production base, nor the reverse.
CREATE TABLE app.instance (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  mode text NOT NULL CHECK (mode IN ('demonstration', 'production')),
  initialised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Days by which the programme's date is ahead of the real one; always 0 in production.
  clock_offset_days integer NOT NULL DEFAULT 0
    CHECK (clock_offset_days >= 0 AND (mode = 'demonstration' OR clock_offset_days = 0))
);
COMMENT ON TABLE app.instance IS 'Nature de cette base (démonstration ou production) et horloge du dispositif.';
ALTER TABLE app.instance ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.instance FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON app.instance FOR SELECT TO perenne_request, perenne_definer, perenne_seed, perenne_worker, perenne_due USING (true);
CREATE POLICY definer_moves ON app.instance FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY reference_opens ON app.instance FOR INSERT TO perenne_reference WITH CHECK (true);
CREATE POLICY reference_reads ON app.instance FOR SELECT TO perenne_reference USING (true);
GRANT SELECT ON app.instance TO perenne_request, perenne_definer, perenne_seed, perenne_worker, perenne_due, perenne_reference;
GRANT UPDATE (clock_offset_days) ON app.instance TO perenne_definer;
GRANT INSERT ON app.instance TO perenne_reference;

-- A base without an instance row (tests of one migration, first start) is a production base.
CREATE FUNCTION app_private.programme_now() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN clock_timestamp() + make_interval(days =>
  COALESCE((SELECT i.clock_offset_days FROM app.instance i WHERE i.mode = 'demonstration'), 0));
COMMENT ON FUNCTION app_private.programme_now() IS 'Instant du dispositif : l’heure réelle, avancée en démonstration seulement.';

CREATE FUNCTION app_private.programme_today() RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (app_private.programme_now() AT TIME ZONE 'Europe/Paris')::date;
COMMENT ON FUNCTION app_private.programme_today() IS 'Date du dispositif à Paris.';
GRANT EXECUTE ON FUNCTION app_private.programme_now(), app_private.programme_today()
  TO perenne_request, perenne_definer, perenne_worker, perenne_due, perenne_match, perenne_reporting,
     perenne_retention, perenne_seed, perenne_auth;
