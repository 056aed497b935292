-- H4: what a file may ask for. Reference data with its source: nothing outside this list can be asked of a household.
CREATE TABLE app.document_kind (
  code text PRIMARY KEY,
  position smallint NOT NULL,
  label text NOT NULL,
  -- What it is, in the words that a household uses, and who can help to find it.
  plain text NOT NULL,
  helper text NOT NULL,
  per text NOT NULL CHECK (per IN ('adult', 'household')),
  applies text NOT NULL CHECK (applies IN ('always', 'children', 'couple', 'asked')),
  source text NOT NULL
);
COMMENT ON TABLE app.document_kind IS 'Liste limitative des pièces d’une demande de logement social, et quand chacune s’applique.';
CALL app_private.protect_reference('app.document_kind');
CREATE POLICY migration_declares ON app.document_kind TO perenne_owner USING (true) WITH CHECK (true);
INSERT INTO app.document_kind (code, position, label, plain, helper, per, applies, source) VALUES
  ('identity', 1, 'Pièce d’identité ou titre de séjour', 'La carte d’identité, le passeport ou le titre de séjour. Les deux côtés.', 'La mairie ou la préfecture, avec votre accompagnant.', 'adult', 'always', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  ('tax-notice', 2, 'Avis d’imposition', 'La feuille des impôts de l’année d’avant la dernière. Toutes les pages.', 'Le site des impôts, ou le centre des impôts.', 'adult', 'always', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  ('resources', 3, 'Ressources du moment', 'Les trois derniers bulletins de paie, ou le papier de ce que vous recevez chaque mois.', 'L’employeur, la CAF ou France Travail.', 'adult', 'always', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  ('present-housing', 4, 'Logement d’aujourd’hui', 'Un papier qui dit où vous vivez : foyer, hôtel, chez quelqu’un, ou une quittance.', 'La structure ou la personne qui vous héberge.', 'household', 'always', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  ('children', 5, 'Enfants à charge', 'Le livret de famille, ou l’acte de naissance de chaque enfant.', 'La mairie du lieu de naissance.', 'household', 'children', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  ('couple', 6, 'Situation du couple', 'Le livret de famille ou le papier du PACS, si vous en avez un.', 'La mairie.', 'household', 'couple', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020'),
  -- One title for separation, protection and measures: it must not tell the landlord which.
  ('particular', 7, 'Situation particulière', 'Le papier dont vous avez parlé avec votre accompagnant.', 'Votre accompagnant.', 'household', 'asked', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020 : séparation, protection, mesure judiciaire'),
  ('disability', 8, 'Carte mobilité inclusion', 'La carte mobilité inclusion, si vous en avez une.', 'La maison départementale des personnes handicapées.', 'household', 'asked', 'CCH, article R.441-2-4-1 ; arrêté du 22 décembre 2020');
DROP POLICY migration_declares ON app.document_kind;

CREATE TABLE app.document_request (
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL REFERENCES app.document_kind,
  asked_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  PRIMARY KEY (household_id, kind)
);
COMMENT ON TABLE app.document_request IS 'Compartiment 4 : pièce de la liste demandée à ce ménage en plus de celles qui s’appliquent à tous.';
CALL app_private.protect_case('app.document_request', '4');
REVOKE UPDATE ON app.document_request FROM perenne_request;
DROP POLICY case_change ON app.document_request;

CREATE TABLE app.supporting_document (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL REFERENCES app.document_kind,
  person_id uuid REFERENCES app.person,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'validated', 'rejected')),
  reject_reason text CHECK (btrim(reject_reason) <> ''),
  received_on date NOT NULL DEFAULT app_private.programme_today(),
  decided_on date,
  decided_by uuid REFERENCES app.account,
  version integer NOT NULL DEFAULT 1,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id),
  CHECK ((state = 'rejected') = (reject_reason IS NOT NULL)),
  CHECK ((state = 'received') = (decided_on IS NULL))
);
COMMENT ON TABLE app.supporting_document IS 'Compartiment 4 : pièce reçue, validée ou refusée ; une pièce refusée perd ses pages et garde son motif.';
CREATE UNIQUE INDEX supporting_document_living ON app.supporting_document
  (household_id, kind, COALESCE(person_id, household_id)) WHERE state <> 'rejected';
CALL app_private.protect_case('app.supporting_document', '4');
REVOKE UPDATE ON app.supporting_document FROM perenne_request;
GRANT UPDATE (state, reject_reason, decided_on, decided_by, version) ON app.supporting_document TO perenne_request;

CREATE TABLE app.document_page (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  document_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 20),
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  -- Encrypted with a key that the database never sees, and bound to this row.
  sealed_bytes bytea NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (document_id, position),
  FOREIGN KEY (household_id, document_id) REFERENCES app.supporting_document (household_id, id)
);
COMMENT ON TABLE app.document_page IS 'Compartiment 4 : une page d’une pièce (photo ou PDF), chiffrée.';
CREATE INDEX document_page_household ON app.document_page (household_id);
CALL app_private.protect_case('app.document_page', '4');
REVOKE UPDATE ON app.document_page FROM perenne_request;
DROP POLICY case_change ON app.document_page;
CREATE POLICY definer_forgets ON app.document_page FOR DELETE TO perenne_definer USING (true);
GRANT DELETE ON app.document_page TO perenne_definer;

-- W⁴: the household proposes, a professional validates.
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['supporting_document', 'document_page'] LOOP
    EXECUTE format('CREATE POLICY case_propose ON app.%I FOR INSERT TO perenne_request
      WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = %I.household_id AND m.compartment = ''4'' AND m.verb = ''propose'')
        AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
        AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c))', target, target);
  END LOOP;
END $$;

CREATE FUNCTION app_private.guard_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'received' THEN PERFORM app_private.refuse('document-not-validated'); END IF;
    IF NEW.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM app.person p WHERE p.id = NEW.person_id AND p.household_id = NEW.household_id)
    THEN PERFORM app_private.refuse('which-person'); END IF;
    RETURN NULL;
  END IF;
  IF OLD.state <> 'received' THEN PERFORM app_private.refuse('document-decided'); END IF;
  IF NEW.state = 'validated' AND NOT EXISTS (SELECT FROM app.document_page p WHERE p.document_id = NEW.id)
  THEN PERFORM app_private.refuse('document-empty'); END IF;
  -- H5: a copy that is refused is not kept.
  IF NEW.state = 'rejected' THEN DELETE FROM app.document_page p WHERE p.document_id = NEW.id; END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_document() IS 'Une pièce se valide une fois, avec une page au moins ; refusée, ses pages sont supprimées.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.supporting_document FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_document();

CREATE FUNCTION app_private.guard_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM app.supporting_document d WHERE d.id = NEW.document_id AND d.state = 'received')
  THEN PERFORM app_private.refuse('document-decided'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_page() IS 'Une pièce validée ou refusée ne reçoit plus de page.';
CREATE TRIGGER guard AFTER INSERT ON app.document_page FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_page();

-- Reduced view 4r: titles and states, for the members of the committee.
CREATE VIEW app.supporting_document_reduced WITH (security_barrier = true) AS
SELECT d.id, d.household_id, d.kind, d.state
FROM app.supporting_document d
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = d.household_id AND m.compartment = '4r' AND m.verb = 'read');
ALTER VIEW app.supporting_document_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.supporting_document_reduced IS 'Vue réduite 4r : titre et état des pièces.';
GRANT SELECT ON app.supporting_document_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.supporting_document_reduced', 'case', '4r');
