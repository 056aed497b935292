-- E8, H8: what a household lives on, as it declared it (compartment 5). Figures are counted by features/budget/domain,
-- from dated reference data and terms of the scheme; only a sheet that a worker saves is kept.
CREATE TABLE app.budget_rule (
  key text NOT NULL,
  valid_from date NOT NULL,
  value numeric NOT NULL CHECK (value > 0),
  unit text NOT NULL CHECK (unit IN ('ratio', 'years', 'units', 'days', 'months')),
  source text NOT NULL,
  PRIMARY KEY (key, valid_from)
);
COMMENT ON TABLE app.budget_rule IS 'Chiffres de la loi et de l’usage pour compter un budget : unités de consommation, dépôt de garantie, baisse de revenu.';

CREATE TABLE app.resource_kind (
  code text PRIMARY KEY,
  label text NOT NULL,
  position smallint NOT NULL,
  benefit_ratio numeric NOT NULL CHECK (benefit_ratio BETWEEN 0 AND 1),
  source text NOT NULL
);
COMMENT ON TABLE app.resource_kind IS 'Natures de ressources.';
COMMENT ON COLUMN app.resource_kind.benefit_ratio IS 'Part qui compte pour l’estimation de l’aide au logement (0 : ne compte pas ; 0,9 : abattement de 10 %).';
CALL app_private.protect_reference('app.budget_rule');
CALL app_private.protect_reference('app.resource_kind');

CREATE TABLE app.budget (
  household_id uuid PRIMARY KEY REFERENCES app.household,
  stated_on date NOT NULL,
  inclusion_cards smallint NOT NULL CHECK (inclusion_cards BETWEEN 0 AND 20),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE app.budget IS 'Compartiment 5 : budget déclaré par le ménage, sa date, sa version.';
COMMENT ON COLUMN app.budget.inclusion_cards IS 'Cartes mobilité inclusion « invalidité » dans le ménage : elles relèvent la catégorie de plafond, sans rien dire de plus.';
CALL app_private.protect_case('app.budget', '5');

CREATE TABLE app.resource (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL REFERENCES app.resource_kind,
  monthly_cents integer NOT NULL CHECK (monthly_cents BETWEEN 0 AND 10000000),
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  -- Entered by mistake: kept, and counted no more.
  struck_at timestamptz,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, person_id) REFERENCES app.person (household_id, id)
);
COMMENT ON TABLE app.resource IS 'Compartiment 5 : ressources de chaque personne, par mois, du … au ….';
CREATE INDEX resource_household ON app.resource (household_id);
CALL app_private.protect_case('app.resource', '5');

CREATE TABLE app.recurrent_charge (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  kind text NOT NULL CHECK (kind IN ('alimony', 'debt', 'energy', 'insurance', 'phone', 'transport', 'childcare', 'other')),
  monthly_cents integer NOT NULL CHECK (monthly_cents BETWEEN 0 AND 10000000),
  starts_on date NOT NULL,
  ends_on date CHECK (ends_on >= starts_on),
  struck_at timestamptz,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.recurrent_charge IS 'Compartiment 5 : charges qui reviennent chaque mois, du … au … ; le logement n’en fait pas partie.';
CREATE INDEX recurrent_charge_household ON app.recurrent_charge (household_id);
CALL app_private.protect_case('app.recurrent_charge', '5');

-- G4: the taxable income that ceilings are compared with, by year of income or over the last twelve months.
CREATE TABLE app.taxable_income (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  basis text NOT NULL CHECK (basis IN ('tax-notice', 'last-twelve-months')),
  year smallint CHECK (year BETWEEN 2000 AND 2200),
  ends_on date,
  amount_cents integer NOT NULL CHECK (amount_cents BETWEEN 0 AND 100000000),
  struck_at timestamptz,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  CHECK ((basis = 'tax-notice') = (year IS NOT NULL)),
  CHECK ((basis = 'last-twelve-months') = (ends_on IS NOT NULL))
);
COMMENT ON TABLE app.taxable_income IS 'Compartiment 5 : revenu fiscal de référence par année de revenus, ou revenu imposable des douze derniers mois.';
COMMENT ON COLUMN app.taxable_income.year IS 'Année des revenus, pas celle de l’avis.';
CREATE INDEX taxable_income_household ON app.taxable_income (household_id);
CREATE UNIQUE INDEX taxable_income_once ON app.taxable_income (household_id, basis, year) WHERE struck_at IS NULL AND year IS NOT NULL;
CALL app_private.protect_case('app.taxable_income', '5');

-- H8: the budget in a proposed dwelling, as it was counted that day.
CREATE TABLE app.budget_sheet (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  rent_cents integer NOT NULL CHECK (rent_cents >= 0),
  charges_cents integer NOT NULL CHECK (charges_cents >= 0),
  benefit_cents integer CHECK (benefit_cents >= 0),
  left_to_pay_cents integer NOT NULL,
  -- Null without resources.
  effort_ratio numeric CHECK (effort_ratio >= 0),
  residual_cents integer NOT NULL,
  solvency text NOT NULL CHECK (solvency IN ('yes', 'with-aid', 'no')),
  first_cash_cents integer NOT NULL CHECK (first_cash_cents >= 0),
  stated_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.budget_sheet IS 'Compartiment 5 : fiche budget d’un ménage dans un logement proposé, telle que comptée ce jour-là ; une estimation, la CAF seule décide.';
COMMENT ON COLUMN app.budget_sheet.residual_cents IS 'Reste à vivre par jour et par unité de consommation.';
CREATE INDEX budget_sheet_household ON app.budget_sheet (household_id, recorded_at DESC);
CALL app_private.protect_case('app.budget_sheet', '5');
REVOKE UPDATE ON app.budget_sheet FROM perenne_request;
DROP POLICY case_change ON app.budget_sheet;

-- A sheet names a dwelling: whoever knows nothing of candidacies must not learn of one from the budget (compartment 10),
-- and the household reads it from the prescriber's go on (note 14).
CREATE FUNCTION app_private.knows_candidacy(p_household uuid, p_vacancy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app_private.request() c
    WHERE EXISTS (SELECT FROM app.access_rule r
        WHERE r.role = c.role AND r.compartment IN ('10', '10r') AND r.verb = 'read')
      AND (c.role <> 'HH' OR EXISTS (SELECT FROM app.candidacy k JOIN app.milestone m ON m.candidacy_id = k.id
        WHERE k.household_id = p_household AND k.vacancy_id = p_vacancy
          AND m.kind = 'prescriber-go' AND m.undone_at IS NULL)));
END;
COMMENT ON FUNCTION app_private.knows_candidacy IS 'Ce lecteur peut-il savoir que ce ménage est proposé pour cette libération ?';
GRANT EXECUTE ON FUNCTION app_private.knows_candidacy(uuid, uuid) TO perenne_request;
CREATE POLICY candidacy_known ON app.budget_sheet AS RESTRICTIVE FOR SELECT TO perenne_request
  USING (app_private.knows_candidacy(household_id, vacancy_id));

CREATE FUNCTION app_private.guard_budget_sheet() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM app.candidacy k WHERE k.household_id = NEW.household_id AND k.vacancy_id = NEW.vacancy_id)
  THEN PERFORM app_private.refuse('dwelling-not-proposed'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_budget_sheet() IS 'Une fiche budget porte sur un logement proposé à ce ménage.';
CREATE TRIGGER guard AFTER INSERT ON app.budget_sheet FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_budget_sheet();

CREATE VIEW app.budget_reduced WITH (security_barrier = true) AS
SELECT DISTINCT ON (s.household_id, s.vacancy_id) s.household_id, s.vacancy_id, s.solvency, s.stated_on
FROM app_private.request() c
CROSS JOIN app.budget_sheet s
JOIN app.vacancy v ON v.id = s.vacancy_id
WHERE EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = s.household_id AND m.compartment = '5r' AND m.verb = 'read')
  -- Note 2: a holder reads the candidates for its own contingent.
  AND (c.role <> 'RES' OR ARRAY[v.scheme_id::text || '/' || v.contingent || '/' || v.commune, v.scheme_id::text || '/' || v.contingent || '/*']
    && app_private.held_reservations())
ORDER BY s.household_id, s.vacancy_id, s.recorded_at DESC, s.id;
ALTER VIEW app.budget_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.budget_reduced IS 'Vue réduite 5r : solvable oui, avec une aide, non, pour le logement proposé ; ni montant ni taux.';
GRANT SELECT ON app.budget_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.budget_reduced', 'case', '5r');

-- The dwelling that a budget is counted for: that of the live candidacy, from the day when this reader may know of it.
CREATE FUNCTION app_private.dwelling_of_candidacy(p_household uuid) RETURNS TABLE (
  vacancy_id uuid, typology text, commune_name text, rent_cents integer, charges_cents integer, heating text, benefit_zone smallint)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT v.id, d.typology, k.official_name, d.rent_cents, d.charges_cents, d.heating, k.benefit_zone
  FROM app_private.request() c
  JOIN app.candidacy_status s ON s.household_id = p_household AND s.status <> 'closed'
  JOIN app.vacancy v ON v.id = s.vacancy_id
  JOIN app.dwelling d ON d.id = v.dwelling_id
  JOIN app.commune k ON k.insee_then = d.commune
  WHERE c.household_id = p_household
    -- The prescriber learns which dwelling it is when the landlord informs it.
    AND (c.role <> 'PRE' OR s.status <> 'chosen')
    AND EXISTS (SELECT FROM app.my_access m
      WHERE m.household_id = p_household AND m.compartment = '5' AND m.verb = 'read')
  ORDER BY s.since DESC LIMIT 1;
END;
COMMENT ON FUNCTION app_private.dwelling_of_candidacy IS 'Loyer et charges du logement proposé au ménage, pour qui lit son budget et sait cette proposition.';
GRANT EXECUTE ON FUNCTION app_private.dwelling_of_candidacy(uuid) TO perenne_request;
