-- D13, D5: what an assessment says. Its three parts and its support plan are protected texts of its person (compartment 6,
-- encrypted); its scales stand here; its conclusions are read apart, under consent (6r).
ALTER TABLE app.assessment
  ADD COLUMN social_text_id uuid REFERENCES app.protected_text,
  ADD COLUMN budget_text_id uuid REFERENCES app.protected_text,
  ADD COLUMN housing_text_id uuid REFERENCES app.protected_text,
  ADD COLUMN plan_text_id uuid REFERENCES app.protected_text,
  ADD COLUMN rooms_from smallint CHECK (rooms_from BETWEEN 1 AND 9),
  ADD COLUMN rooms_to smallint CHECK (rooms_to BETWEEN 1 AND 9),
  ADD COLUMN intensity text CHECK (intensity IN ('light', 'regular', 'strong', 'daily')),
  -- From 1 (everything to build) to 4 (able alone), filled with the household; the last one reads as the need of support.
  ADD COLUMN able_to_rent smallint CHECK (able_to_rent BETWEEN 1 AND 4),
  ADD COLUMN knows_renting smallint CHECK (knows_renting BETWEEN 1 AND 4),
  ADD COLUMN knows_living smallint CHECK (knows_living BETWEEN 1 AND 4),
  ADD COLUMN environment smallint CHECK (environment BETWEEN 1 AND 4),
  ADD COLUMN support_need smallint CHECK (support_need BETWEEN 1 AND 4),
  ADD COLUMN with_household boolean NOT NULL DEFAULT false,
  ADD COLUMN copy_given_on date,
  ADD COLUMN updated_by uuid REFERENCES app.account,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CHECK (rooms_to >= rooms_from);
COMMENT ON COLUMN app.assessment.social_text_id IS 'Dernière version de chaque partie ; les précédentes restent dans les textes protégés.';
COMMENT ON COLUMN app.assessment.rooms_from IS 'Conclusion : type de logement, en nombre de pièces.';
COMMENT ON COLUMN app.assessment.with_household IS 'Grille de préparation remplie avec le ménage.';
COMMENT ON COLUMN app.assessment.copy_given_on IS 'Jour où la personne a reçu sa copie.';
COMMENT ON TABLE app.assessment IS 'Compartiment 6 : diagnostic (opérateur, dates, échelles, conclusions) ; ses textes sont chiffrés à part ; seul un diagnostic terminé compte dans le plafond.';
-- The columns that a request may change were named when the table was made.
GRANT UPDATE (social_text_id, budget_text_id, housing_text_id, plan_text_id, rooms_from, rooms_to, intensity, able_to_rent,
  knows_renting, knows_living, environment, support_need, with_household, copy_given_on, updated_by, updated_at, version)
  ON app.assessment TO perenne_request;

-- Protected texts of other kinds join these two as features come: a word is enough here, each feature knows its own.
ALTER TABLE app.protected_text DROP CONSTRAINT protected_text_kind_check;
ALTER TABLE app.protected_text ADD CONSTRAINT protected_text_kind_check CHECK (kind ~ '^[a-z]+(-[a-z]+)*$');
-- Several texts of one day are read in the order in which they were written.
CREATE POLICY definer_reads ON app.protected_text FOR SELECT TO perenne_definer USING (true);
GRANT SELECT ON app.protected_text TO perenne_definer;

CREATE FUNCTION app_private.guard_assessment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  afterwards constant text[] := ARRAY['copy_given_on', 'updated_by', 'updated_at', 'version'];
BEGIN
  IF NEW.operator_organisation_id <> NEW.author_organisation_id THEN PERFORM app_private.refuse('operator-is-its-author'); END IF;
  -- A finished one is signed: only its copy to the person follows.
  IF TG_OP = 'UPDATE' AND OLD.finished_on IS NOT NULL AND to_jsonb(NEW) - afterwards <> to_jsonb(OLD) - afterwards
  THEN PERFORM app_private.refuse('assessment-finished'); END IF;
  IF NEW.finished_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.finished_on IS NULL) AND (NEW.social_text_id IS NULL
      OR NEW.budget_text_id IS NULL OR NEW.housing_text_id IS NULL OR NEW.plan_text_id IS NULL
      OR NEW.rooms_from IS NULL OR NEW.intensity IS NULL)
  THEN PERFORM app_private.refuse('assessment-incomplete'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_assessment() IS 'Un diagnostic se termine complet, par l’organisation qui l’a mené, et ne change plus ensuite.';
-- After the row: who may not write at all learns nothing from the rule.
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.assessment FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_assessment();

-- 6r: the conclusions of a finished assessment. The plan stays sealed: the application opens it for this reader.
CREATE VIEW app.assessment_reduced WITH (security_barrier = true) AS
SELECT k.id, k.household_id, k.subject_person_id, k.finished_on, k.rooms_from, k.rooms_to, k.intensity,
  t.id AS plan_id, t.sealed_text AS sealed_plan
FROM app.assessment k
LEFT JOIN app.protected_text t ON t.id = k.plan_text_id
WHERE k.finished_on IS NOT NULL AND EXISTS (SELECT FROM app.my_access m
  WHERE m.household_id = k.household_id AND m.compartment = '6r' AND m.verb = 'read'
    AND (m.subject_person_id IS NULL OR m.subject_person_id = k.subject_person_id));
ALTER VIEW app.assessment_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.assessment_reduced IS 'Vue réduite 6r : conclusions d’un diagnostic terminé (type de logement, intensité, plan d’accompagnement).';
GRANT SELECT ON app.assessment_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.assessment_reduced', 'case', '6r');
