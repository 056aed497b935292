-- The households that the actor may see with the name they are sorted by, joined once instead of asked row by row.
-- Same right as the policies of app.household and app.person: compartment 1 or 1r, the name for 1 alone.
CREATE VIEW app.my_case AS
SELECT h.id,
  -- In full for those who read compartment 1; nobody sorts by what he may not read.
  CASE WHEN mine.in_full THEN p.search_text END AS name_key
FROM (
  SELECT m.household_id, m.own_organisation_id, bool_or(m.compartment = '1') AS in_full FROM app.my_access m
  WHERE m.compartment IN ('1', '1r') AND m.verb = 'read'
  GROUP BY m.household_id, m.own_organisation_id
) mine
JOIN app.household h ON h.id = mine.household_id
  AND (mine.own_organisation_id IS NULL OR mine.own_organisation_id = h.author_organisation_id)
LEFT JOIN app.person p ON p.id = h.lead_person_id;
ALTER VIEW app.my_case OWNER TO perenne_definer;
COMMENT ON VIEW app.my_case IS 'Les dossiers que l’on peut voir, et le nom qui les ordonne, en une jointure.';
GRANT SELECT ON app.my_case TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.my_case', 'case', '1 1r');
