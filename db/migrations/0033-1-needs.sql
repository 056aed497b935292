-- E1: what a household needs, one row a criterion, cause-free (compartment 3). Written once: a change is a version more,
-- with its author, so that what was agreed can always be read again. The catalogue is src/features/needs/domain/criteria.ts.
CREATE TABLE app.need_version (
  household_id uuid NOT NULL REFERENCES app.household,
  number integer NOT NULL CHECK (number > 0),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  PRIMARY KEY (household_id, number)
);
COMMENT ON TABLE app.need_version IS 'Compartiment 3 : versions des besoins d’un ménage, chacune avec son auteur et sa date.';

CREATE TABLE app.need (
  household_id uuid NOT NULL,
  version integer NOT NULL,
  criterion text NOT NULL CHECK (criterion IN ('typology', 'commune', 'area', 'floor', 'accessibility', 'noise', 'outdoor',
    'animals', 'parking', 'digital', 'school', 'work', 'relatives', 'transport', 'services')),
  importance text NOT NULL CHECK (importance IN ('must', 'should', 'indifferent')),
  weight smallint NOT NULL CHECK (weight BETWEEN 1 AND 3),
  value jsonb NOT NULL CHECK (jsonb_typeof(value) = 'object'),
  note text CHECK (btrim(note) <> ''),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  PRIMARY KEY (household_id, criterion, version),
  FOREIGN KEY (household_id, version) REFERENCES app.need_version
);
COMMENT ON TABLE app.need IS 'Compartiment 3 : besoins de logement d’un ménage, un critère par ligne, sans cause ; une ligne de plus à chaque changement.';
COMMENT ON COLUMN app.need.importance IS 'must : indispensable ; should : souhaité ; indifferent : le critère ne compte pas.';
COMMENT ON COLUMN app.need.weight IS 'De 1 (compte un peu) à 3 (compte beaucoup) : départage les critères souhaités.';
COMMENT ON COLUMN app.need.value IS 'Ce qui est demandé, dans la forme du critère ; {} tant que rien n’est précisé.';

-- E5: wished or only considered, by the prescriber; the decision comes later. Why (a need of support) is a protected
-- text of compartment 6 under the same id.
CREATE TABLE app.sliding_lease_wish (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  wish text NOT NULL CHECK (wish IN ('no', 'considered', 'wished')),
  stated_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation
);
COMMENT ON TABLE app.sliding_lease_wish IS 'Compartiment 3 : bail glissant souhaité, envisagé ou non, dit par le prescripteur ; le dernier fait foi, ses raisons sont ailleurs.';
CREATE INDEX sliding_lease_wish_household ON app.sliding_lease_wish (household_id, recorded_at DESC);

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.need_version', 'app.need', 'app.sliding_lease_wish'] LOOP
    EXECUTE format('CALL app_private.protect_case(%L, ''3'')', target);
    EXECUTE format('REVOKE UPDATE ON %s FROM perenne_request', target);
    EXECUTE format('DROP POLICY case_change ON %s', target);
  END LOOP;
END $$;

-- What matching reads: the last row of each criterion, for whoever reads compartment 3.
CREATE VIEW app.need_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (n.household_id, n.criterion) n.household_id, n.criterion, n.importance, n.weight, n.value, n.note, n.version
FROM app.need n
ORDER BY n.household_id, n.criterion, n.version DESC;
COMMENT ON VIEW app.need_now IS 'Compartiment 3 : besoins en vigueur, la dernière ligne de chaque critère.';
GRANT SELECT ON app.need_now TO perenne_request;

-- 3r: typology and sector, and nothing that would say more of the household.
CREATE VIEW app.need_reduced WITH (security_barrier = true) AS
SELECT h.id AS household_id,
  ARRAY(SELECT t.typology FROM app.need n
    CROSS JOIN LATERAL jsonb_array_elements_text(n.value -> 'typologies') AS t(typology)
    WHERE n.household_id = h.id AND n.criterion = 'typology' AND n.importance <> 'indifferent'
      AND n.version = (SELECT max(l.version) FROM app.need l WHERE l.household_id = h.id AND l.criterion = 'typology')
    ORDER BY 1) AS typologies,
  ARRAY(SELECT DISTINCT s.name FROM app.need n
    CROSS JOIN LATERAL jsonb_array_elements_text(n.value -> 'communes') AS k(commune)
    JOIN app.sector_commune p ON p.scheme_id = h.scheme_id AND p.commune = k.commune
      AND daterange(p.valid_from, p.valid_to) @> c.today
    JOIN app.sector s ON s.id = p.sector_id
    WHERE n.household_id = h.id AND n.criterion = 'commune' AND n.importance <> 'indifferent'
      AND n.version = (SELECT max(l.version) FROM app.need l WHERE l.household_id = h.id AND l.criterion = 'commune')
    ORDER BY 1) AS sectors
FROM app_private.request() c
CROSS JOIN app.household h
WHERE EXISTS (SELECT FROM app.need_version v WHERE v.household_id = h.id)
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = h.id AND m.compartment = '3r' AND m.verb = 'read')
  -- Note 2: a holder reads the candidates for its own contingent.
  AND (c.role <> 'RES' OR EXISTS (SELECT FROM app.candidacy k JOIN app.vacancy v ON v.id = k.vacancy_id
    WHERE k.household_id = h.id AND ARRAY[v.scheme_id::text || '/' || v.contingent || '/' || v.commune,
      v.scheme_id::text || '/' || v.contingent || '/*'] && app_private.held_reservations()));
ALTER VIEW app.need_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.need_reduced IS 'Vue réduite 3r : typologies et secteurs souhaités.';
GRANT SELECT ON app.need_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.need_now', 'case', '3'), ('app.need_reduced', 'case', '3r');
