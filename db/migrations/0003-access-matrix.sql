-- The access matrix as data (domain report §4.3): loaded from db/reference/access-matrix.csv at each start.
CREATE TABLE app.role (
  code text PRIMARY KEY,
  label text NOT NULL,
  holds_cases boolean NOT NULL
);
COMMENT ON TABLE app.role IS 'Les seize rôles de la matrice d’accès.';

CREATE TABLE app.compartment (
  code text PRIMARY KEY,
  label text NOT NULL,
  position integer NOT NULL,
  reduced_from text REFERENCES app.compartment,
  household_scope_only boolean NOT NULL,
  belongs_to_person boolean NOT NULL
);
COMMENT ON TABLE app.compartment IS 'Les compartiments et leurs vues réduites, chacun avec sa portée.';
COMMENT ON COLUMN app.compartment.household_scope_only IS 'Lisible seulement dossier ouvert : ni liste, ni recherche, ni compte, ni export.';
COMMENT ON COLUMN app.compartment.belongs_to_person IS 'Appartient à une personne : un autre adulte du ménage n’y lit rien.';

CREATE TABLE app.access_rule (
  compartment text NOT NULL REFERENCES app.compartment,
  role text NOT NULL REFERENCES app.role,
  verb text NOT NULL CHECK (verb IN ('read', 'write', 'propose', 'answer', 'aggregate')),
  -- Whose rows count as one's own: NULL when the right is not limited to them.
  own_by text CHECK (own_by IN ('account', 'organisation')),
  needs_consent boolean NOT NULL,
  conditions text[] NOT NULL,
  UNIQUE NULLS NOT DISTINCT (role, compartment, verb, own_by)
);
COMMENT ON TABLE app.access_rule IS 'La matrice d’accès, un droit par ligne ; ce qui n’y est pas est refusé.';
COMMENT ON COLUMN app.access_rule.conditions IS 'Notes de la matrice (note1, note15…) : elles s’ajoutent, dans la vue des accès ou dans la politique de la table.';

CREATE TABLE app.purpose (
  code text PRIMARY KEY,
  sentence text NOT NULL
);
COMMENT ON TABLE app.purpose IS 'Pourquoi on regarde un dossier, en français simple : liste fermée, lue par le ménage.';

-- Every table and view of the schema app says where it stands; the test of docs/access.csv reads it.
CREATE TABLE app.table_scope (
  name text PRIMARY KEY,
  scope text NOT NULL CHECK (scope IN ('reference', 'organisation', 'scheme', 'session', 'own', 'import', 'case', 'duty')),
  -- One code, or several with a space between them when the rows say which is theirs.
  compartment text,
  CHECK ((scope = 'case') = (compartment IS NOT NULL))
);
COMMENT ON TABLE app.table_scope IS 'Compartiment ou portée de chaque table, déclarés avec la table.';

-- One shape for the tables that everybody signed in may read and that only a start of the server writes.
CREATE PROCEDURE app_private.protect_reference(target regclass)
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY everybody_reads ON %s FOR SELECT TO perenne_request, perenne_definer, perenne_worker, perenne_due, perenne_match, perenne_reporting, perenne_retention, perenne_seed USING (true)', target);
  EXECUTE format('CREATE POLICY start_writes ON %s TO perenne_reference USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT ON %s TO perenne_request, perenne_definer, perenne_worker, perenne_due, perenne_match, perenne_reporting, perenne_retention, perenne_seed', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO perenne_reference', target);
  INSERT INTO app.table_scope (name, scope) VALUES (target::text, 'reference') ON CONFLICT DO NOTHING;
END $$;

CALL app_private.protect_reference('app.role');
CALL app_private.protect_reference('app.compartment');
CALL app_private.protect_reference('app.access_rule');
CALL app_private.protect_reference('app.purpose');
CALL app_private.protect_reference('app.table_scope');
-- Migrations declare the scope of what they create, whoever runs them.
CREATE POLICY migration_declares ON app.table_scope TO perenne_owner USING (true) WITH CHECK (true);
INSERT INTO app.table_scope (name, scope) VALUES ('app.instance', 'reference');
-- The tables of sign-in are older than this one; only their duty reads them.
INSERT INTO app.table_scope (name, scope)
SELECT 'auth.' || quote_ident(name), 'duty' FROM unnest(ARRAY['user', 'session', 'credential', 'verification', 'two_factor',
  'passkey', 'rate_limit', 'session_guard', 'household_code', 'invitation', 'sign_in_attempt', 'used_one_time_code']) AS name;
