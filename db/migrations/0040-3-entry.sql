-- K5, K6, K7, K8: what an entry asks for, each step with its day. The list is a reference; a household gets its own copy
-- at the signature, counted again from the keys.
CREATE TABLE app.entry_step_kind (
  code text PRIMARY KEY,
  stage text NOT NULL CHECK (stage IN ('before', 'keys', 'hundred-days')),
  label text NOT NULL,
  help text NOT NULL,
  -- Days from the first day in the dwelling; negative: before it.
  offset_days integer NOT NULL,
  -- Added by itself at the signature, when a child is there, when the CAF changes, or by hand.
  added text NOT NULL DEFAULT 'always' CHECK (added IN ('always', 'child', 'caf', 'by-hand')),
  position integer NOT NULL UNIQUE,
  source text NOT NULL
);
COMMENT ON TABLE app.entry_step_kind IS 'Étapes d’une entrée dans les lieux et des cent premiers jours : libellé, aide, échéance en jours, source.';
CALL app_private.protect_reference('app.entry_step_kind');
CREATE POLICY migration_declares ON app.entry_step_kind TO perenne_owner USING (true) WITH CHECK (true);

INSERT INTO app.entry_step_kind (code, stage, label, help, offset_days, added, position, source) VALUES
  ('insurance', 'before', 'Assurance habitation', 'Attestation remise au bailleur avant les clés.', -3, 'always', 10, 'Loi n° 89-462, article 7 g'),
  ('deposit', 'before', 'Dépôt de garantie, FSL si besoin', 'Demande au FSL faite avant l’entrée.', -10, 'always', 20, 'Usage des entrées accompagnées'),
  ('energy', 'before', 'Contrats d’électricité, de gaz et d’eau', 'Ouverts au nom du ménage, au jour des clés.', -5, 'always', 30, 'Usage des entrées accompagnées'),
  ('kit', 'before', 'Meubles et premières nécessités', 'De quoi dormir, cuisiner et se laver le premier soir.', -2, 'always', 40, 'Usage des entrées accompagnées'),
  ('inventory', 'keys', 'État des lieux d’entrée', 'Ensemble, pièce par pièce ; chacun garde le sien.', 0, 'always', 50, 'Loi n° 89-462, article 3-2'),
  ('meters', 'keys', 'Relevé des compteurs', 'Relevés et photos le jour des clés.', 0, 'always', 60, 'Usage des entrées accompagnées'),
  ('keys', 'keys', 'Clés, badge et boîte aux lettres', 'Nombre de clés écrit ; le ménage choisit le nom sur la boîte.', 0, 'always', 70, 'Usage des entrées accompagnées'),
  ('emergency-numbers', 'keys', 'Numéros d’urgence', 'Gardien, astreinte du bailleur, 15, 17, 18, 112, 114.', 0, 'always', 80, 'Usage des entrées accompagnées'),
  ('apl', 'hundred-days', 'Demande d’aide au logement', 'Dès l’entrée : elle n’est pas versée pour le passé. Versement au bailleur demandé.', 3, 'always', 90, 'CCH, articles L.823-8 et R.823-10'),
  ('mail', 'hundred-days', 'Changement d’adresse et courrier', 'Poste, CAF, assurance maladie, employeur, France Travail, impôts.', 7, 'always', 100, 'Usage des entrées accompagnées'),
  ('neighbours', 'hundred-days', 'Présentation aux voisins et au gardien', 'Si le ménage le souhaite, avec lui.', 7, 'always', 110, 'Usage des entrées accompagnées'),
  ('school', 'hundred-days', 'École et mode de garde', 'Inscription, cantine, transport.', 10, 'child', 120, 'Usage des entrées accompagnées'),
  ('doctor', 'hundred-days', 'Médecin et suivis de proximité', 'Changement d’adresse dit à ceux qui soignent, par le ménage.', 20, 'always', 130, 'Usage des entrées accompagnées'),
  ('caf-transfer', 'hundred-days', 'Changement de CAF', 'Le dossier change de caisse avec le département : le demander soi-même évite une rupture de droits.', 5, 'caf', 140, 'Usage des caisses d’allocations familiales'),
  ('first-rent', 'hundred-days', 'Premier loyer payé', 'Le bailleur le constate, le ménage garde la quittance.', 35, 'always', 150, 'Usage des entrées accompagnées'),
  ('apl-received', 'hundred-days', 'Première aide au logement versée', 'Vérifier le montant et la date.', 60, 'always', 160, 'Usage des entrées accompagnées'),
  ('settled', 'hundred-days', 'Point des cent jours avec le ménage', 'Ce qui va, ce qui ne va pas, ce qui reste à faire.', 100, 'always', 170, 'Usage des entrées accompagnées'),
  ('animals', 'before', 'Animal du ménage', 'Assurance et règles de la résidence lues ensemble.', -3, 'by-hand', 180, 'Loi n° 70-598, article 10'),
  ('mailbox-name', 'keys', 'Nom affiché choisi', 'Le nom affiché est celui que le ménage demande, sans justification.', 0, 'by-hand', 190, 'Usage des entrées accompagnées'),
  ('on-paper', 'hundred-days', 'Démarches sans internet', 'Papier, téléphone ou espace France services : le canal choisi est écrit ici.', 10, 'by-hand', 200, 'Usage des entrées accompagnées');

DROP POLICY migration_declares ON app.entry_step_kind;

CREATE TABLE app.entry_step (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL,
  lease_id uuid NOT NULL,
  code text NOT NULL REFERENCES app.entry_step_kind,
  due_on date NOT NULL,
  done_on date,
  done_by uuid REFERENCES app.account,
  note text CHECK (btrim(note) <> ''),
  -- The household says that it did it; a professional sees it and ticks.
  said_done_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (lease_id, code),
  FOREIGN KEY (household_id, lease_id) REFERENCES app.lease (household_id, id),
  CHECK ((done_on IS NULL) = (done_by IS NULL))
);
COMMENT ON TABLE app.entry_step IS 'Compartiment 13 : étapes de l’entrée dans les lieux et des cent premiers jours, qui, quand, fait.';
CREATE INDEX entry_step_household ON app.entry_step (household_id);
CREATE INDEX entry_step_due ON app.entry_step (due_on) WHERE done_on IS NULL;
CALL app_private.protect_case('app.entry_step', '13');
REVOKE UPDATE ON app.entry_step FROM perenne_request;
GRANT UPDATE (done_on, done_by, note) ON app.entry_step TO perenne_request;
CREATE POLICY definer_keeps ON app.entry_step TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.entry_step TO perenne_definer;

CREATE FUNCTION app_private.plan_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO app.entry_step (household_id, lease_id, code, due_on, author_account_id, author_organisation_id)
  SELECT NEW.household_id, NEW.id, k.code, COALESCE(NEW.starts_on, NEW.signed_on) + k.offset_days, NEW.author_account_id, NEW.author_organisation_id
  FROM app.entry_step_kind k
  WHERE k.added = 'always'
    OR (k.added = 'child' AND EXISTS (SELECT FROM app.person p WHERE p.household_id = NEW.household_id AND p.left_on IS NULL
      AND p.birth_date > NEW.signed_on - interval '18 years'))
    -- The CAF changes when the postal code left and the commune entered are not of the same département.
    OR (k.added = 'caf' AND EXISTS (SELECT FROM app.person p
      JOIN app.candidacy y ON y.id = NEW.candidacy_id
      JOIN app.vacancy v ON v.id = y.vacancy_id
      WHERE p.household_id = NEW.household_id AND substring(p.address FROM '\m(\d{2})\d{3}\M') <> left(v.commune, 2)));
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.plan_entry() IS 'À la signature, les étapes de l’entrée et des cent premiers jours sont posées avec leur échéance.';
CREATE TRIGGER plan_entry AFTER INSERT ON app.lease FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.plan_entry();

CREATE FUNCTION app_private.guard_entry_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NEW.done_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.done_on IS NOT NULL AND NEW.done_by <> c.account_id AND OLD.done_by IS DISTINCT FROM NEW.done_by THEN PERFORM app_private.refuse('may-not-write'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_entry_step() IS 'Une étape se coche le jour où elle est faite, par qui la constate.';
CREATE TRIGGER guard AFTER UPDATE ON app.entry_step FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_entry_step();

CREATE FUNCTION app_private.say_step_done(p_step uuid, p_done boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = c.household_id AND m.compartment = '13' AND m.verb = 'propose')
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  UPDATE app.entry_step s SET said_done_on = CASE WHEN p_done THEN c.today END
  WHERE s.id = p_step AND s.household_id = c.household_id AND s.done_on IS NULL;
END $$;
COMMENT ON FUNCTION app_private.say_step_done IS 'Le ménage dit qu’une étape de son entrée est faite ; un professionnel la constate ensuite.';
GRANT EXECUTE ON FUNCTION app_private.say_step_done(uuid, boolean) TO perenne_request;
